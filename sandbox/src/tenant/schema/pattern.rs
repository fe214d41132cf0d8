//! Patterns of texts: the part of JavaScript's regular expressions that the facts use.
//!
//! A match follows all ways at once, as a set of places in the text, so that no text makes it slow. A crate for regular
//! expressions would have to be built with every Action's driver, and the usual one knows no `(?!…)`.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::str::Chars;

/// A pattern, ready to be looked for.
pub(super) struct Pattern(Node);

enum Node {
    /// One character of these ranges, or of none of them.
    One {
        of: Vec<(char, char)>,
        not: bool,
    },
    Start,
    End,
    /// One of these sequences.
    Either(Vec<Vec<Node>>),
    Repeat {
        node: Box<Node>,
        least: usize,
        most: usize,
    },
    /// What must not follow.
    Not(Box<Node>),
}

type Places = BTreeSet<usize>;

impl Pattern {
    /// Reads a pattern; nothing when it has what is not known here.
    pub(super) fn parse(pattern: &str) -> Option<Self> {
        let mut chars = pattern.chars().peekable();
        let whole = either(&mut chars)?;
        chars.next().is_none().then_some(Self(whole))
    }

    /// Whether it matches somewhere in the text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        !self.0.ends(&text, &(0..=text.len()).collect()).is_empty()
    }
}

fn either(chars: &mut Peekable<Chars<'_>>) -> Option<Node> {
    let mut choices = vec![Vec::new()];
    loop {
        match chars.peek() {
            None | Some(')') => return Some(Node::Either(choices)),
            Some('|') => {
                chars.next();
                choices.push(Vec::new());
            }
            Some(_) => {
                let node = atom(chars)?;
                let node = repeated(node, chars)?;
                choices.last_mut()?.push(node);
            }
        }
    }
}

fn atom(chars: &mut Peekable<Chars<'_>>) -> Option<Node> {
    Some(match chars.next()? {
        '^' => Node::Start,
        '$' => Node::End,
        '.' => Node::One { of: vec![('\n', '\n'), ('\r', '\r')], not: true },
        '[' => class(chars)?,
        '(' => {
            let not = group_is_negated(chars)?;
            let inner = either(chars)?;
            (chars.next()? == ')').then_some(())?;
            if not { Node::Not(Box::new(inner)) } else { inner }
        }
        '\\' => {
            let (of, not) = escape(chars)?;
            Node::One { of, not }
        }
        '*' | '+' | '?' => return None,
        char => Node::One { of: vec![(char, char)], not: false },
    })
}

/// Reads `?:` or `?!` behind a parenthesis, if there is one of them.
fn group_is_negated(chars: &mut Peekable<Chars<'_>>) -> Option<bool> {
    if chars.next_if_eq(&'?').is_none() {
        return Some(false);
    }
    match chars.next()? {
        ':' => Some(false),
        '!' => Some(true),
        _ => None,
    }
}

/// The characters that an escape means, or those that it does not.
fn escape(chars: &mut Peekable<Chars<'_>>) -> Option<(Vec<(char, char)>, bool)> {
    const SPACE: [(char, char); 4] = [('\t', '\r'), (' ', ' '), ('\u{a0}', '\u{a0}'), ('\u{feff}', '\u{feff}')];
    Some(match chars.next()? {
        'd' => (vec![('0', '9')], false),
        's' => (SPACE.to_vec(), false),
        'S' => (SPACE.to_vec(), true),
        'x' => {
            let code: String = chars.take(2).collect();
            let char = char::from(u8::from_str_radix(&code, 16).ok()?);
            (vec![(char, char)], false)
        }
        char if char.is_ascii_alphanumeric() => return None,
        char => (vec![(char, char)], false),
    })
}

/// Reads a class, behind its bracket.
fn class(chars: &mut Peekable<Chars<'_>>) -> Option<Node> {
    let not = chars.next_if_eq(&'^').is_some();
    let mut of = Vec::new();
    loop {
        let first = match chars.next()? {
            ']' => return Some(Node::One { of, not }),
            '\\' => match escape(chars)? {
                (ranges, false) if ranges.len() == 1 && ranges[0].0 == ranges[0].1 => ranges[0].0,
                (ranges, false) => {
                    of.extend(ranges);
                    continue;
                }
                _ => return None,
            },
            char => char,
        };
        let mut ahead = chars.clone();
        let is_range = ahead.next() == Some('-') && ahead.next().is_some_and(|next| next != ']');
        if is_range {
            chars.next();
            let last = chars.next().filter(|last| *last != '\\' && *last >= first)?;
            of.push((first, last));
        } else {
            of.push((first, first));
        }
    }
}

/// Reads how often a node may come.
fn repeated(node: Node, chars: &mut Peekable<Chars<'_>>) -> Option<Node> {
    let (least, most) = match chars.peek() {
        Some('*') => (0, usize::MAX),
        Some('+') => (1, usize::MAX),
        Some('?') => (0, 1),
        Some('{') => {
            let inner: String = chars.clone().skip(1).take_while(|char| *char != '}').collect();
            let (least, most) = inner.split_once(',').unwrap_or((&inner, &inner));
            let most = if most.is_empty() { usize::MAX } else { most.parse().ok()? };
            chars.by_ref().take(inner.len() + 1).for_each(drop);
            (least.parse().ok()?, most)
        }
        _ => return Some(node),
    };
    chars.next();
    Some(Node::Repeat { node: Box::new(node), least, most })
}

impl Node {
    /// Where a match can end that begins at one of `starts`.
    fn ends(&self, text: &[char], starts: &Places) -> Places {
        match self {
            Self::One { of, not } => {
                let is_among = |char: &char| of.iter().any(|(first, last)| (first..=last).contains(&char)) != *not;
                starts.iter().filter(|at| text.get(**at).is_some_and(is_among)).map(|at| at + 1).collect()
            }
            Self::Start => starts.iter().copied().filter(|at| *at == 0).collect(),
            Self::End => starts.iter().copied().filter(|at| *at == text.len()).collect(),
            Self::Either(choices) => choices
                .iter()
                .flat_map(|nodes| nodes.iter().fold(starts.clone(), |at, node| node.ends(text, &at)))
                .collect(),
            Self::Repeat { node, least, most } => {
                let (mut at, mut round) = (starts.clone(), 0);
                let mut reached = if *least == 0 { starts.clone() } else { Places::new() };
                while round < *most && !at.is_empty() {
                    at = node.ends(text, &at);
                    round += 1;
                    if round >= *least {
                        // Only from new places is there anything new to find.
                        at.retain(|place| reached.insert(*place));
                    }
                }
                reached
            }
            Self::Not(node) => {
                starts.iter().copied().filter(|at| node.ends(text, &Places::from([*at])).is_empty()).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use serde_json::Value;

    fn patterns<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(name, member)| match member {
                Value::String(pattern) if name == "pattern" => found.push(pattern),
                member => patterns(member, found),
            }),
            Value::Array(items) => items.iter().for_each(|item| patterns(item, found)),
            _ => {}
        }
    }

    #[test]
    fn each_pattern_of_the_facts_is_known() {
        let mut found = Vec::new();
        patterns(super::super::table(), &mut found);
        assert!(found.len() > 100, "{}", found.len());
        let unknown: Vec<_> = found.iter().filter(|pattern| Pattern::parse(pattern).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn a_pattern_takes_what_javascript_takes() {
        let cases: &[(&str, &[&str], &[&str])] = &[
            (
                r"^#(([0-9a-fA-F]{3}){1,2}|([0-9a-fA-F]{4}){1,2})$",
                &["#fff", "#ffffff", "#ffff"],
                &["#ff", "#fffff", "fff"],
            ),
            (r"^(?!-)(?!.*--)(?:[a-zA-Z0-9-]|{org_id})*$", &["", "a-b", "{org_id}-x"], &["-a", "a--b", "{org}"]),
            (r"^(?!.*\x00)\S(.*\S)?$", &["a", "a b"], &["", " a", "a ", "a\0b"]),
            (r"^([0-9a-zA-Z-_]{10,64})$", &["0123456789", "a-b_c-d_e-f"], &["012345678", "0123456789!"]),
            (r"^\+[0-9]{1,15}$", &["+4930123456"], &["4930123456", "+", "+1234567890123456"]),
            (r"^https://.*", &["https://a"], &["http://a", " https://a"]),
            (r"^[^\x00]*$", &["", "a\nb"], &["a\0"]),
            (r"b+c?", &["abbc", "b"], &["", "ac"]),
            (r"^client\.metadata\.[^\.]+$", &["client.metadata.a"], &["client.metadata.", "clientxmetadata.a"]),
        ];
        for (pattern, good, bad) in cases {
            let read = Pattern::parse(pattern).expect(pattern);
            good.iter().for_each(|text| assert!(read.is_in(text), "{pattern}: {text:?}"));
            bad.iter().for_each(|text| assert!(!read.is_in(text), "{pattern}: {text:?}"));
        }
        for broken in ["(", "[a", "*", "a{x}", r"\w", "(?=a)"] {
            assert!(Pattern::parse(broken).is_none(), "{broken}");
        }
    }

    #[test]
    fn no_text_makes_it_slow() {
        let pattern = Pattern::parse("^((a|a)*)*b$").expect("known");
        assert!(!pattern.is_in(&"a".repeat(4_096)));
    }
}
