//! What a message of an event stream is about.

use auth0_actions_wire::read::{Cx, Read};
use auth0_actions_wire::{Malformed, Map, Problems};
use std::marker::PhantomData;

const OBJECT: &str = "message.data.object";

/// `event.message.data` of one type of message. It is read when it is asked for: a type that a handler does not ask for
/// takes no place in its binary.
pub struct Data<'e, T> {
    data: Option<&'e Map>,
    object: PhantomData<fn() -> T>,
}

impl<T> Clone for Data<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Data<'_, T> {}

impl<'e, T: Read> Data<'e, T> {
    pub(super) fn new(data: Option<&'e Map>) -> Self {
        Self { data, object: PhantomData }
    }

    /// `data.object`: what the message is about, as it is after the change; what is gone, as it was last.
    ///
    /// # Panics
    /// When it is malformed, this ends the Action with each path, as touching a malformed group does (see
    /// [`Lazy`](auth0_actions_wire::Lazy)). Hosts that read all groups first read this too.
    #[must_use]
    #[track_caller]
    pub fn object(&self) -> T {
        match self.try_object() {
            Ok(object) => object,
            Err(problems) => std::panic::panic_any(Malformed(problems)),
        }
    }

    /// `data.previous_object`: what was changed, as it was before, where the message says it.
    #[must_use]
    pub fn previous_object(&self) -> Option<&'e Map> {
        self.data?.get("previous_object")?.as_object()
    }

    /// `data.context`: what brought the change about, where the message says it.
    #[must_use]
    pub fn context(&self) -> Option<&'e Map> {
        self.data?.get("context")?.as_object()
    }

    fn try_object(&self) -> Result<T, Problems> {
        let mut cx = Cx::new(OBJECT);
        let read = match self.data.and_then(|data| data.get("object")) {
            Some(object) => T::of_value(object, &mut cx),
            None => {
                cx.problem("is missing");
                T::blank()
            }
        };
        let problems = cx.into_problems();
        if problems.is_empty() { Ok(read) } else { Err(problems) }
    }

    /// A message may come without data; what has come is read.
    pub(super) fn check(self, problems: &mut Problems) {
        if self.data.is_some()
            && let Err(mut found) = self.try_object()
        {
            problems.0.append(&mut found.0);
        }
    }
}
