//! The forms that generated types have: what is answered, what is sent, what is both, and one of several.
//!
//! A derive for each of two thousand types is what makes clients of this size slow to build. So the generated files only
//! list fields, and these rules say once what follows from a list. Each type is read from, and written as, the tree of
//! `wire`; serde goes through that tree.

/// What is only answered: a struct that is read.
macro_rules! answers {
    ($(
        $(#[$meta:meta])*
        $name:ident {
            $(@fixed $fixed_key:literal = $fixed:literal;)*
            $($(#[$of_field:meta])* $field:ident: $kind:ty = $how:ident $key:literal,)*
            $(.. $other:ident)?
        }
    )*) => {$(
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $name {
            $($(#[$of_field])* pub $field: $kind,)*
            $(
                /// What else came: properties that are not listed here.
                pub $other: auth0_actions_wire::Map,
            )?
        }

        impl auth0_actions_wire::Read for $name {
            fn blank() -> Self {
                Self {
                    $($field: auth0_actions_wire::Read::blank(),)*
                    $($other: auth0_actions_wire::Map::new(),)?
                }
            }

            #[allow(unused_mut, unused_variables, reason = "it may have no fields")]
            fn fill(&mut self, node: auth0_actions_wire::read::Node<'_>, cx: &mut auth0_actions_wire::read::Cx) {
                let mut fields = auth0_actions_wire::read::Fields::new(node, cx);
                $(crate::fields::get::$how(&mut fields, $key, &mut self.$field);)*
                $(self.$other = node.rest(Self::KEYS);)?
            }
        }

        #[allow(dead_code, reason = "for types that keep what is not listed")]
        impl $name {
            const KEYS: &'static [&'static str] = &[$($fixed_key,)* $($key,)*];
        }

        impl auth0_actions_wire::ToValue for $name {
            #[allow(unused_mut, reason = "it may have no fields")]
            fn to_value(&self) -> auth0_actions_wire::Value {
                let mut members = auth0_actions_wire::Map::new();
                $(members.insert($fixed_key, $fixed);)*
                $(crate::fields::put::$how(&mut members, $key, &self.$field);)*
                $(crate::fields::extend(&mut members, &self.$other);)?
                auth0_actions_wire::Value::Object(members)
            }
        }

        auth0_actions_wire::serde_by_tree!($name);
    )*};
}

/// What is only sent: an object that holds what was given, and nothing else.
macro_rules! requests {
    ($(
        $(#[$meta:meta])*
        $name:ident($($secret:literal),*) {
            $(@fixed $fixed_key:literal = $fixed:literal;)*
            required { $($(#[$of_required:meta])* $required:ident: $required_kind:ty => $required_key:literal = $required_value:expr;)* }
            optional { $($(#[$of_optional:meta])* $optional:ident: $optional_kind:ty => $optional_key:literal = $optional_value:expr;)* }
            clear { $($clear:ident $clear_key:literal;)* }
            $(.. $other:ident)?
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq)]
        pub struct $name(auth0_actions_wire::Map);

        impl $name {
            /// With what Auth0 demands; what else is not given is not sent.
            ///
            $($(#[$of_required])*)*
            #[must_use]
            #[allow(unused_mut, clippy::new_without_default, reason = "it may demand nothing")]
            #[allow(clippy::too_many_arguments, reason = "Auth0 demands them")]
            pub fn new($($required: $required_kind),*) -> Self {
                let mut members = auth0_actions_wire::Map::new();
                $(members.insert($fixed_key, $fixed);)*
                $(members.insert($required_key, $required_value);)*
                Self(members)
            }

            $(
                $(#[$of_optional])*
                #[must_use]
                pub fn $optional(mut self, $optional: $optional_kind) -> Self {
                    self.0.insert($optional_key, $optional_value);
                    self
                }
            )*

            $(
                #[doc = concat!("Clears `", $clear_key, "`: sends `null`.")]
                #[must_use]
                pub fn $clear(mut self) -> Self {
                    self.0.insert($clear_key, auth0_actions_wire::Value::Null);
                    self
                }
            )*

            $(
                /// A property that is not listed here.
                #[must_use]
                pub fn $other(mut self, name: impl Into<String>, value: impl Into<auth0_actions_wire::Value>) -> Self {
                    self.0.insert(name, value);
                    self
                }
            )?
        }

        impl auth0_actions_wire::ToValue for $name {
            fn to_value(&self) -> auth0_actions_wire::Value {
                auth0_actions_wire::Value::Object(self.0.clone())
            }
        }

        impl From<$name> for auth0_actions_wire::Value {
            fn from(request: $name) -> Self {
                Self::Object(request.0)
            }
        }

        /// Takes an object as it is, once it has what Auth0 demands.
        impl auth0_actions_wire::Read for $name {
            fn blank() -> Self {
                Self(auth0_actions_wire::Map::new())
            }

            fn fill(&mut self, node: auth0_actions_wire::read::Node<'_>, cx: &mut auth0_actions_wire::read::Cx) {
                crate::fields::whole(&mut self.0, node, &[$($required_key),*], cx);
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                // Of what is not listed nobody knows whether it is a secret: a connection's options have theirs there.
                let open = !concat!("" $(, stringify!($other))?).is_empty();
                let listed: &[&str] = &[$($fixed_key,)* $($required_key,)* $($optional_key),*];
                crate::fields::redacted(f, stringify!($name), &self.0, |key| {
                    [$($secret),*].contains(&key) || open && !listed.contains(&key)
                })
            }
        }

        auth0_actions_wire::serde_by_tree!($name);
    )*};
}

/// What is answered and sent: a struct that is read, made and written.
macro_rules! models {
    ($(
        $(#[$meta:meta])*
        $name:ident {
            $(@fixed $fixed_key:literal = $fixed:literal;)*
            required { $($(#[$of_required:meta])* $required:ident: $required_kind:ty = $required_how:ident $required_key:literal, $required_arg:ty => $required_value:expr;)* }
            optional { $($(#[$of_optional:meta])* $optional:ident: $optional_kind:ty = $optional_how:ident $optional_key:literal, $optional_arg:ty => $optional_value:expr;)* }
            clear { $($clear:ident $cleared:ident;)* }
            $(.. $other:ident)?
        }
    )*) => {$(
        $(#[$meta])*
        #[non_exhaustive]
        pub struct $name {
            $($(#[$of_required])* pub $required: $required_kind,)*
            $($(#[$of_optional])* pub $optional: $optional_kind,)*
            $(
                /// Properties that are not listed here.
                pub $other: auth0_actions_wire::Map,
            )?
        }

        impl $name {
            #[allow(dead_code, reason = "for types that keep what is not listed")]
            const KEYS: &'static [&'static str] = &[$($fixed_key,)* $($required_key,)* $($optional_key,)*];

            /// With what Auth0 demands; what else is not given is not sent.
            ///
            $($(#[$of_required])*)*
            #[must_use]
            #[allow(clippy::new_without_default, reason = "it may demand nothing")]
            #[allow(clippy::too_many_arguments, reason = "Auth0 demands them")]
            pub fn new($($required: $required_arg),*) -> Self {
                Self {
                    $($required: $required_value,)*
                    $($optional: Default::default(),)*
                    $($other: auth0_actions_wire::Map::new(),)?
                }
            }

            $(
                $(#[$of_optional])*
                #[must_use]
                pub fn $optional(mut self, $optional: $optional_arg) -> Self {
                    self.$optional = $optional_value;
                    self
                }
            )*

            $(
                #[doc = concat!("Clears `", stringify!($cleared), "`: sends `null`.")]
                #[must_use]
                pub fn $clear(mut self) -> Self {
                    self.$cleared = crate::Patch::Clear;
                    self
                }
            )*

            $(
                /// A property that is not listed here.
                #[must_use]
                pub fn $other(mut self, name: impl Into<String>, value: impl Into<auth0_actions_wire::Value>) -> Self {
                    self.$other.insert(name, value);
                    self
                }
            )?
        }

        impl auth0_actions_wire::Read for $name {
            fn blank() -> Self {
                Self {
                    $($required: auth0_actions_wire::Read::blank(),)*
                    $($optional: auth0_actions_wire::Read::blank(),)*
                    $($other: auth0_actions_wire::Map::new(),)?
                }
            }

            #[allow(unused_mut, unused_variables, reason = "it may have no fields")]
            fn fill(&mut self, node: auth0_actions_wire::read::Node<'_>, cx: &mut auth0_actions_wire::read::Cx) {
                let mut fields = auth0_actions_wire::read::Fields::new(node, cx);
                $(crate::fields::get::$required_how(&mut fields, $required_key, &mut self.$required);)*
                $(crate::fields::get::$optional_how(&mut fields, $optional_key, &mut self.$optional);)*
                $(self.$other = node.rest(Self::KEYS);)?
            }
        }

        impl auth0_actions_wire::ToValue for $name {
            #[allow(unused_mut, reason = "it may have no fields")]
            fn to_value(&self) -> auth0_actions_wire::Value {
                let mut members = auth0_actions_wire::Map::new();
                $(members.insert($fixed_key, $fixed);)*
                $(crate::fields::put::$required_how(&mut members, $required_key, &self.$required);)*
                $(crate::fields::put::$optional_how(&mut members, $optional_key, &self.$optional);)*
                $(crate::fields::extend(&mut members, &self.$other);)?
                auth0_actions_wire::Value::Object(members)
            }
        }

        impl From<$name> for auth0_actions_wire::Value {
            fn from(model: $name) -> Self {
                auth0_actions_wire::ToValue::to_value(&model)
            }
        }

        auth0_actions_wire::serde_by_tree!($name);
    )*};
}

/// One of several forms, and what this version does not know.
macro_rules! unions {
    ($(
        $(#[$meta:meta])*
        $name:ident { $($variant:ident($kind:ty) = $shapes:expr;)* }
    )*) => {$(
        $(#[$meta])*
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "one lives shortly, in a request or an answer")]
        pub enum $name {
            $(
                #[allow(missing_docs, reason = "the type in it says it")]
                $variant($kind),
            )*
            /// A form that this version does not know.
            Other(auth0_actions_wire::Value),
        }

        impl auth0_actions_wire::Read for $name {
            fn blank() -> Self {
                Self::Other(auth0_actions_wire::Value::Null)
            }

            fn fill(&mut self, node: auth0_actions_wire::read::Node<'_>, cx: &mut auth0_actions_wire::read::Cx) {
                #[allow(unused_imports, reason = "each uses a part")]
                use crate::union::{BOOL, LIST, NUMBER, OBJECT, TEXT, keys, marked, tags};
                $(
                    #[allow(non_upper_case_globals, reason = "it is the variant's")]
                    const $variant: &[crate::union::Shape] = $shapes;
                )*
                let forms = [$($variant),*];
                let chosen = crate::union::choose(node, &forms);
                #[allow(unused_mut, unused_assignments, reason = "the last is not followed by another")]
                {
                    let mut index = 0;
                    $(
                        if chosen == Some(index) {
                            *self = Self::$variant(<$kind as auth0_actions_wire::Read>::read(node, cx));
                            return;
                        }
                        index += 1;
                    )*
                }
                *self = Self::Other(node.to_value());
            }
        }

        impl auth0_actions_wire::ToValue for $name {
            fn to_value(&self) -> auth0_actions_wire::Value {
                match self {
                    $(Self::$variant(inner) => auth0_actions_wire::ToValue::to_value(inner),)*
                    Self::Other(value) => value.clone(),
                }
            }
        }

        impl From<$name> for auth0_actions_wire::Value {
            fn from(union: $name) -> Self {
                auth0_actions_wire::ToValue::to_value(&union)
            }
        }

        auth0_actions_wire::serde_by_tree!($name);
    )*};
}

/// The empty types that stand for operations.
macro_rules! operations {
    ($($name:ident: $key:literal, $method:literal $path:literal, $repeatable:literal, $answer:ident $(($($detail:tt)*))?;)*) => {$(
        #[doc = concat!("The operation `", $key, "`.")]
        pub enum $name {}

        impl crate::Operation for $name {
            type Output = crate::shape::output!($answer $($($detail)*)?);
            const SPEC: &'static crate::Spec =
                &crate::Spec::new(concat!("auth0-op/1:", $key, ";"), $method, $path, $repeatable);

            #[allow(unused_variables, reason = "it may answer nothing")]
            fn decode(
                body: Option<auth0_actions_wire::read::Node<'_>>,
                cx: &mut auth0_actions_wire::read::Cx,
            ) -> Self::Output {
                crate::shape::decode!($answer body cx $($($detail)*)?)
            }
        }

        crate::shape::pages!($name $answer $($($detail)*)?);
    )*};
}

macro_rules! output {
    (nothing) => { () };
    (one $kind:ty) => { $kind };
    (events $kind:ty) => { $kind };
    (page $key:literal $item:ty, $paging:ident $($rest:tt)*) => { crate::Page<$item> };
}

macro_rules! decode {
    (nothing $body:ident $cx:ident) => {
        ()
    };
    (one $body:ident $cx:ident $kind:ty) => {
        crate::fields::body($body, $cx)
    };
    (events $body:ident $cx:ident $kind:ty) => {
        crate::fields::body($body, $cx)
    };
    (page $body:ident $cx:ident $key:literal $item:ty, $paging:ident $($rest:tt)*) => {
        crate::Page::of_answer(crate::fields::required($body, $cx), $key, $cx)
    };
}

macro_rules! pages {
    ($name:ident page $key:literal $item:ty, $paging:ident $($id:literal)? $(, $size:literal at once)?) => {
        impl crate::items::Pages for $name {
            type Item = $item;
            const PAGING: crate::items::Paging = crate::items::Paging::$paging $(($id))?;
            $(const SIZE: usize = $size;)?
        }
    };
    ($name:ident events $($kind:tt)*) => {
        impl crate::subscription::Subscribes for $name {}
    };
    ($name:ident $($other:tt)*) => {};
}

#[allow(unused_imports, reason = "each group uses a part, and there may be none")]
pub(crate) use {answers, decode, models, operations, output, pages, requests, unions};
