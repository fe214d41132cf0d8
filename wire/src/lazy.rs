//! Parts of an event that are read when they are touched.

use crate::Member;
use crate::read::{Cx, Problems, Read};
use std::cell::OnceCell;
use std::fmt;
use std::ops::{Deref, DerefMut};

/// A group of an event (`event.user`, `event.request` …) that is read when it is first touched.
///
/// It reads as if it were the group itself. A group that an Action never touches costs neither time nor
/// a place in its binary, and cannot stop a login by being malformed. There is no `Clone`, so that
/// `event.user.clone()` is a `User`.
///
/// # Panics
/// Touching a malformed group ends the Action: it unwinds with [`Malformed`], which every host turns into
/// the failure `malformed` that names each path. Hosts that read all groups first (the command line, the
/// in-process host, the test kit) refuse the event before the handler runs.
pub struct Lazy<T> {
    // Boxed, so that every group has the same small shape: an event of twenty groups is moved about.
    value: OnceCell<Box<T>>,
    source: Option<Member>,
}

/// What a malformed group unwinds with: each problem and its path.
#[derive(Clone, Debug)]
pub struct Malformed(pub Problems);

impl<T: Read> Lazy<T> {
    /// The group that this member of an event is. One that is missing stands for nothing: whoever opens the event has
    /// reported that, and nobody gets to touch it.
    #[must_use]
    pub fn of(member: Option<Member>) -> Self {
        Self { value: OnceCell::new(), source: member }
    }

    /// Reads the group now.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn check(&self) -> Result<&T, Problems> {
        if let Some(value) = self.value.get() {
            return Ok(value);
        }
        let value = match &self.source {
            Some(member) => read_member(member)?,
            None => return Err(Problems::default()),
        };
        Ok(self.value.get_or_init(|| value))
    }
}

impl<T> Lazy<T> {
    /// A group that is given as it is, for tests.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { value: Box::new(value).into(), source: None }
    }

    /// The JSON that came, also when the group is malformed; `None` for one made by [`Lazy::new`].
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.source.as_ref().map(|member| member.node().text())
    }
}

/// Reads a member.
///
/// # Errors
/// All that is wrong with it.
fn read_member<T: Read>(member: &Member) -> Result<Box<T>, Problems> {
    let mut cx = Cx::new(member.key());
    let value = Box::read(member.node(), &mut cx);
    let problems = cx.into_problems();
    if problems.is_empty() { Ok(value) } else { Err(problems) }
}

impl<T: Read> Deref for Lazy<T> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        match self.check() {
            Ok(value) => value,
            Err(problems) => std::panic::panic_any(Malformed(problems)),
        }
    }
}

impl<T: Read> DerefMut for Lazy<T> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        let _ = &**self;
        match self.value.get_mut() {
            Some(value) => value,
            None => std::panic::panic_any(Malformed(Problems::default())),
        }
    }
}

impl<T> From<T> for Lazy<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: Read + fmt::Debug> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.check() {
            Ok(value) => value.fmt(f),
            Err(problems) => write!(f, "malformed: {problems}"),
        }
    }
}
