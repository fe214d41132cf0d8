/// Gives a role.
#[cfg(feature = "roles")]
#[allow(clippy::unused_async, clippy::needless_pass_by_ref_mut, clippy::future_not_send)]
pub(crate) async fn assign(
    event: &Event<Secrets>,
    api: &mut Api,
    management: &Management<assign>,
) -> Result {
    Ok(())
}
#[cfg(feature = "roles")]
/// The handler `assign` as a type: what the host that calls it as `onExecutePostLogin` knows of it.
#[allow(
    non_camel_case_types,
    unreachable_pub,
    missing_debug_implementations,
    missing_copy_implementations
)]
pub(crate) enum assign {}
#[cfg(feature = "roles")]
#[automatically_derived]
#[allow(deprecated)]
impl ::auth0_actions::__private::Handler for assign {
    type Trigger = ::auth0_actions::__private::trigger::PostLogin;
    type Phase = ::auth0_actions::__private::phase::Execute;
    const NAME: &'static str = "assign";
    type Event = Event<Secrets>;
    type Api = Api;
    type Client = ::auth0_actions::__private::Management<Self>;
    const SCOPES: ::core::option::Option<&'static [&'static str]> = ::core::option::Option::Some(
        &["create:role_members", "update:users"],
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
                assign(__event, __api, __management).await,
            )
        })
    }
}
#[cfg(feature = "roles")]
#[automatically_derived]
impl ::auth0_actions::__private::scope::CreateRoleMembers for assign {}
#[cfg(feature = "roles")]
#[automatically_derived]
impl ::auth0_actions::__private::scope::UpdateUsers for assign {}
#[cfg(feature = "roles")]
#[automatically_derived]
impl ::auth0_actions::__private::scope::any::UsersIdentitiesDelete for assign {}
#[cfg(feature = "roles")]
#[automatically_derived]
impl ::auth0_actions::__private::scope::any::UsersIdentitiesLink for assign {}
#[cfg(feature = "roles")]
#[automatically_derived]
impl ::auth0_actions::__private::scope::any::UsersUpdate for assign {}
