#[allow(clippy::unused_async, clippy::needless_pass_by_ref_mut, clippy::future_not_send)]
async fn log(event: &Event) {}
/// The handler `log` as a type: what the host that calls it as `onContinuePostLogin` knows of it.
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
    type Phase = ::auth0_actions::__private::phase::Continue;
    const NAME: &'static str = "log";
    type Event = Event;
    type Api = ::auth0_actions::__private::NoApi;
    type Client = ::auth0_actions::__private::NoClient;
    const SCOPES: ::core::option::Option<&'static [&'static str]> = ::core::option::Option::None;
    fn call<'__cx>(
        __cx: &'__cx mut ::auth0_actions::__private::Cx<Self>,
    ) -> ::auth0_actions::__private::LocalBoxFuture<
        '__cx,
        ::core::result::Result<(), ::auth0_actions::__private::Error>,
    > {
        ::std::boxed::Box::pin(async move {
            let (__event, __api, __management) = __cx.parts();
            ::auth0_actions::__private::finish(log(__event).await)
        })
    }
}
