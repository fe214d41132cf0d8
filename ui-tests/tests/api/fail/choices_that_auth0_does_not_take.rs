// Expect: one error for each choice: what is sent has no variant for a text of one's own.
use auth0_actions::api::custom_token_exchange::CreationBehavior;
use auth0_actions::api::{CookieMode, MultifactorProvider};

fn main() {
    let _ = MultifactorProvider::Other("sms".to_owned());
    let _ = CookieMode::from("forever");
    let _ = CreationBehavior::CreateAlways;
}
