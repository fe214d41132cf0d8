//! Placeholder while the namespaces are written.
use crate::api::Recorder;
use crate::glue::{ActionApi, ApiOf};
/// Api.
pub struct Api {
    /// user
    pub user: User,
}
/// User.
pub struct User {
    recorder: Recorder,
}
impl User {
    /// Sets.
    #[track_caller]
    pub fn set_app_metadata(&mut self, name: &str, value: impl Into<auth0_actions_wire::Value>) -> &mut Self {
        self.recorder.record("api.user.setAppMetadata", [name.into(), value.into()]);
        self
    }
}
impl ActionApi for Api {
    fn new(recorder: Recorder) -> Self {
        Self { user: User { recorder } }
    }
}
impl ApiOf<crate::trigger::PostLogin> for Api {}
