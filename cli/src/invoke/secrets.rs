//! The secrets that an Action is given.

use crate::failure::Failure;
use auth0_actions::wire::protocol::{Hello, SecretInfo};
use auth0_actions::wire::{Map, Value, parse};
use std::path::Path;

/// The name by which the Action knows its tenant when no secret says another.
const MADE_UP_DOMAIN: &str = "local-tenant.eu.auth0.com";

/// Secrets by their names, and which of them were made up.
pub(crate) struct Secrets {
    values: Map,
    /// The names of those that were made up for the local tenant.
    pub(crate) made_up: Vec<String>,
    /// What the file holds and the Action does not read, in words.
    pub(crate) unread: Vec<String>,
    credentials: Vec<(String, String)>,
}

impl Secrets {
    /// Finds each secret: in the file that was named, else in `.env` beside the crate, else in the environment. For the
    /// local tenant, what is required and still missing is made up from the seed, as far as its type allows.
    pub(crate) fn gather(
        hello: &Hello,
        file: Option<&Path>,
        folder: &Path,
        seed: Option<u64>,
    ) -> Result<Self, Failure> {
        let mut values = match file {
            Some(path) => read_json(path)?,
            None => Map::new(),
        };
        let env = match file {
            Some(_) => Vec::new(),
            None => read_env(&folder.join(".env"))?,
        };
        for secret in hello.secrets.iter().filter(|_| file.is_none()) {
            let in_file = env.iter().find(|(name, _)| *name == secret.name).map(|(_, value)| value.clone());
            if let Some(value) = in_file.or_else(|| std::env::var(&secret.name).ok()) {
                values.insert(secret.name.as_str(), value);
            }
        }
        let mut made_up = Vec::new();
        for secret in hello.secrets.iter().filter(|secret| secret.required) {
            if !values.contains_key(&secret.name)
                && let Some(value) = seed.and_then(|seed| make_up(secret, seed))
            {
                values.insert(secret.name.as_str(), value);
                made_up.push(secret.name.clone());
            }
        }
        let credentials = hello
            .secrets
            .iter()
            .filter_map(|secret| Some((secret.management.clone()?, values.get(&secret.name)?.as_str()?.to_owned())))
            .collect();
        let unread = match file {
            Some(file) => unread(hello, &values, &file.display().to_string()),
            None => Vec::new(),
        };
        Ok(Self { values, made_up, unread, credentials })
    }

    /// A credential of the Management API, by its role: `domain`, `client_id` …
    pub(crate) fn credential(&self, role: &str) -> Option<&str> {
        self.credentials.iter().find(|(known, _)| known == role).map(|(_, value)| value.as_str())
    }

    /// The values of all secrets of a type, such as `RoleId`.
    pub(crate) fn of_type<'a>(&'a self, hello: &'a Hello, ty: &'a str) -> impl Iterator<Item = &'a str> {
        hello
            .secrets
            .iter()
            .filter(move |secret| secret.ty == ty)
            .filter_map(|secret| self.values.get(&secret.name)?.as_str())
    }

    /// What the Action is given.
    pub(crate) fn to_json(&self) -> String {
        self.values.to_json()
    }
}

/// Secrets of a file that nobody asks for: most are misspelt.
fn unread(hello: &Hello, values: &Map, file: &str) -> Vec<String> {
    let is_read = |name: &str| hello.secrets.iter().any(|secret| secret.name == name);
    let plain = |name: &str| name.to_ascii_lowercase().replace(['_', '-'], "");
    let told = |name: &str| {
        let meant = hello.secrets.iter().find(|secret| plain(&secret.name) == plain(name));
        let meant =
            meant.or_else(|| hello.secrets.iter().find(|secret| strsim::damerau_levenshtein(&secret.name, name) <= 2));
        let hint = meant.map(|secret| format!("; did you mean `{}`?", secret.name)).unwrap_or_default();
        format!("`{file}` holds `{name}`, which this Action does not read{hint}")
    };
    values.keys().filter(|name| !is_read(name)).map(told).collect()
}

/// A value for the local tenant, the same for the same seed and name.
fn make_up(secret: &SecretInfo, seed: u64) -> Option<String> {
    let digest = ring::digest::digest(&ring::digest::SHA256, format!("{seed} {}", secret.name).as_bytes());
    let number = digest.as_ref().iter().take(16).fold(0_u128, |number, &byte| number << 8 | u128::from(byte));
    Some(match (secret.management.as_deref(), secret.ty.as_str()) {
        (Some("domain"), _) => MADE_UP_DOMAIN.to_owned(),
        (Some("client_id"), _) => "local-client".to_owned(),
        (_, "RoleId") => format!("rol_{:016}", number % 10_u128.pow(16)),
        (_, "UserId") => "auth0|local".to_owned(),
        (_, "OrganizationId") => format!("org_{:016}", number % 10_u128.pow(16)),
        (_, "Domain") => MADE_UP_DOMAIN.to_owned(),
        (_, "HttpsUrl") => "https://example.com/".to_owned(),
        (_, "String" | "SecretString") => format!("made-up-{number:032x}"),
        _ => return None,
    })
}

fn read_json(path: &Path) -> Result<Map, Failure> {
    let at = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::refused(format!("the secrets `{at}` can't be read: {error}")))?;
    match parse(&text) {
        Ok(Value::Object(values)) => Ok(values),
        Ok(_) => Err(Failure::refused(format!("the secrets `{at}` are no JSON object of texts"))),
        Err(error) => {
            let (line, column) = error.line_and_column();
            Err(Failure::refused(format!(
                "the secrets `{at}` are no JSON: {} in line {line}, column {column}",
                error.what()
            )))
        }
    }
}

fn read_env(path: &Path) -> Result<Vec<(String, String)>, Failure> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    // dotenvy's own words repeat the line, which may hold a secret.
    let broken = |_| Failure::refused(format!("`{}` can't be read: write each secret as NAME=value", path.display()));
    dotenvy::from_path_iter(path).map_err(broken)?.collect::<Result<_, _>>().map_err(broken)
}
