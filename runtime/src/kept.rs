//! What is dropped natively, and inside Auth0 left to the host.

/// A value that a module never drops: the host overwrites and drops all memory of an execution at once, and code that
/// frees an event piece by piece would only take room in a bundle.
#[cfg(target_family = "wasm")]
pub(crate) type Kept<T> = std::mem::ManuallyDrop<T>;

#[cfg(not(target_family = "wasm"))]
pub(crate) use native::Kept;

#[cfg(not(target_family = "wasm"))]
mod native {
    use std::ops::{Deref, DerefMut};

    /// A value that is dropped as any other.
    pub(crate) struct Kept<T>(T);

    impl<T> Kept<T> {
        pub(crate) fn new(value: T) -> Self {
            Self(value)
        }
    }

    impl<T> Deref for Kept<T> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.0
        }
    }

    impl<T> DerefMut for Kept<T> {
        fn deref_mut(&mut self) -> &mut T {
            &mut self.0
        }
    }
}
