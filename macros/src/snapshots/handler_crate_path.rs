#[allow(clippy::unused_async, clippy::needless_pass_by_ref_mut, clippy::future_not_send)]
async fn log(event: &Event, management: &Management<log>) -> Result {
    Ok(())
}
/// The handler `log` as a type: what the host that calls it as `onExecutePreUserRegistration` knows of it.
#[allow(
    non_camel_case_types,
    unreachable_pub,
    missing_debug_implementations,
    missing_copy_implementations
)]
enum log {}
#[automatically_derived]
#[allow(deprecated)]
impl house::actions::__private::Handler for log {
    type Trigger = house::actions::__private::trigger::PreUserRegistration;
    type Phase = house::actions::__private::phase::Execute;
    const NAME: &'static str = "log";
    type Event = Event;
    type Api = house::actions::__private::NoApi;
    type Client = house::actions::__private::Management<Self>;
    const SCOPES: ::core::option::Option<&'static [&'static str]> = ::core::option::Option::Some(
        &["read:users"],
    );
    fn credentials(
        __event: &Self::Event,
    ) -> ::core::option::Option<house::actions::__private::Credentials> {
        ::core::option::Option::Some(
            house::actions::__private::credentials::<Self, _>(__event),
        )
    }
    fn call<'__cx>(
        __cx: &'__cx mut house::actions::__private::Cx<Self>,
    ) -> house::actions::__private::LocalBoxFuture<
        '__cx,
        ::core::result::Result<(), house::actions::__private::Error>,
    > {
        ::std::boxed::Box::pin(async move {
            let (__event, __api, __management) = __cx.parts();
            house::actions::__private::finish(log(__event, __management).await)
        })
    }
}
#[automatically_derived]
impl house::actions::__private::scope::ReadUsers for log {}
#[automatically_derived]
impl house::actions::__private::scope::any::UsersEnrollmentsGet for log {}
#[automatically_derived]
impl house::actions::__private::scope::any::UsersGet for log {}
