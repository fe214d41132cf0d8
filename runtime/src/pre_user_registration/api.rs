//! The `Api` of `pre-user-registration`.

use crate::api::pre_user_registration::{Access, User, Validation};
use crate::api::{Cache, Recorder, Violation};
use crate::glue::{ActionApi, ApiOf};
use crate::trigger::PreUserRegistration;

/// What an Action of the trigger `pre-user-registration` may ask Auth0 to do; see [`api`](crate::api).
pub struct Api {
    /// Whether the user is registered.
    pub access: Access,
    /// Texts that outlive an execution.
    pub cache: Cache,
    /// The profile of the user who is about to be registered.
    pub user: User,
    /// Refusing what the user has given.
    pub validation: Validation,
    recorder: Recorder,
}

impl Api {
    /// Has a call broken one of Auth0's limits? The Action fails with it in any case; asking lets the handler stop early.
    ///
    /// # Errors
    /// The first limit that was broken.
    pub fn check(&self) -> Result<(), Violation> {
        self.recorder.check()
    }
}

impl ActionApi for Api {
    fn new(recorder: Recorder) -> Self {
        Self {
            access: Access::new(recorder.clone()),
            cache: Cache::new(recorder.clone()),
            user: User::new(recorder.clone()),
            validation: Validation::new(recorder.clone()),
            recorder,
        }
    }
}

impl ApiOf<PreUserRegistration> for Api {}
