//! The way to the local tenant.

#[cfg(feature = "tenant")]
pub(super) use to_tenant::Reach;

/// Without the tenant there is no way.
#[cfg(not(feature = "tenant"))]
#[derive(Clone)]
pub(super) enum Reach {}

#[cfg(not(feature = "tenant"))]
impl Reach {
    pub(super) fn domain(&self) -> &str {
        match *self {}
    }

    pub(super) fn is_at(&self, _: &str) -> bool {
        match *self {}
    }

    pub(super) async fn send(
        &self,
        _: auth0_actions::management::ports::Request,
    ) -> Result<auth0_actions::management::ports::Response, auth0_actions::management::ports::TransportError> {
        match *self {}
    }
}

#[cfg(feature = "tenant")]
mod to_tenant {
    use auth0_actions::management::ports::{Request, Response, Transport as _, TransportError};
    use auth0_actions::management::reqwest::ReqwestTransport;

    /// Reaches a local tenant by the name that the Action knows.
    #[derive(Clone)]
    pub(in crate::kit) struct Reach {
        domain: String,
        /// The address with its port.
        address: String,
        transport: ReqwestTransport,
    }

    impl Reach {
        #[track_caller]
        pub(in crate::kit) fn to(tenant: &crate::tenant::Tenant) -> Self {
            // A proxy of the machine's has no business here.
            let transport = match ReqwestTransport::customized(|builder| builder.no_proxy()) {
                Ok(transport) => transport,
                Err(error) => panic!("the tenant can't be reached: {error}"),
            };
            let address = tenant.http_url().trim_start_matches("http://").to_owned();
            Self { domain: tenant.domain().to_ascii_lowercase(), address, transport }
        }

        pub(in crate::kit) fn domain(&self) -> &str {
            &self.domain
        }

        pub(in crate::kit) fn is_at(&self, host: &str) -> bool {
            host == self.domain
        }

        /// The Action speaks HTTPS to the tenant's name; on this machine the same tenant listens on plain HTTP.
        pub(in crate::kit) async fn send(&self, mut request: Request) -> Result<Response, TransportError> {
            let rest = request.url.split_once("://").map_or("", |(_, rest)| rest);
            let path = rest.find('/').map_or("/", |at| &rest[at..]);
            request.url = format!("http://{}{path}", self.address);
            self.transport.send(request).await
        }
    }
}
