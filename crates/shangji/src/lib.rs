//! Reads Chinese reports on building a law-based government (法治政府建设年度报告) and compares them across places and years
