//! A validator for the part of JSON Schema (draft 2020-12) that the published schemas use.
//!
//! A full validator brings scores of crates for regular expressions, references over the network and e-mail
//! addresses. The schemas use about a dozen keywords; this module knows these, and a keyword that it does not know is
//! an error, so that a schema which grows cannot pass unread.
//!
//! ```
//! use serde_json::json;
//! use shangji_tests::schema::validate;
//!
//! let schema = json!({"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}});
//! assert!(validate(&schema, &json!({"id": "i1"})).is_ok());
//! assert_eq!(validate(&schema, &json!({"id": 1})), Err("/id: expected string, found 1".to_owned()));
//! assert_eq!(validate(&schema, &json!({})), Err(": lacks id".to_owned()));
//! ```

use serde_json::{Map, Value};

/// Whether a value is as a schema says.
///
/// # Errors
///
/// The place (a JSON pointer) of the first part that is not, and why; or the keyword of the schema that is not known.
pub fn validate(schema: &Value, value: &Value) -> Result<(), String> {
    Validator { root: schema }.check(schema, value, "")
}

struct Validator<'a> {
    root: &'a Value,
}

impl Validator<'_> {
    fn check(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        let keywords = match schema {
            Value::Bool(true) => return Ok(()),
            Value::Object(keywords) => keywords,
            _ => return Err(format!("{at}: nothing is allowed here")),
        };
        for (keyword, rule) in keywords {
            self.keyword(keyword, rule, keywords, value, at)?;
        }
        Ok(())
    }

    fn keyword(
        &self,
        keyword: &str,
        rule: &Value,
        beside: &Map<String, Value>,
        value: &Value,
        at: &str,
    ) -> Result<(), String> {
        match keyword {
            // These say nothing about a value.
            "$schema" | "$defs" | "title" | "description" | "default" | "examples" => Ok(()),
            "$ref" => {
                let target = rule.as_str().and_then(|it| it.strip_prefix('#')).and_then(|it| self.root.pointer(it));
                self.check(target.ok_or_else(|| format!("{at}: the schema refers to {rule}"))?, value, at)
            }
            "type" => {
                let fits = list(rule).any(|name| is_type(name, value));
                ensure(fits, || format!("{at}: expected {}, found {value}", names(rule)))
            }
            "enum" => {
                ensure(list(rule).any(|one| one == value), || format!("{at}: expected one of {rule}, found {value}"))
            }
            "const" => ensure(rule == value, || format!("{at}: expected {rule}, found {value}")),
            "anyOf" => ensure(self.n_fitting(rule, value, at) > 0, || format!("{at}: no alternative fits {value}")),
            "oneOf" => {
                let n = self.n_fitting(rule, value, at);
                ensure(n == 1, || format!("{at}: {n} alternatives fit {value}, expected one"))
            }
            "allOf" => list(rule).try_for_each(|schema| self.check(schema, value, at)),
            "required" => list(rule).filter_map(Value::as_str).try_for_each(|name| {
                ensure(!value.is_object() || value.get(name).is_some(), || format!("{at}: lacks {name}"))
            }),
            "properties" => rule.as_object().into_iter().flatten().try_for_each(|(name, schema)| {
                value.get(name).map_or(Ok(()), |field| self.check(schema, field, &format!("{at}/{name}")))
            }),
            "additionalProperties" => {
                let known = beside.get("properties").and_then(Value::as_object);
                let others = value.as_object().into_iter().flatten();
                let mut others = others.filter(|(name, _)| known.is_none_or(|known| !known.contains_key(*name)));
                others.try_for_each(|(name, field)| self.check(rule, field, &format!("{at}/{name}")))
            }
            "prefixItems" => list(rule)
                .zip(elements(value))
                .enumerate()
                .try_for_each(|(nth, (schema, element))| self.check(schema, element, &format!("{at}/{nth}"))),
            "items" => {
                let n_before = beside.get("prefixItems").map_or(0, |before| list(before).count());
                elements(value)
                    .enumerate()
                    .skip(n_before)
                    .try_for_each(|(nth, element)| self.check(rule, element, &format!("{at}/{nth}")))
            }
            "minItems" => ensure(!value.is_array() || length(value) >= rule.as_u64(), || format!("{at}: too short")),
            "maxItems" => ensure(!value.is_array() || length(value) <= rule.as_u64(), || format!("{at}: too long")),
            "uniqueItems" => {
                let mut seen: Vec<&Value> = Vec::new();
                let twice = elements(value).any(|element| {
                    let again = seen.contains(&element);
                    seen.push(element);
                    again
                });
                ensure(!twice || rule == &Value::Bool(false), || format!("{at}: an element twice"))
            }
            "minimum" => {
                let below = value.as_f64().zip(rule.as_f64()).is_some_and(|(value, least)| value < least);
                ensure(!below, || format!("{at}: {value} is below {rule}"))
            }
            "maximum" => {
                let above = value.as_f64().zip(rule.as_f64()).is_some_and(|(value, most)| value > most);
                ensure(!above, || format!("{at}: {value} is above {rule}"))
            }
            "format" => match (rule.as_str(), value.as_str()) {
                (Some("date"), Some(text)) => ensure(is_date(text), || format!("{at}: {text} is no date")),
                // Sizes of numbers, which `minimum` and the width of serde_json's numbers hold.
                _ => Ok(()),
            },
            _ => Err(format!("{at}: the schema says {keyword}, which this validator does not know")),
        }
    }

    fn n_fitting(&self, schemas: &Value, value: &Value, at: &str) -> usize {
        list(schemas).filter(|schema| self.check(schema, value, at).is_ok()).count()
    }
}

/// The elements of an array; a value that is no array stands for itself.
fn list(value: &Value) -> impl Iterator<Item = &Value> {
    let alone = std::slice::from_ref(value);
    value.as_array().map_or(alone, Vec::as_slice).iter()
}

fn elements(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn length(value: &Value) -> Option<u64> {
    value.as_array().and_then(|elements| u64::try_from(elements.len()).ok())
}

fn names(rule: &Value) -> String {
    list(rule).filter_map(Value::as_str).collect::<Vec<_>>().join(" or ")
}

fn is_type(name: &Value, value: &Value) -> bool {
    match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_i64() || value.is_u64(),
        _ => false,
    }
}

/// `2024-02-28`
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([4, 2, 2])
        && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}

fn ensure(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}
