//! Which reports have which fingerprint.

use super::shingles::Fingerprint;

/// A place of a fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    hash: u64,
    /// The rank of the report.
    pub(super) rank: u32,
    /// The first byte at which the report has it.
    pub(super) at: u32,
}

/// A fingerprint that at least two reports have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    hash: u64,
    start: u32,
    /// How many issuers have it. One who repeats himself every year counts once.
    pub(super) n_issuers: u32,
}

/// Postings by fingerprint, 16 bytes each; those of one report alone are left out.
#[derive(Debug, Default)]
pub(super) struct Index {
    postings: Vec<Posting>,
    runs: Vec<Run>,
    /// Where the runs begin whose hashes begin with these bits.
    buckets: Vec<u32>,
}

/// Bits of a hash by which runs are put into buckets.
const BUCKET_BITS: u32 = 16;

impl Index {
    /// Indexes the fingerprints of each report in the order of the ranks.
    pub(super) fn of(reports: impl Iterator<Item = Vec<Fingerprint>>, issuers: &[u32]) -> Self {
        let mut postings: Vec<Posting> = Vec::new();
        for (rank, fingerprints) in reports.enumerate() {
            let Ok(rank) = u32::try_from(rank) else { break };
            postings.extend(fingerprints.into_iter().map(|it| Posting { hash: it.hash, rank, at: it.at }));
        }
        postings.sort_unstable();
        // Of a report that says one thing again and again the first place is enough.
        postings.dedup_by_key(|it| (it.hash, it.rank));
        let mut runs: Vec<Run> = Vec::new();
        let mut kept = 0_usize;
        let mut start = 0_usize;
        let mut of_run: Vec<u32> = Vec::new();
        while let Some(hash) = postings.get(start).map(|it| it.hash) {
            let rest = postings.get(start..).unwrap_or_default();
            let n_run = rest.iter().take_while(|it| it.hash == hash).count();
            if n_run > 1 {
                of_run.clear();
                of_run.extend(rest.iter().take(n_run).filter_map(|it| issuers.get(it.rank as usize).copied()));
                of_run.sort_unstable();
                of_run.dedup();
                let (Ok(first), Ok(n_issuers)) = (u32::try_from(kept), u32::try_from(of_run.len())) else { break };
                runs.push(Run { hash, start: first, n_issuers });
                postings.copy_within(start..start + n_run, kept);
                kept += n_run;
            }
            start += n_run;
        }
        postings.truncate(kept);
        postings.shrink_to_fit();
        let buckets = (0..=1_u64 << BUCKET_BITS)
            .scan(0_usize, |from, bucket| {
                let rest = runs.get(*from..).unwrap_or_default();
                *from += rest.partition_point(|run| run.hash >> (64 - BUCKET_BITS) < bucket);
                u32::try_from(*from).ok()
            })
            .collect();
        Self { postings, runs, buckets }
    }

    /// The run of a fingerprint, by its number.
    pub(super) fn run(&self, hash: u64) -> Option<usize> {
        let bucket = usize::try_from(hash >> (64 - BUCKET_BITS)).ok()?;
        let (start, end) = (*self.buckets.get(bucket)? as usize, *self.buckets.get(bucket + 1)? as usize);
        let at = self.runs.get(start..end)?.binary_search_by_key(&hash, |run| run.hash).ok()?;
        Some(start + at)
    }

    /// How many issuers have the fingerprint.
    pub(super) fn n_issuers(&self, run: usize) -> u32 {
        self.runs.get(run).map_or(0, |run| run.n_issuers)
    }

    /// The places of the fingerprint, ascending by rank.
    pub(super) fn postings(&self, run: usize) -> &[Posting] {
        let start = self.runs.get(run).map_or(0, |run| run.start as usize);
        let end = self.runs.get(run + 1).map_or(self.postings.len(), |next| next.start as usize);
        self.postings.get(start..end).unwrap_or_default()
    }
}
