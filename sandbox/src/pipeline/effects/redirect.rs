//! `api.redirect` and `api.prompt`: the user leaves once the Action is over.

use super::{Args, Effect};
use crate::pipeline::transaction::{Leaving, Transaction};
use auth0_actions::wire::{Map, Value};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What `URLSearchParams` leaves as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_');

pub(super) fn apply(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    // Of two redirects the last one counts.
    let leaving = match (method, &transaction.leaving) {
        ("sendUserTo", Some(Leaving::Form { .. })) | ("render", Some(Leaving::To { .. })) => {
            return Effect::Thrown("an Action can redirect or render a form, not both".to_owned());
        }
        ("render", Some(Leaving::Form { .. })) => {
            return Effect::Thrown("an Action can render one form".to_owned());
        }
        ("sendUserTo", _) => {
            let query = args.any(1).at("query").as_object().cloned().unwrap_or_default();
            Leaving::To { url: args.text(0).to_owned(), query }
        }
        ("render", None) => Leaving::Form { id: args.text(0).to_owned(), options: Value::Object(args.map(1)) },
        _ => return Effect::Unknown,
    };
    transaction.leaving = Some(leaving);
    Effect::Applied
}

/// Where the browser is sent: the query's parameters replace those of the same name, and `state` is appended.
pub(crate) fn leaving_url(url: &str, query: &Map, state: &str) -> String {
    let mut query = query.clone();
    query.insert("state", state);
    with_query(url, &query)
}

/// As `URLSearchParams.set` has it: the first parameter of the name gets the value, others of the name go.
pub(super) fn with_query(url: &str, query: &Map) -> String {
    if query.is_empty() {
        return url.to_owned();
    }
    let (rest, fragment) = url.split_once('#').map_or((url, None), |(rest, fragment)| (rest, Some(fragment)));
    let (base, old) = rest.split_once('?').unwrap_or((rest, ""));
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let mut pairs: Vec<(String, String)> = old
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect();
    for (name, value) in query.iter() {
        let value = value.as_str().map_or_else(|| value.to_json(), str::to_owned);
        match pairs.iter().position(|(known, _)| known == name) {
            Some(first) => {
                pairs[first].1 = value;
                let mut index = 0;
                pairs.retain(|(known, _)| {
                    index += 1;
                    known != name || index == first + 1
                });
            }
            None => pairs.push((name.to_owned(), value)),
        }
    }
    let encode = |text: &str| utf8_percent_encode(text, KEPT).to_string().replace("%20", "+");
    let query: Vec<String> = pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    format!("{base}?{}{fragment}", query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::{Map, leaving_url};

    #[test]
    fn parameters_replace_those_of_the_same_name_as_url_search_params_does() {
        let query = Map::from([("a", "new one"), ("d", "ü&")]);
        assert_eq!(
            leaving_url("https://example.com/p?a=1&b=x%20y&a=2#f", &query, "s"),
            "https://example.com/p?a=new+one&b=x+y&d=%C3%BC%26&state=s#f"
        );
        assert_eq!(leaving_url("https://example.com", &Map::new(), "s"), "https://example.com?state=s");
    }
}
