//! Document tree to report: roles, indicators, commitments, shortcomings, instruments, arithmetic checks
