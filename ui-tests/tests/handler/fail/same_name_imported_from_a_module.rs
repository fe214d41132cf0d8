// Expect: the compiler's own words: the handler's type and the module have one name. `main!(promote::promote)`
// needs no `use`.
mod promote {
    use auth0_actions::post_login::Event;
    use auth0_actions::prelude::*;

    #[on_execute_post_login]
    pub async fn promote(event: &Event) -> Result {
        let _ = &event.user;
        Ok(())
    }
}
use promote::promote;

fn main() {}
