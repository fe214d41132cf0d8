// Expect: every key of `#[secret]`; the names are those in Auth0.
use auth0_actions::prelude::*;

use std::net::IpAddr;

#[derive(Secrets)]
#[secrets(rename_all = "SCREAMING-KEBAB-CASE")]
pub struct Mine {
    #[secret]
    pub domain: Domain,
    #[secret(management = "client_id")]
    pub id: String,
    #[secret(management = "client_secret", name = "THE KEY")]
    pub key: SecretString,
    #[secret(management = "audience")]
    pub audience: Option<String>,
    #[secret(default)]
    pub r#type: String,
    #[secret(default = 3)]
    pub retries: u32,
    #[secret(parse)]
    pub address: IpAddr,
    #[secret(parse)]
    pub second_address: Option<IpAddr>,
    #[secret(json, default = vec![String::from("all")])]
    pub groups: Vec<String>,
    #[secret(json)]
    pub limits: Option<Vec<u32>>,
}

fn names() -> Vec<&'static str> {
    <Mine as auth0_actions::__private::Secrets>::FIELDS.iter().map(|field| field.name).collect()
}

fn main() {
    let expected =
        ["DOMAIN", "ID", "THE KEY", "AUDIENCE", "TYPE", "RETRIES", "ADDRESS", "SECOND-ADDRESS", "GROUPS", "LIMITS"];
    assert_eq!(names(), expected);
}
