// Expect: `Debug` shows names and no value, not even whether there is one.
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret]
    api_key: String,
    #[secret]
    note: Option<String>,
}

fn main() {
    let mine = Mine { api_key: "hush".into(), note: None };
    let text = format!("{mine:?}");
    assert_eq!(text, "Mine { api_key: [redacted], note: [redacted] }");
    assert!(!text.contains(&mine.api_key) && mine.note.is_none());
}
