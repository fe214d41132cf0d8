struct NoHandler {
    field: u8,
}
::core::compile_error! {
    "`#[on_execute_post_login]` goes on an `async fn`\n\nA handler looks like this; its arguments may stand in any order, and only the event is required:\n\n    use auth0_actions::post_login::{Api, Event};\n\n    #[on_execute_post_login(scopes(\"read:users\"))]\n    async fn name(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result\n"
}
