use shangji_vocabulary::*;
#[test]
#[ignore]
fn speed() {
    let t = std::time::Instant::now();
    let v = Vocabulary::from_tsv(include_str!("../data/concepts.tsv")).unwrap();
    println!("load {:?}", t.elapsed());
    let t = std::time::Instant::now();
    println!("lexicon {} {:?}", lexicon().len(), t.elapsed());
    let s = std::fs::read_to_string("/tmp/voc/gold.tsv").unwrap();
    let l: Vec<&str> = s.lines().map(|l| l.split('\t').next().unwrap()).collect();
    let t = std::time::Instant::now();
    let mut n = 0;
    for _ in 0..200 { for x in &l { n += v.assign(x, "全面提升政务服务水平", ConceptKind::Count, "件").is_some() as usize; } }
    println!("{:?} a label, {n}", t.elapsed() / (200 * l.len() as u32));
    for f in ["000_ee36a159e2e744f4","002_74313762b1c5614a","003_d546908411d3b506"] {
        let s = std::fs::read_to_string(format!("/work/shared/seeds/{f}.txt")).unwrap();
        let t = std::time::Instant::now();
        let mut k = 0;
        for _ in 0..100 { k += lexicon().tokens(&s).count(); }
        println!("tokens {} MB/s {k}", s.len() as f64 * 100.0 / t.elapsed().as_secs_f64() / 1e6);
    }
    let long = "受理行政复议案件".repeat(20000);
    let t = std::time::Instant::now();
    println!("{:?} {:?}", v.assign(&long, "", ConceptKind::Count, "件").map(|a| a.id), t.elapsed());
}
