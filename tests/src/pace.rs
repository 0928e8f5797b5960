//! What reading costs, in nanoseconds a byte.

use std::time::{Duration, Instant};

use shangji::Reader;

use crate::samples;

/// The least of several readings of the same bytes: other work on the machine only ever adds. It is read again until
/// it costs at most `enough`, five times at most.
pub fn of(reader: &Reader, bytes: &[u8], enough: f64) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..5 {
        #[expect(clippy::disallowed_methods, reason = "the test is about time")]
        let start = Instant::now();
        let reading = reader.read("pace", bytes);
        let taken: Duration = start.elapsed();
        drop(reading);
        least = least.min(taken.as_secs_f64() * 1e9 / bytes.len().max(1) as f64);
        if least <= enough {
            break;
        }
    }
    least
}

/// The cost of the sample reports: of the dearest of them, for it is held against single reports.
pub fn of_samples(reader: &Reader) -> f64 {
    let costs = samples::all().into_iter().map(|sample| of(reader, sample.text.as_bytes(), 0.0));
    costs.fold(0.0, f64::max)
}
