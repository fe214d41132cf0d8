#[allow(clippy::unused_async, clippy::needless_pass_by_ref_mut, clippy::future_not_send)]
async fn log<'a, S>(event: &'a Event<S>) -> Result
where
    S: Copy,
{
    Ok(())
}
/// The handler `log` as a type: what the host that calls it as `onExecutePostLogin` knows of it.
#[allow(
    non_camel_case_types,
    unreachable_pub,
    missing_debug_implementations,
    missing_copy_implementations
)]
enum log {}
#[automatically_derived]
#[allow(deprecated)]
impl ::auth0_actions::__private::Handler for log {
    type Trigger = ::auth0_actions::__private::trigger::PostLogin;
    type Phase = ::auth0_actions::__private::phase::Execute;
    const NAME: &'static str = "log";
    type Event = ::auth0_actions::post_login::Event;
    type Api = ::auth0_actions::__private::NoApi;
    type Client = ::auth0_actions::__private::NoClient;
    const SCOPES: ::core::option::Option<&'static [&'static str]> = ::core::option::Option::None;
    fn call<'__cx>(
        _: &'__cx mut ::auth0_actions::__private::Cx<Self>,
    ) -> ::auth0_actions::__private::LocalBoxFuture<
        '__cx,
        ::core::result::Result<(), ::auth0_actions::__private::Error>,
    > {
        ::core::unreachable!()
    }
}
::core::compile_error! {
    "a handler has no generic parameters: the host must know every type\n\nA handler looks like this; its arguments may stand in any order, and only the event is required:\n\n    use auth0_actions::post_login::{Api, Event};\n\n    #[on_execute_post_login(scopes(\"read:users\"))]\n    async fn name(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result\n"
}
