//! The `Api` of `post-login`.

use crate::api::{
    Access, AccessToken, Authentication, Cache, Groups, IdToken, Multifactor, Prompt, Recorder, Redirect, RefreshToken,
    Roles, Rules, SamlResponse, Session, Transaction, User, Validation, Violation,
};
use crate::glue::{ActionApi, ApiOf};
use crate::trigger::PostLogin;

/// What an Action of the trigger `post-login` may ask Auth0 to do; see [`api`](crate::api).
pub struct Api {
    /// Whether the user gets in.
    pub access: Access,
    /// The access token.
    pub access_token: AccessToken,
    /// How the user authenticates.
    pub authentication: Authentication,
    /// Texts that outlive an execution.
    pub cache: Cache,
    /// The groups that the user is in.
    pub groups: Groups,
    /// The ID token.
    pub id_token: IdToken,
    /// Whether the login needs a second factor.
    pub multifactor: Multifactor,
    /// Showing the user a form.
    pub prompt: Prompt,
    /// Sending the user to a page of one's own.
    pub redirect: Redirect,
    /// The refresh token.
    pub refresh_token: RefreshToken,
    /// The roles that the user has.
    pub roles: Roles,
    /// The Rules that ran before.
    pub rules: Rules,
    /// The SAML response.
    pub saml_response: SamlResponse,
    /// The session.
    pub session: Session,
    /// What Actions of one transaction hand on to each other.
    pub transaction: Transaction,
    /// The user's profile.
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
            access_token: AccessToken::new(recorder.clone()),
            authentication: Authentication::new(recorder.clone()),
            cache: Cache::new(recorder.clone()),
            groups: Groups::new(recorder.clone()),
            id_token: IdToken::new(recorder.clone()),
            multifactor: Multifactor::new(recorder.clone()),
            prompt: Prompt::new(recorder.clone()),
            redirect: Redirect::new(recorder.clone()),
            refresh_token: RefreshToken::new(recorder.clone()),
            roles: Roles::new(recorder.clone()),
            rules: Rules::new(recorder.clone()),
            saml_response: SamlResponse::new(recorder.clone()),
            session: Session::new(recorder.clone()),
            transaction: Transaction::new(recorder.clone()),
            user: User::new(recorder.clone()),
            validation: Validation::new(recorder.clone()),
            recorder,
        }
    }
}

impl ApiOf<PostLogin> for Api {}
