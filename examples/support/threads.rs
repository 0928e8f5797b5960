//! Reads files on all cores, in their order.

use std::any::Any;
use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use super::inputs::Input;

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
