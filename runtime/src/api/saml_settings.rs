//! What `api.samlResponse` chooses among.

closed_enum! {
    /// The algorithm that signs a SAML response.
    SignatureAlgorithm {
        /// RSA with SHA-256:
        RsaSha256 = "rsa-sha256",
        /// RSA with SHA-1, deprecated by Auth0:
        RsaSha1 = "rsa-sha1",
    }

    /// The algorithm of a SAML response's digest.
    DigestAlgorithm {
        /// SHA-256:
        Sha256 = "sha256",
        /// SHA-1, deprecated by Auth0:
        Sha1 = "sha1",
    }

    /// The algorithm that encrypts a SAML assertion.
    EncryptionAlgorithm {
        /// AES-256 in GCM mode:
        Aes256Gcm = "aes256-gcm",
        /// AES-256 in CBC mode, deprecated by Auth0:
        Aes256Cbc = "aes256-cbc",
    }
}
