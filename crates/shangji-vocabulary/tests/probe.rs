use shangji_vocabulary::*;
use std::io::Read;
#[test]
#[ignore]
fn probe() {
    let t = std::time::Instant::now();
    let v = Vocabulary::from_tsv(include_str!("../data/concepts.tsv"));
    let v = match v {
        Ok(v) => v,
        Err(e) => {
            println!("{e}");
            panic!()
        }
    };
    println!("load {:?} {} concepts", t.elapsed(), v.catalog().len());
    let mut s = String::new();
    std::io::stdin().read_to_string(&mut s).unwrap();
    for l in s.lines() {
        let f: Vec<&str> = l.split('\t').collect();
        let kind = match f[1] {
            "count" => ConceptKind::Count,
            "rate" => ConceptKind::Rate,
            "amount" => ConceptKind::Amount,
            "duration" => ConceptKind::Duration,
            "rank" => ConceptKind::Rank,
            _ => ConceptKind::Change,
        };
        let a = v.assign(f[0], f.get(3).unwrap_or(&""), kind, f[2]);
        println!(
            "{:45} {:8} {:5} {:?}",
            f[0],
            f[1],
            f[2],
            a.map(|a| (a.id.to_owned(), a.alternative.to_owned(), a.score))
        );
    }
}
