use std::hint::black_box;
use std::time::Instant;

use crate::Corpus;

/// Work to time over a corpus.
pub struct Task {
    name: &'static str,
    run: Box<dyn Fn(&Corpus) -> usize>,
}

impl Task {
    /// A task. What it returns is only kept from being optimised away.
    pub fn new(name: &'static str, run: impl Fn(&Corpus) -> usize + 'static) -> Self {
        Self { name, run: Box::new(run) }
    }

    /// Its name in the table.
    pub fn name(&self) -> &'static str {
        self.name
    }
}

/// Seconds of each task in each round.
#[derive(Debug, Clone, PartialEq)]
pub struct Times {
    /// The bytes that every task went over.
    pub n_bytes: usize,
    /// The tasks by name, in order, with their seconds round by round.
    pub seconds: Vec<(&'static str, Vec<f64>)>,
}

/// The middle of some values, and their ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Half of the values are lower.
    pub median: f64,
    /// The lowest.
    pub min: f64,
    /// The highest.
    pub max: f64,
}

/// Times the tasks in `n_rounds` rounds, each task once a round, after one round that warms caches and lazy tables
/// and is not counted.
///
/// Every second round goes backwards, so that no task always profits from the one before it.
pub fn run(tasks: &[Task], corpus: &Corpus, n_rounds: usize) -> Times {
    let mut seconds: Vec<(&'static str, Vec<f64>)> = tasks.iter().map(|task| (task.name, Vec::new())).collect();
    for round in 0..=n_rounds {
        let forwards = tasks.iter().zip(&mut seconds);
        let in_turn: Vec<_> = if round % 2 == 0 { forwards.collect() } else { forwards.rev().collect() };
        for (task, (_, samples)) in in_turn {
            #[expect(clippy::disallowed_methods, reason = "benches time")]
            let start = Instant::now();
            black_box((task.run)(black_box(corpus)));
            let taken = start.elapsed().as_secs_f64();
            if round > 0 {
                samples.push(taken);
            }
        }
    }
    Times { n_bytes: corpus.n_bytes(), seconds }
}

impl Times {
    /// The seconds of a task, round by round.
    pub fn task(&self, name: &str) -> Option<&[f64]> {
        self.seconds.iter().find(|(task, _)| *task == name).map(|(_, samples)| samples.as_slice())
    }

    /// Megabytes (10^6 bytes) a second of a task.
    pub fn megabytes_per_second(&self, name: &str) -> Option<Spread> {
        let bytes = self.n_bytes as f64;
        Spread::of(self.task(name)?.iter().map(|seconds| bytes / 1e6 / seconds))
    }

    /// Nanoseconds a byte of a task.
    pub fn nanoseconds_per_byte(&self, name: &str) -> Option<Spread> {
        let bytes = self.n_bytes as f64;
        Spread::of(self.task(name)?.iter().map(|seconds| seconds * 1e9 / bytes))
    }

    /// The speed of a task as a share of the speed of a rival, round by round.
    pub fn ratio(&self, name: &str, rival: &str) -> Option<Spread> {
        let pairs = self.task(name)?.iter().zip(self.task(rival)?);
        Spread::of(pairs.map(|(seconds, rival)| rival / seconds))
    }

    /// The same for the fastest round of each: on a machine that is busy with other work these were disturbed least.
    pub fn ratio_of_best(&self, name: &str, rival: &str) -> Option<f64> {
        let best = |name| Spread::of(self.task(name)?.iter().copied()).map(|spread| spread.min);
        Some(best(rival)? / best(name)?)
    }
}

impl Spread {
    /// The spread of some values; none of no values.
    pub fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.collect();
        values.sort_by(f64::total_cmp);
        let median = *values.get(values.len() / 2)?;
        let below = values.len().checked_sub(1).and_then(|last| values.get(last / 2))?;
        Some(Self { median: (median + below) / 2.0, min: *values.first()?, max: *values.last()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between_the_middle_two() {
        let spread = Spread::of([4.0, 1.0, 3.0, 2.0].into_iter());
        assert_eq!(spread, Some(Spread { median: 2.5, min: 1.0, max: 4.0 }));
        assert_eq!(Spread::of([7.0].into_iter()).map(|spread| spread.median), Some(7.0));
        assert_eq!(Spread::of(std::iter::empty()), None);
    }

    #[test]
    fn a_ratio_is_taken_within_its_round() {
        let times = Times { n_bytes: 1, seconds: vec![("fast", vec![1.0, 10.0, 2.0]), ("slow", vec![2.0, 20.0, 4.0])] };
        assert_eq!(times.ratio("slow", "fast"), Some(Spread { median: 0.5, min: 0.5, max: 0.5 }));
    }
}
