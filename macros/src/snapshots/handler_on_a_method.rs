#[allow(clippy::unused_async, clippy::needless_pass_by_ref_mut, clippy::future_not_send)]
async fn run(&self, event: &Event) -> Result {
    Ok(())
}
::core::compile_error! {
    "a handler is a free function: it has no `self` and stands in no `impl` or `trait`\n\nA handler looks like this; its arguments may stand in any order, and only the event is required:\n\n    use auth0_actions::post_login::{Api, Event};\n\n    #[on_execute_post_login(scopes(\"read:users\"))]\n    async fn name(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result\n"
}
