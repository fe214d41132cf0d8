//! Enums that Auth0 may extend.

/// Declares an enum of texts with a variant, `Other`, for what Auth0 adds later. For generated code.
#[doc(hidden)]
#[macro_export]
macro_rules! open_enum {
    (@first $name:ident $first:ident $($rest:ident)*) => { $name::$first };
    ($($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[doc = concat!("`", $text, "`")]
                $variant,
            )*
            /// A value that this version does not know.
            Other(String),
        }

        impl $name {
            /// The value as Auth0 writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Other(text) => text,
                }
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                // One search serves all enums; a comparison with each value of each is twice as much of a bundle.
                const TEXTS: &str = concat!($($text, "\n"),*);

                enum Place {
                    $($variant),*
                }

                // Of unit variants alone, so that the compiler sees that it is one sum.
                #[inline(never)]
                fn known(place: usize) -> $name {
                    $(
                        if place == Place::$variant as usize {
                            return $name::$variant;
                        }
                    )*
                    $crate::open_enum!(@first $name $($variant)*)
                }

                match $crate::__place_of(TEXTS, text) {
                    Some(place) => known(place),
                    None => Self::Other(text.to_owned()),
                }
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl From<$name> for $crate::Value {
            fn from(value: $name) -> Self {
                value.as_str().into()
            }
        }

        impl $crate::ToValue for $name {
            fn to_value(&self) -> $crate::Value {
                self.as_str().into()
            }
        }

        impl $crate::Read for $name {
            fn blank() -> Self {
                Self::Other(String::new())
            }

            fn fill(&mut self, node: $crate::read::Node<'_>, cx: &mut $crate::read::Cx) {
                let mut text = String::new();
                $crate::Read::fill(&mut text, node, cx);
                *self = text.as_str().into();
            }
        }

        $crate::serde_by_tree!($name);
    )*};
}

/// Which line is this text.
#[doc(hidden)]
#[must_use]
#[inline(never)]
pub fn place_of(lines: &str, text: &str) -> Option<usize> {
    // Behind the end of the last line there is none, not even an empty one.
    let lines = lines.as_bytes().strip_suffix(b"\n").unwrap_or_default();
    lines.split(|byte| *byte == b'\n').position(|line| line == text.as_bytes())
}

#[cfg(test)]
mod tests {
    crate::open_enum! {
        /// For the test.
        Colour { Red = "red", DarkBlue = "dark blue" }
    }

    #[test]
    fn a_text_is_the_value_of_its_name_and_any_other_is_kept() {
        assert_eq!((Colour::from("red"), Colour::from("dark blue")), (Colour::Red, Colour::DarkBlue));
        for text in ["", "\n", "red\n", "re", "blue", "Red", "red\ndark blue"] {
            assert_eq!(Colour::from(text), Colour::Other(text.to_owned()), "{text:?}");
            assert_eq!(Colour::from(text).as_str(), text);
        }
    }
}
