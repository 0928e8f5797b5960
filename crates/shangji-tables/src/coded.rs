//! What a person coded, read from CSV.

use std::io::Read;

use rust_decimal::Decimal;
use shangji_compare::Coded;

use crate::cell::plain;

/// Why a hand-coded table cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct CodedError {
    line: u64,
    fault: Fault,
}

impl CodedError {
    /// The line, from 1, that cannot be read.
    pub fn line(&self) -> u64 {
        self.line
    }
}

#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error("the head names no column {0}; it must name report, concept and value, and may name unit")]
    NoColumn(&'static str),
    #[error("{0:?} is no decimal; write 1046 or 97.08, and nothing where the report does not state it")]
    NoDecimal(String),
    #[error("{0}")]
    Csv(csv::Error),
}

/// Reads a table with the columns `report`, `concept`, `value` and, if it likes, `unit`, in any order among others.
///
/// `report` is the name of the report's file, `concept` the id of a concept (`reconsideration.accepted`). An empty
/// `value` says that the report does not state it. A byte order mark and the apostrophe of [`plain`] are taken away.
///
/// ```
/// use shangji_tables::read_coded;
///
/// let table = "report,concept,value,unit\na.txt,reconsideration.accepted,66,件\na.txt,litigation.loss_rate,,\n";
/// let coded = read_coded(table.as_bytes()).unwrap();
/// assert_eq!((coded[0].value, coded[0].unit.as_deref()), (Some(66.into()), Some("件")));
/// assert_eq!(coded[1].value, None);
/// assert_eq!(read_coded("report,value\n".as_bytes()).unwrap_err().line(), 1);
/// ```
///
/// # Errors
///
/// Where a column is missing, a value is no decimal, or the bytes are no CSV in UTF-8.
pub fn read_coded(table: impl Read) -> Result<Vec<Coded>, CodedError> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table);
    let of_csv = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        CodedError { line, fault: Fault::Csv(error) }
    };
    let heads = reader.headers().map_err(of_csv)?.clone();
    let place = |name: &'static str| heads.iter().position(|head| head.trim_start_matches('\u{FEFF}') == name);
    let needed = |name| place(name).ok_or(CodedError { line: 1, fault: Fault::NoColumn(name) });
    let (report, concept, value, unit) = (needed("report")?, needed("concept")?, needed("value")?, place("unit"));
    let mut coded = Vec::new();
    for record in reader.records() {
        let record = record.map_err(of_csv)?;
        let cell = |place: usize| plain(record.get(place).unwrap_or_default());
        // A minus that was taken for a formula is a minus.
        let written = cell(value);
        let value = match written {
            "" => None,
            _ => Some(Decimal::from_str_exact(written).map_err(|_| CodedError {
                line: record.position().map_or(1, csv::Position::line),
                fault: Fault::NoDecimal(written.to_owned()),
            })?),
        };
        coded.push(Coded {
            report: cell(report).to_owned(),
            concept: cell(concept).to_owned(),
            value,
            unit: unit.map(cell).filter(|unit| !unit.is_empty()).map(str::to_owned),
        });
    }
    Ok(coded)
}
