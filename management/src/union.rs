//! Which of several forms a value has.

use auth0_actions_wire::read::Node;
use std::borrow::Cow;

/// A form that a value may have.
#[derive(Debug)]
pub(crate) enum Shape {
    Text,
    Number,
    Bool,
    List,
    /// An object with these texts under these keys.
    Tags(&'static [(&'static str, &'static str)]),
    /// An object with the first keys, and perhaps the second; where it has the third, with these texts. A key of the third
    /// may lead into an object: `destination.type`.
    Keys(&'static [&'static str], &'static [&'static str], &'static [(&'static str, &'static str)]),
}

#[allow(dead_code, reason = "each group uses a part")]
mod names {
    use super::Shape;

    pub(crate) const TEXT: &[Shape] = &[Shape::Text];
    pub(crate) const NUMBER: &[Shape] = &[Shape::Number];
    pub(crate) const BOOL: &[Shape] = &[Shape::Bool];
    pub(crate) const LIST: &[Shape] = &[Shape::List];
    pub(crate) const OBJECT: &[Shape] = &[Shape::Keys(&[], &[], &[])];

    pub(crate) const fn tags(tags: &'static [(&'static str, &'static str)]) -> Shape {
        Shape::Tags(tags)
    }

    pub(crate) const fn keys(required: &'static [&'static str], known: &'static [&'static str]) -> Shape {
        Shape::Keys(required, known, &[])
    }

    pub(crate) const fn marked(
        required: &'static [&'static str],
        known: &'static [&'static str],
        marks: &'static [(&'static str, &'static str)],
    ) -> Shape {
        Shape::Keys(required, known, marks)
    }
}
#[allow(unused_imports, reason = "there may be no group")]
pub(crate) use names::{BOOL, LIST, NUMBER, OBJECT, TEXT, keys, marked, tags};

/// The index of the form that fits best: the tags agree, or all required keys are there and most of the known ones.
/// `None` when no form fits.
pub(crate) fn choose(node: Node<'_>, forms: &[&[Shape]]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (index, shapes) in forms.iter().enumerate() {
        for shape in *shapes {
            let Some(score) = score(node, shape) else { continue };
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, index));
            }
        }
    }
    best.map(|(_, index)| index)
}

fn score(node: Node<'_>, shape: &Shape) -> Option<usize> {
    match shape {
        Shape::Text => node.as_str().map(|_| 1),
        Shape::Number => node.number().map(|_| 1),
        Shape::Bool => node.is_bool().then_some(1),
        Shape::List => node.is_array().then_some(1),
        _ if !node.is_object() => None,
        Shape::Tags(tags) => {
            let agrees = |(key, text): &(&str, &str)| text_at(node, key).is_some_and(|found| found == *text);
            tags.iter().all(agrees).then_some(1000 + tags.len())
        }
        Shape::Keys(required, known, marks) => {
            let has = |key: &&str| node.get(key).is_some();
            let mut agreeing = 0;
            for (key, text) in *marks {
                match text_at(node, key) {
                    Some(found) if found == *text => agreeing += 1,
                    Some(_) => return None,
                    None => {}
                }
            }
            let all = required.iter().all(has);
            all.then(|| 1 + 100 * agreeing + required.len() + known.iter().filter(|key| has(key)).count())
        }
    }
}

/// The text under a key, or under a key in the object under another: `destination.type`.
fn text_at<'t>(node: Node<'t>, key: &str) -> Option<Cow<'t, str>> {
    match key.split_once('.') {
        Some((outer, inner)) => node.get(outer)?.get(inner)?.as_str(),
        None => node.get(key)?.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::{LIST, OBJECT, Shape, TEXT, choose, keys, marked, tags};
    use auth0_actions_wire::read::Tape;

    #[test]
    fn the_form_that_fits_best() {
        const TAGGED: &[Shape] = &[tags(&[("type", "HTTP"), ("action", "SEND")])];
        const KEYED: &[Shape] = &[keys(&["id"], &["name"])];
        const WIDER: &[Shape] = &[keys(&["id"], &["name", "email"])];
        let forms = [TAGGED, KEYED, WIDER, TEXT, LIST];
        let chosen = |text: &str| choose(Tape::of(text).unwrap().root(), &forms);
        assert_eq!(chosen(r#"{"type": "HTTP", "action": "SEND", "id": 1, "email": 2}"#), Some(0));
        assert_eq!(chosen(r#"{"id": 1, "name": 2}"#), Some(1));
        assert_eq!(chosen(r#"{"id": 1, "email": 2}"#), Some(2));
        assert_eq!((chosen(r#""text""#), chosen("[]")), (Some(3), Some(4)));
        assert_eq!((chosen(r#"{"type": "NEW"}"#), chosen("true")), (None, None));
        assert_eq!(choose(Tape::of("{}").unwrap().root(), &[OBJECT]), Some(0));

        const HTTP: &[Shape] = &[marked(&["id"], &["type", "url"], &[("type", "http")])];
        const QUEUE: &[Shape] = &[marked(&["id"], &["type", "url"], &[("type", "queue")])];
        let chosen = |text: &str| choose(Tape::of(text).unwrap().root(), &[HTTP, QUEUE]);
        assert_eq!(chosen(r#"{"id": 1, "type": "queue", "url": 1}"#), Some(1));
        assert_eq!((chosen(r#"{"id": 1}"#), chosen(r#"{"id": 1, "type": "new"}"#)), (Some(0), None));
    }
}
