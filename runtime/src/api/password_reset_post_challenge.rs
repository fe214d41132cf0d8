//! The namespaces that differ for `password-reset-post-challenge`.

use super::RedirectOptions;
use super::authentication::challenges;
use super::redirect::redirects;

namespace! {
    /// `api.authentication`: asking the user for more proof before the password is reset.
    ///
    /// The user is asked for a factor after this Action has ended, and the next Action finds it in
    /// `event.authentication`.
    Authentication
}
challenges!(Authentication);

namespace! {
    /// `api.redirect`: sending the user to a page of one's own and back.
    ///
    /// The user leaves after this Action has ended. When the page sends the user back to `/continue` with the `state`
    /// that it got, this Action's `#[on_continue_post_challenge]` handler runs; earlier Actions are not run again.
    Redirect
}
redirects!(Redirect);

namespace! {
    /// `api.transaction`: where the user goes afterwards.
    Transaction
}

const SET_RESULT_URL: &str = "api.transaction.setResultUrl";

impl Transaction {
    /// Where the user goes when the password was reset.
    ///
    /// # Limits
    /// `url` is absolute.
    #[track_caller]
    pub fn set_result_url(&mut self, url: impl Into<String>) -> &mut Self {
        self.recorder.with_url(SET_RESULT_URL, url.into(), None);
        self
    }

    /// As [`set_result_url`](Self::set_result_url), with parameters that are added to the URL.
    #[track_caller]
    pub fn set_result_url_with(&mut self, url: impl Into<String>, options: RedirectOptions) -> &mut Self {
        self.recorder.with_url(SET_RESULT_URL, url.into(), Some(options));
        self
    }
}
