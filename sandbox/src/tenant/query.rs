//! Query parameters: pages and fields.

use serde_json::{Value, json};

use super::errors::{self, Refusal};
use super::state::Object;

/// How many items a page has when the request does not say.
const PAGE: usize = 50;
/// As [`PAGE`], of the lists of Actions.
const ENVELOPE: usize = 20;
/// The most items that a page may have.
const LARGEST_PAGE: usize = 100;

/// The parameters of one request, decoded.
#[derive(Debug)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    pub(crate) fn parse(raw: Option<&str>) -> Self {
        let raw = raw.unwrap_or_default().as_bytes();
        Self(form_urlencoded::parse(raw).into_owned().collect())
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All values of a parameter that may come several times.
    pub(crate) fn all<'q>(&'q self, name: &'q str) -> impl Iterator<Item = &'q str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All parameters, in their order.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    fn flag(&self, name: &str, default: bool) -> Result<bool, Refusal> {
        match self.get(name) {
            None => Ok(default),
            Some("true") => Ok(true),
            Some("false") => Ok(false),
            Some(_) => Err(wrong_type(name, "boolean")),
        }
    }

    fn number(&self, name: &str, default: usize) -> Result<usize, Refusal> {
        match self.get(name) {
            None => Ok(default),
            Some(text) => text.parse().map_err(|_| wrong_type(name, "integer")),
        }
    }

    /// Which page the request asks for.
    pub(crate) fn page(&self) -> Result<Page, Refusal> {
        let size = self.size("per_page", PAGE)?;
        let start = self.number("page", 0)?.checked_mul(size);
        let start = start.ok_or_else(|| wrong_type("page", "integer"))?;
        Ok(Page { start, size, totals: self.flag("include_totals", false)? })
    }

    fn size(&self, name: &str, default: usize) -> Result<usize, Refusal> {
        let size = self.number(name, default)?;
        if size > LARGEST_PAGE {
            let problem = format!("Value {size} is greater than maximum {LARGEST_PAGE}");
            return Err(errors::invalid_parameter(&problem, name));
        }
        Ok(size)
    }

    /// The part of a list that begins where the cursor `from` says; nothing when the request does not
    /// ask for this kind of page.
    pub(crate) fn checkpoint(&self, items: &[Value], key: &str) -> Result<Option<Value>, Refusal> {
        if self.get("take").is_none() && self.get("from").is_none() {
            return Ok(None);
        }
        self.part(items, key).map(Some)
    }

    /// As [`checkpoint`](Self::checkpoint), for lists that have no other kind of page.
    pub(crate) fn part(&self, items: &[Value], key: &str) -> Result<Value, Refusal> {
        let size = self.size("take", PAGE)?.max(1);
        let start = match self.get("from") {
            None => 0,
            Some(cursor) => usize::from_str_radix(cursor, 16).map_err(|_| wrong_type("from", "cursor"))?,
        };
        let mut page = Object::new();
        page.insert(key.to_owned(), items.iter().skip(start).take(size).cloned().collect());
        let end = start.saturating_add(size);
        if end < items.len() {
            page.insert("next".to_owned(), format!("{end:x}").into());
        }
        Ok(page.into())
    }

    /// A page as the operations on Actions answer it: always with counters, of which zeros are left out.
    pub(crate) fn envelope(&self, items: &[Value], key: &str) -> Result<Value, Refusal> {
        let (number, size) = (self.number("page", 0)?, self.size("per_page", ENVELOPE)?);
        let part: Vec<Value> = items.iter().skip(number.saturating_mul(size)).take(size).cloned().collect();
        let mut page = Object::new();
        page.insert(key.to_owned(), part.into());
        for (name, count) in [("page", number), ("per_page", size), ("total", items.len())] {
            if count > 0 {
                page.insert(name.to_owned(), json!(count));
            }
        }
        Ok(page.into())
    }

    /// Cuts an object down to what `fields` and `include_fields` ask for.
    pub(crate) fn fields(&self, value: &Value) -> Result<Value, Refusal> {
        let include = self.flag("include_fields", true)?;
        let (Some(fields), Some(object)) = (self.get("fields"), value.as_object()) else {
            return Ok(value.clone());
        };
        let named: Vec<&str> = fields.split(',').map(str::trim).collect();
        let keep = |name: &String| named.contains(&name.as_str()) == include;
        let kept = object.iter().filter(|(name, _)| keep(name));
        Ok(Value::Object(kept.map(|(name, value)| (name.clone(), value.clone())).collect()))
    }
}

fn wrong_type(name: &str, expected: &str) -> Refusal {
    errors::invalid_parameter(&format!("Expected type {expected} but found type string"), name)
}

/// One page of a list, by number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    pub(crate) start: usize,
    pub(crate) size: usize,
    totals: bool,
}

impl Page {
    /// The page of `items`: an array, or an object with counters when the request asked for totals.
    pub(crate) fn of(self, items: &[Value], key: &str) -> Value {
        let part: Value = items.iter().skip(self.start).take(self.size).cloned().collect();
        if !self.totals {
            return part;
        }
        let mut page = Object::new();
        page.insert("start".to_owned(), json!(self.start));
        page.insert("limit".to_owned(), json!(self.size));
        page.insert("total".to_owned(), json!(items.len()));
        page.insert(key.to_owned(), part);
        page.into()
    }

    /// As [`of`](Self::of), with one more counter: how many items this page has.
    pub(crate) fn with_length(self, items: &[Value], key: &str) -> Value {
        let mut page = self.of(items, key);
        if let Some(page) = page.as_object_mut() {
            let length = page.get(key).and_then(Value::as_array).map_or(0, Vec::len);
            page.insert("length".to_owned(), json!(length));
        }
        page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<Value> {
        (0..5).map(|n| json!({ "n": n })).collect()
    }

    #[test]
    fn a_page_is_an_array_until_totals_are_asked_for() {
        let bare = Query::parse(Some("page=1&per_page=2")).page().expect("valid");
        assert_eq!(bare.of(&items(), "roles"), json!([{ "n": 2 }, { "n": 3 }]));
        let query = Query::parse(Some("page=2&per_page=2&include_totals=true"));
        let page = query.page().expect("valid").of(&items(), "roles");
        assert_eq!(page, json!({ "start": 4, "limit": 2, "total": 5, "roles": [{ "n": 4 }] }));
    }

    #[test]
    fn a_cursor_leads_to_the_end() {
        let first = Query::parse(Some("take=3")).checkpoint(&items(), "users");
        let first = first.expect("valid").expect("a checkpoint");
        let from = format!("take=3&from={}", first["next"].as_str().expect("more"));
        let second = Query::parse(Some(&from)).checkpoint(&items(), "users");
        let second = second.expect("valid").expect("a checkpoint");
        assert_eq!(second, json!({ "users": [{ "n": 3 }, { "n": 4 }] }));
        assert!(Query::parse(None).checkpoint(&items(), "users").expect("valid").is_none());
    }

    #[test]
    fn what_no_page_can_be_is_refused() {
        for raw in ["page=-1", "per_page=101", "page=x", "include_totals=1", "page=99999999999999999999"] {
            assert!(Query::parse(Some(raw)).page().is_err(), "{raw}");
        }
        assert!(Query::parse(Some("take=1&from=%21")).checkpoint(&[], "users").is_err());
    }

    #[test]
    fn fields_are_kept_or_left_out() {
        let user = json!({ "a": 1, "b": 2 });
        let cut = |raw| Query::parse(Some(raw)).fields(&user).expect("valid");
        assert_eq!(cut("fields=a"), json!({ "a": 1 }));
        assert_eq!(cut("fields=a&include_fields=false"), json!({ "b": 2 }));
        assert_eq!(cut("include_fields=false"), user);
    }
}
