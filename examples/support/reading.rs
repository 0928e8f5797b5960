//! Reads files on all cores; one that cannot be read does not stop the others.

use std::any::Any;
use std::collections::VecDeque;
use std::fs;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use shangji::media::Limits;
use shangji::model::{Diagnostic, GenreKind, Report, Severity};
use shangji::{Reader, Reading};

use super::inputs::Input;

/// The report of a file with its text, or what went wrong with the file.
///
/// Reading cannot fail; a file of a kind that cannot be read, or whose text is garbled, gives an empty report that says
/// so. That is no report to compare.
pub(crate) fn read(reader: &Reader, input: &Input) -> Result<Reading, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", input.path.display());
    let size = fs::metadata(&input.path).map_err(|error| told(&error))?.len();
    let limit = Limits::default().bytes;
    if size > limit as u64 {
        return Err(told(&format_args!("{size} bytes, and no report has more than {limit}")));
    }
    let bytes = fs::read(&input.path).map_err(|error| told(&error))?;
    let reading = reader.read(&input.name, &bytes);
    let unread = |it: &&Diagnostic| it.severity == Severity::Error && it.code != "no-body";
    match reading.report.diagnostics.iter().find(unread) {
        Some(diagnostic) => Err(told(&diagnostic.message)),
        None => Ok(reading),
    }
}

/// What to tell of a text that seems to be no report.
pub(crate) fn doubt(report: &Report) -> Option<String> {
    if let Some(diagnostic) = report.diagnostics.iter().find(|diagnostic| diagnostic.code == "no-body") {
        return Some(diagnostic.message.clone());
    }
    let genre = report.genre.as_ref().filter(|genre| genre.kind != GenreKind::Report)?;
    let kind = match genre.kind {
        GenreKind::News => "news (新闻)",
        GenreKind::Interpretation => "an interpretation (解读)",
        GenreKind::Regulation => "a regulation (规定)",
        GenreKind::Template => "a template (模板)",
        GenreKind::Report | GenreKind::Other => "something else",
    };
    Some(format!("perhaps no report but {kind}: {}", genre.reason))
}

/// Does `work` for each input on `jobs` threads and hands the results to `done` one after the other, in the order of
/// the inputs. At most four for each thread are begun and not yet handed over, so that memory does not grow with
/// the number of files.
///
/// Plain threads, for want of such a stream elsewhere: rayon gives results in order only as a whole collection, and
/// one by one only out of order.
pub(crate) fn in_order<T: Send>(
    inputs: &[Input],
    jobs: NonZeroUsize,
    work: impl Fn(&Input) -> Result<T, String> + Sync,
    mut done: impl FnMut(&Input, Result<T, String>),
) {
    type Task<'a, T> = (&'a Input, mpsc::Sender<Result<T, String>>);
    let (to_workers, tasks) = mpsc::channel::<Task<'_, T>>();
    let tasks = Mutex::new(tasks);
    thread::scope(|scope| {
        for _ in 0..jobs.get().min(inputs.len()) {
            scope.spawn(|| {
                loop {
                    let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((input, result)) = task else { break };
                    let outcome = catch_unwind(AssertUnwindSafe(|| work(input)));
                    let outcome = outcome.unwrap_or_else(|panic| Err(described(input, panic.as_ref())));
                    // Nobody waits for it any more where the program has been told to end.
                    let _ = result.send(outcome);
                }
            });
        }
        let mut rest = inputs.iter();
        let mut begun = VecDeque::new();
        loop {
            while begun.len() < 4 * jobs.get()
                && let Some(input) = rest.next()
            {
                let (sender, result) = mpsc::channel();
                begun.push_back((input, result));
                let _ = to_workers.send((input, sender));
            }
            let Some((input, result)) = begun.pop_front() else { break };
            done(input, result.recv().unwrap_or_else(|_| Err(format!("{}: not read", input.path.display()))));
        }
        drop(to_workers);
    });
}

/// How many threads there are for the asking.
pub(crate) fn cores() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

fn described(input: &Input, panic: &(dyn Any + Send)) -> String {
    let message = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    format!("{}: a fault of this program: {}", input.path.display(), message.unwrap_or("unknown"))
}
