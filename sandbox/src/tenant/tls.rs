//! A certificate authority of the tenant's own, and the certificate of its server.

use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
    KeyUsagePurpose,
};
use rustls::ServerConfig;
use rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_rustls::TlsAcceptor;

use super::start::StartError;

/// What the HTTPS server needs, and what its clients do.
pub(crate) struct Tls {
    pub(crate) acceptor: TlsAcceptor,
    /// The authority's certificate, as PEM.
    pub(crate) ca: String,
}

impl Tls {
    /// A new authority and a certificate for `domain`, `localhost` and `127.0.0.1`.
    pub(crate) fn new(domain: &str) -> Result<Self, StartError> {
        let (ca, config) = certify(domain).map_err(|error| StartError::Tls(error.to_string()))?;
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), ca })
    }
}

fn certify(domain: &str) -> Result<(String, ServerConfig), Box<dyn std::error::Error>> {
    let mut authority = CertificateParams::new(Vec::<String>::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    authority.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    authority.distinguished_name.push(DnType::CommonName, "Local tenant (for tests only)");
    let authority = CertifiedIssuer::self_signed(authority, KeyPair::generate()?)?;

    let names = [domain, "localhost", "127.0.0.1"].map(str::to_owned);
    let mut server = CertificateParams::new(names)?;
    server.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    server.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // Verifiers that follow RFC 5280 to the letter, as Python's do, want it.
    server.use_authority_key_identifier_extension = true;
    server.distinguished_name.push(DnType::CommonName, domain);
    let key = KeyPair::generate()?;
    let certificate = server.signed_by(&key, &authority)?;

    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key.into())?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok((authority.pem(), config))
}
