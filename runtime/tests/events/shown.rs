//! What `Debug` shows of a type: its fields, by their names, with their values. So a test sees every field that a type has,
//! also those that nobody told it of.

use serde_json::Value;

/// A value as `Debug` writes it.
#[derive(Debug)]
pub(crate) enum Shown {
    /// `User { email: … }`
    Struct(Vec<(String, Shown)>),
    /// `Some(…)`, `Timestamp(…)`, `(…)`
    Tuple(String, Vec<Shown>),
    /// `[…]`
    List(Vec<Shown>),
    /// `{"key": …}`
    Map(Vec<(String, Shown)>),
    /// `"…"`
    Text(String),
    /// `true`, `12`, `None`, a variant
    Word(String),
}

impl Shown {
    pub(crate) fn parse(text: &str) -> Self {
        let mut reader = Reader { chars: text.chars().collect(), at: 0 };
        let shown = reader.value();
        assert_eq!(reader.at, reader.chars.len(), "{text}");
        shown
    }

    /// How many fields structs have here.
    pub(crate) fn fields(&self) -> usize {
        match self {
            Self::Struct(fields) => fields.len() + fields.iter().map(|(_, value)| value.fields()).sum::<usize>(),
            Self::Tuple(_, items) | Self::List(items) => items.iter().map(Self::fields).sum(),
            Self::Map(members) => members.iter().map(|(_, value)| value.fields()).sum(),
            Self::Text(_) | Self::Word(_) => 0,
        }
    }

    /// Is this what was read from `json`: every property in a field, and every field with its property's value?
    ///
    /// # Errors
    /// The path of what differs.
    pub(crate) fn is_of(&self, json: Option<&Value>, path: &str) -> Result<(), String> {
        let null = json.is_none_or(Value::is_null);
        let differs = || Err(format!("{path}: {self:?} is not {json:?}"));
        match (self, json) {
            (Self::Word(word), _) if word == "None" && null => Ok(()),
            (Self::Tuple(name, items), _) if name == "Some" && !null => items[0].is_of(json, path),
            (Self::Tuple(name, items), Some(Value::String(_))) if name == "Timestamp" || name == "Other" => {
                items[0].is_of(json, path)
            }
            (Self::Text(text), Some(Value::String(came))) if text == came => Ok(()),
            // A variant: `PushNotification` is of `push-notification`.
            (Self::Word(word), Some(Value::String(came))) if plain(word) == plain(came) => Ok(()),
            (Self::Word(word), Some(Value::Bool(came))) if *word == came.to_string() => Ok(()),
            (Self::Word(word), Some(Value::Number(came))) if *word == came.to_string() => Ok(()),
            // What it holds is not shown: `the_tokens_of_an_exchange_are_shown_nowhere` asks for it.
            (Self::Tuple(name, _), Some(Value::String(_))) if name == "SecretBox<str>" => Ok(()),
            (Self::List(items), Some(Value::Array(came))) if items.len() == came.len() => {
                items.iter().zip(came).try_for_each(|(item, came)| item.is_of(Some(came), &format!("{path}[]")))
            }
            (Self::Map(members), Some(Value::Object(came))) if members.len() == came.len() => {
                members.iter().try_for_each(|(key, value)| value.is_of(came.get(key), &format!("{path}.{key}")))
            }
            (Self::Struct(fields), Some(Value::Object(came))) => {
                let of = |key: &str| fields.iter().find(|(name, _)| plain(name) == plain(key));
                if let Some(key) = came.keys().find(|key| of(key).is_none()) {
                    return Err(format!("{path}: no field holds `{key}`"));
                }
                fields.iter().try_for_each(|(name, value)| {
                    let came = came.iter().find(|(key, _)| plain(key) == plain(name)).map(|(_, value)| value);
                    value.is_of(came, &format!("{path}.{name}"))
                })
            }
            // The tree of wire.
            (Self::Tuple(name, items), Some(came)) => match (name.as_str(), items.as_slice()) {
                ("String" | "Bool" | "Number" | "Array" | "Object", [inner]) => inner.is_of(json, path),
                ("Map", [Self::List(members)]) if came.as_object().is_some_and(|came| came.len() == members.len()) => {
                    members.iter().try_for_each(|member| match member {
                        Self::Tuple(_, pair) => match pair.as_slice() {
                            [Self::Text(key), value] => value.is_of(came.get(key), &format!("{path}.{key}")),
                            _ => differs(),
                        },
                        _ => differs(),
                    })
                }
                _ => differs(),
            },
            (Self::Word(word), Some(Value::Null)) if word == "Null" => Ok(()),
            _ => differs(),
        }
    }
}

/// A name without what tells Rust's spelling from Auth0's.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
}

struct Reader {
    chars: Vec<char>,
    at: usize,
}

impl Reader {
    fn eat(&mut self, text: &str) -> bool {
        let found = text.chars().enumerate().all(|(index, char)| self.chars.get(self.at + index) == Some(&char));
        if found {
            self.at += text.chars().count();
        }
        found
    }

    fn value(&mut self) -> Shown {
        match self.chars[self.at] {
            '"' => Shown::Text(self.text()),
            '[' => Shown::List(self.items("[", "]")),
            '{' => Shown::Map(self.members("{", "}", |reader| reader.text())),
            '(' => Shown::Tuple(String::new(), self.items("(", ")")),
            _ => {
                let name = self.name();
                match self.chars.get(self.at) {
                    Some('(') => Shown::Tuple(name, self.items("(", ")")),
                    Some(' ') if self.chars.get(self.at + 1) == Some(&'{') => {
                        Shown::Struct(self.members(" { ", " }", |reader| reader.name()))
                    }
                    _ => Shown::Word(name),
                }
            }
        }
    }

    fn name(&mut self) -> String {
        let start = self.at;
        while self.chars.get(self.at).is_some_and(|char| char.is_alphanumeric() || "_.+-<>".contains(*char)) {
            self.at += 1;
        }
        assert!(self.at > start, "a name was expected at {start}");
        self.chars[start..self.at].iter().collect()
    }

    fn items(&mut self, open: &str, close: &str) -> Vec<Shown> {
        let mut items = Vec::new();
        assert!(self.eat(open));
        while !self.eat(close) {
            items.push(self.value());
            self.eat(", ");
        }
        items
    }

    fn members(&mut self, open: &str, close: &str, key: fn(&mut Self) -> String) -> Vec<(String, Shown)> {
        let mut members = Vec::new();
        assert!(self.eat(open));
        while !self.eat(close) {
            let key = key(self);
            assert!(self.eat(": "), "{key}");
            members.push((key, self.value()));
            self.eat(", ");
        }
        members
    }

    fn text(&mut self) -> String {
        assert!(self.eat("\""));
        let mut text = String::new();
        while !self.eat("\"") {
            let char = self.chars[self.at];
            self.at += 1;
            text.push(if char == '\\' { self.escaped() } else { char });
        }
        text
    }

    fn escaped(&mut self) -> char {
        let char = self.chars[self.at];
        self.at += 1;
        match char {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'u' => {
                assert!(self.eat("{"));
                let digits = self.name();
                assert!(self.eat("}"));
                char::from_u32(u32::from_str_radix(&digits, 16).unwrap()).unwrap()
            }
            other => other,
        }
    }
}
