#[allow(clippy::unused_async, clippy::needless_pass_by_ref_mut, clippy::future_not_send)]
async fn handler(event: &Event, management: &Management<handler>) -> Result {
    Ok(())
}
/// The handler `handler` as a type: what the host that calls it as `onExecutePostLogin` knows of it.
#[allow(
    non_camel_case_types,
    unreachable_pub,
    missing_debug_implementations,
    missing_copy_implementations
)]
enum handler {}
#[automatically_derived]
#[allow(deprecated)]
impl ::auth0_actions::__private::Handler for handler {
    type Trigger = ::auth0_actions::__private::trigger::PostLogin;
    type Phase = ::auth0_actions::__private::phase::Execute;
    const NAME: &'static str = "handler";
    type Event = Event;
    type Api = ::auth0_actions::__private::NoApi;
    type Client = ::auth0_actions::__private::Management<Self>;
    const SCOPES: ::core::option::Option<&'static [&'static str]> = ::core::option::Option::Some(
        &[],
    );
    fn credentials(
        __event: &Self::Event,
    ) -> ::core::option::Option<::auth0_actions::__private::Credentials> {
        ::core::option::Option::Some(
            ::auth0_actions::__private::credentials::<Self, _>(__event),
        )
    }
    fn call<'__cx>(
        __cx: &'__cx mut ::auth0_actions::__private::Cx<Self>,
    ) -> ::auth0_actions::__private::LocalBoxFuture<
        '__cx,
        ::core::result::Result<(), ::auth0_actions::__private::Error>,
    > {
        ::std::boxed::Box::pin(async move {
            let (__event, __api, __management) = __cx.parts();
            ::auth0_actions::__private::finish(handler(__event, __management).await)
        })
    }
}
::core::compile_error! {
    "the Management API has no scope `update:user`; did you mean `update:users`?"
}
// and 260 impls of scopes
