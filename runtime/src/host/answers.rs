//! What Auth0's own functions answer, for hosts on one's own machine: the cache, the tokens of redirects, cryptography.

use auth0_actions_wire::{Map, Value, parse};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom, SystemRandom};
use ring::{digest, hmac};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The facts of one flow that some functions need, and what lives as long as a tenant: its caches.
#[derive(Default)]
pub struct Answers {
    cache: Mutex<BTreeMap<String, Cached>>,
    groups: Vec<Value>,
    roles: Vec<Value>,
}

struct Cached {
    value: String,
    expires_ms: i64,
}

/// Why a function does not answer: a code, and words.
pub type Refusal = (String, String);

/// How long an entry of the cache lives when nothing else is said: 15 minutes.
const CACHE_TTL_MS: i64 = 15 * 60 * 1_000;
/// No entry lives longer: 24 hours.
const CACHE_MOST_TTL_MS: i64 = 24 * 60 * 60 * 1_000;
const CACHE_KEY_BYTES: usize = 64;
const CACHE_VALUE_BYTES: usize = 4_096;
const CACHE_ENTRIES: usize = 20;
const CACHE_BYTES: usize = 8_192;
/// How long a redirect's token lives when nothing else is said.
const REDIRECT_SECONDS: i64 = 900;

impl Answers {
    /// A tenant whose users are in no group and have no roles.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The groups that the user is in, for `api.groups`.
    #[must_use]
    pub fn with_groups(mut self, groups: Vec<Value>) -> Self {
        self.groups = groups;
        self
    }

    /// The roles that the user has, for `api.roles`.
    #[must_use]
    pub fn with_roles(mut self, roles: Vec<Value>) -> Self {
        self.roles = roles;
        self
    }

    fn cache(&self) -> MutexGuard<'_, BTreeMap<String, Cached>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a question about an execution on `event`; `None` is JavaScript's `undefined`.
    ///
    /// # Errors
    /// A code and words, as Auth0's function has them.
    pub fn answer(&self, call: &str, args: &[Value], event: &Value, now_ms: i64) -> Result<Option<Value>, Refusal> {
        let text = |index: usize| {
            args.get(index)
                .and_then(Value::as_str)
                .ok_or_else(|| refusal("error", format!("argument {index} is no text")))
        };
        match call {
            "api.cache.get" => Ok(self.cache_get(text(0)?, now_ms)),
            "api.cache.set" => Ok(Some(self.cache_set(text(0)?, text(1)?, args.get(2), now_ms))),
            "api.cache.delete" => {
                self.cache().remove(text(0)?);
                Ok(Some(object([("type", "success".into())])))
            }
            "api.redirect.encodeToken" => encode_token(args.first().unwrap_or(&Value::Null), event, now_ms).map(Some),
            "api.redirect.validateToken" => {
                validate_token(args.first().unwrap_or(&Value::Null), event, now_ms).map(Some)
            }
            "crypto.randomBytes" => {
                let count = args.first().and_then(Value::as_i64).and_then(|count| usize::try_from(count).ok());
                let mut bytes = vec![
                    0;
                    count.filter(|count| *count <= 1_024).ok_or_else(|| {
                        refusal("error", "the count of random bytes is over 1,024")
                    })?
                ];
                SystemRandom::new().fill(&mut bytes).map_err(|_| refusal("error", "the system has no random bytes"))?;
                Ok(Some(hex(&bytes).into()))
            }
            "crypto.sha256" => Ok(Some(hex(digest::digest(&digest::SHA256, &unhex(text(0)?)?).as_ref()).into())),
            "crypto.hmacSha256" => {
                let key = hmac::Key::new(hmac::HMAC_SHA256, &unhex(text(0)?)?);
                Ok(Some(hex(hmac::sign(&key, &unhex(text(1)?)?).as_ref()).into()))
            }
            _ if call.starts_with("api.groups.") => Ok(Some(self.groups_answer(call, args))),
            _ if call.starts_with("api.roles.") => Ok(Some(object([("roles", Value::Array(self.roles.clone()))]))),
            _ => Err(refusal("error", format!("this host does not answer `{call}`"))),
        }
    }

    fn cache_get(&self, key: &str, now_ms: i64) -> Option<Value> {
        let mut cache = self.cache();
        cache.retain(|_, cached| now_ms < cached.expires_ms);
        let cached = cache.get(key)?;
        Some(object([("value", cached.value.as_str().into()), ("expires_at", cached.expires_ms.into())]))
    }

    fn cache_set(&self, key: &str, value: &str, options: Option<&Value>, now_ms: i64) -> Value {
        let failed = |code: &str| object([("type", "error".into()), ("code", code.into())]);
        if key.len() > CACHE_KEY_BYTES {
            return failed("CacheKeySizeExceeded");
        }
        if value.len() > CACHE_VALUE_BYTES {
            return failed("CacheValueSizeExceeded");
        }
        let options = options.unwrap_or(&Value::Null);
        let asked = options.at("expires_at").as_i64();
        let asked = asked.or_else(|| options.at("ttl").as_i64().map(|ttl| now_ms.saturating_add(ttl)));
        let expires_ms = asked.unwrap_or(now_ms + CACHE_TTL_MS);
        if expires_ms <= now_ms {
            return failed("ItemAlreadyExpired");
        }
        let expires_ms = expires_ms.min(now_ms + CACHE_MOST_TTL_MS);
        let mut cache = self.cache();
        cache.retain(|known, cached| known != key && now_ms < cached.expires_ms);
        let size: usize = cache.iter().map(|(key, cached)| key.len() + cached.value.len()).sum();
        if cache.len() >= CACHE_ENTRIES {
            return failed("CacheMaxItemsExceeded");
        }
        if size + key.len() + value.len() > CACHE_BYTES {
            return failed("CacheSizeExceeded");
        }
        cache.insert(key.to_owned(), Cached { value: value.to_owned(), expires_ms });
        let record = object([("value", value.into()), ("expires_at", expires_ms.into())]);
        object([("type", "success".into()), ("record", record)])
    }

    fn groups_answer(&self, call: &str, args: &[Value]) -> Value {
        if call.ends_with("listUserGroups") {
            return object([("groups", Value::Array(self.groups.clone()))]);
        }
        let wanted = args.iter().find_map(Value::as_str).unwrap_or_default();
        let member = self
            .groups
            .iter()
            .any(|group| group.at("id") == &Value::from(wanted) || group.at("name") == &Value::from(wanted));
        object([("is_member", member.into())])
    }
}

fn refusal(code: &str, message: impl Into<String>) -> Refusal {
    (code.to_owned(), message.into())
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(Map::from(members))
}

/// A token for the place where the user is sent, signed with HS256 under a secret of the two sides.
fn encode_token(options: &Value, event: &Value, now_ms: i64) -> Result<Value, Refusal> {
    let secret = options.at("secret").as_str().ok_or_else(|| refusal("error", "`secret` is missing"))?;
    let now = now_ms.div_euclid(1_000);
    let lifetime = options.at("expiresInSeconds").as_i64().unwrap_or(REDIRECT_SECONDS);
    let mut claims = Map::from([
        ("iat", Value::from(now)),
        ("iss", event.at("request").at("hostname").clone()),
        ("sub", event.at("user").at("user_id").clone()),
        ("exp", (now + lifetime).into()),
        ("ip", event.at("request").at("ip").clone()),
    ]);
    if let Some(payload) = options.at("payload").as_object() {
        for (name, value) in payload.iter() {
            claims.insert(name, value);
        }
    }
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
    let signed = format!("{header}.{}", URL_SAFE_NO_PAD.encode(claims.to_json()));
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let signature = URL_SAFE_NO_PAD.encode(hmac::sign(&key, signed.as_bytes()));
    Ok(format!("{signed}.{signature}").into())
}

/// Reads the token with which the user came back: signature, lifetime and `state` must be right.
fn validate_token(options: &Value, event: &Value, now_ms: i64) -> Result<Value, Refusal> {
    let wrong = |what: &str| refusal("error", format!("the redirect's token {what}"));
    let secret = options.at("secret").as_str().ok_or_else(|| refusal("error", "`secret` is missing"))?;
    let parameter = options.at("tokenParameterName").as_str().unwrap_or("session_token");
    let request = event.at("request");
    let token = [request.at("body"), request.at("query")].into_iter().find_map(|place| place.at(parameter).as_str());
    let token = token.ok_or_else(|| wrong(&format!("is missing: there is no parameter `{parameter}`")))?;
    let (signed, signature) = token.rsplit_once('.').ok_or_else(|| wrong("is no JWT"))?;
    let (header, claims) = signed.split_once('.').ok_or_else(|| wrong("is no JWT"))?;
    let decode = |part: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
        parse(std::str::from_utf8(&bytes).ok()?).ok()
    };
    let header = decode(header).ok_or_else(|| wrong("is no JWT"))?;
    if header.at("alg").as_str() != Some("HS256") {
        return Err(wrong("is not signed with HS256"));
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| wrong("is no JWT"))?;
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    hmac::verify(&key, signed.as_bytes(), &signature).map_err(|_| wrong("has a wrong signature"))?;
    let claims = decode(claims).ok_or_else(|| wrong("is no JWT"))?;
    if claims.at("exp").as_i64().is_none_or(|exp| exp <= now_ms.div_euclid(1_000)) {
        return Err(wrong("has expired"));
    }
    let state = request.at("query").get("state").or_else(|| request.at("body").get("state"));
    if state.is_some_and(|state| claims.at("state") != state) {
        return Err(wrong("belongs to another `state`"));
    }
    Ok(claims)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Result<Vec<u8>, Refusal> {
    let pair = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let bytes = (0..text.len()).step_by(2).map(pair).collect::<Option<Vec<u8>>>();
    bytes.ok_or_else(|| refusal("error", "an argument is no hexadecimal text"))
}
