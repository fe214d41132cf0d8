//! A client of the tenant's.

use std::sync::Arc;
use std::time::Duration;

use auth0_actions_management::reqwest::{ReqwestPorts, ReqwestTransport};
use auth0_actions_management::{Domain, Error, Management, Unchecked};
use auth0_actions_sandbox::tenant::{Tenant, TenantBuilder};
use reqwest::header::HeaderMap;
use reqwest::{Client, ClientBuilder, Method, RequestBuilder};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use serde_json::{Value, json};

pub(crate) const SECRET: &str = "s3cr3t-canary-4711";

/// A client that trusts `ca`, and nothing else.
pub(crate) fn http(ca: Option<&str>) -> Client {
    configure(ca).build().unwrap()
}

/// As [`http`], before it is built.
pub(crate) fn configure(ca: Option<&str>) -> ClientBuilder {
    let mut roots = RootCertStore::empty();
    if let Some(pem) = ca {
        roots.add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()).unwrap();
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let client = Client::builder().tls_backend_preconfigured(config).no_proxy();
    client.timeout(Duration::from_secs(10))
}

/// A tenant whose client `robot` was granted these scopes.
pub(crate) fn granted(scopes: &str) -> TenantBuilder {
    Tenant::builder().client("robot", SECRET, scopes.split_whitespace())
}

/// A typed client of a tenant that speaks TLS, for an application of its.
pub(crate) fn typed(tenant: &Tenant, client_id: &str, secret: &str) -> Management<Unchecked> {
    let url = tenant.https_url().expect("TLS");
    let address = url.strip_prefix("https://").unwrap().parse().unwrap();
    let ca = reqwest::Certificate::from_pem(tenant.ca_pem().unwrap().as_bytes()).unwrap();
    let domain = tenant.domain().to_owned();
    let transport =
        ReqwestTransport::customized(|builder| builder.resolve(&domain, address).tls_certs_only([ca]).no_proxy());
    let ports = ReqwestPorts::with_transport(transport.unwrap());
    Management::builder(Domain::parse(tenant.domain()).unwrap(), client_id, secret).build_on(Arc::new(ports))
}

/// A tenant, and `robot` as a typed client with these scopes.
pub(crate) async fn start(builder: TenantBuilder) -> (Tenant, Management<Unchecked>) {
    let tenant = builder.tls(true).start().await.unwrap();
    let management = typed(&tenant, "robot", SECRET);
    (tenant, management)
}

/// Status and code of what went wrong.
#[track_caller]
pub(crate) fn refused<T>(outcome: Result<T, Error>) -> (u16, String) {
    match outcome {
        Ok(_) => panic!("it was carried out"),
        Err(error) => (error.status().unwrap_or_default(), error.to_string()),
    }
}

/// What `robot` asks the token endpoint for.
pub(crate) fn token_request(tenant: &Tenant) -> Value {
    json!({
        "grant_type": "client_credentials",
        "client_id": "robot",
        "client_secret": SECRET,
        "audience": tenant.audience(),
    })
}

/// An answer that arrived whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    /// The parts of an error of the API's.
    pub(crate) fn error(&self) -> (u16, &str, &str) {
        assert_eq!(self.body["statusCode"], self.status, "{self:?}");
        let text = |name: &str| self.body[name].as_str().unwrap_or_default();
        (self.status, text("message"), text("errorCode"))
    }
}

pub(crate) async fn send(request: RequestBuilder) -> Result<Answer, reqwest::Error> {
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().await?;
    let body = if bytes.is_empty() { Value::Null } else { serde_json::from_slice(&bytes).unwrap() };
    Ok(Answer { status, headers, body })
}

/// `robot`, with a token.
pub(crate) struct Robot {
    pub(crate) http: Client,
    pub(crate) url: String,
    pub(crate) token: String,
}

impl Robot {
    pub(crate) async fn of(tenant: &Tenant) -> Self {
        let http = http(None);
        let request = http.post(format!("{}/oauth/token", tenant.http_url()));
        let answer = send(request.json(&token_request(tenant))).await.unwrap();
        let token = answer.body["access_token"].as_str().expect("a token").to_owned();
        Self { http, url: format!("{}/api/v2", tenant.http_url()), token }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url)).bearer_auth(&self.token)
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        send(self.request(Method::POST, path).json(&body)).await.unwrap()
    }

    pub(crate) async fn patch(&self, path: &str, body: Value) -> Answer {
        send(self.request(Method::PATCH, path).json(&body)).await.unwrap()
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        send(self.request(Method::DELETE, path)).await.unwrap()
    }

    pub(crate) async fn delete_with(&self, path: &str, body: Value) -> Answer {
        send(self.request(Method::DELETE, path).json(&body)).await.unwrap()
    }
}
