#[allow(clippy::unused_async, clippy::needless_pass_by_ref_mut, clippy::future_not_send)]
async fn r#fn(
    management: &Management<Shared>,
    _: &mut post_login::Api,
    e: &Event,
) -> Result {
    Ok(())
}
/// The handler `fn` as a type: what the host that calls it as `onExecutePostLogin` knows of it.
#[allow(
    non_camel_case_types,
    unreachable_pub,
    missing_debug_implementations,
    missing_copy_implementations
)]
enum r#fn {}
#[automatically_derived]
#[allow(deprecated)]
impl ::auth0_actions::__private::Handler for r#fn {
    type Trigger = ::auth0_actions::__private::trigger::PostLogin;
    type Phase = ::auth0_actions::__private::phase::Execute;
    const NAME: &'static str = "fn";
    type Event = Event;
    type Api = post_login::Api;
    type Client = ::auth0_actions::__private::Management<Self>;
    const SCOPES: ::core::option::Option<&'static [&'static str]> = ::core::option::Option::Some(
        <Shared as ::auth0_actions::__private::ScopeSet>::SCOPES,
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
            ::auth0_actions::__private::finish(
                r#fn(
                        &::auth0_actions::__private::management_of::<
                            Self,
                            Shared,
                        >(__management),
                        __api,
                        __event,
                    )
                    .await,
            )
        })
    }
}
