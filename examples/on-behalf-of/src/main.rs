//! Exchanges a partner's token for one with which an application acts on behalf of the partner's user.
//!
//! The partner signs JWTs by ES256 and publishes its keys. The one that is needed is kept in `api.cache`.
mod keys;

use auth0_actions::api::custom_token_exchange::{
    Actor, CreationBehavior, SetUserByConnectionOptions, UpdateBehavior, UserAttributes,
};
use auth0_actions::custom_token_exchange::{Api, Event};
use auth0_actions::prelude::*;
use auth0_actions::wire::parse;
use crypto::Algorithm;
use keys::{Keys, NoKey};

#[derive(Secrets)]
struct Secrets {
    /// The partner, as the claim `iss` of its tokens has it; its keys are at `.well-known/jwks.json` under it.
    #[secret(name = "PARTNER_ISSUER")]
    issuer: HttpsUrl,
    /// Whom its tokens are for, as the claim `aud` has it.
    #[secret(name = "PARTNER_AUDIENCE")]
    audience: String,
    /// The connection that holds the partner's users.
    #[secret(name = "PARTNER_CONNECTION")]
    connection: String,
}

/// What the issuer is known to use: a token's own header is the word of whoever sent it.
const ALGORITHM: Algorithm = Algorithm::Es256;

/// Why a token is not exchanged.
enum Refused {
    /// It is no token of the partner's, or none that is good now.
    Token(&'static str),
    /// Nobody can say.
    Unknown,
}

#[on_execute_custom_token_exchange]
async fn exchange(event: &Event<Secrets>, api: &mut Api) -> Result {
    match verify(event, api).await? {
        Ok(claims) => {
            let user = UserAttributes::new(claims.at("sub").as_str().unwrap_or_default());
            let user = match claims.at("email").as_str() {
                Some(email) => user.email(email).email_verified(claims.at("email_verified").as_bool() == Some(true)),
                None => user,
            };
            let options = SetUserByConnectionOptions::new(CreationBehavior::CreateIfNotExists, UpdateBehavior::None);
            api.authentication
                .set_user_by_connection(event.secrets.connection.as_str(), user, options)
                // The token says who acts: the application, and for whom: the user.
                .set_actor(Actor::new(event.client.client_id.as_str()));
        }
        // Auth0 slows down addresses from which many such tokens come.
        Err(Refused::Token(why)) => drop(api.access.reject_invalid_subject_token(why)),
        Err(Refused::Unknown) => drop(api.access.deny("server_error", "The partner's keys can't be read.")),
    }
    Ok(())
}

/// The claims of the subject token, once all is right with it.
async fn verify(event: &Event<Secrets>, api: &Api) -> Result<Result<Value, Refused>> {
    let refused = |why| Ok(Err(Refused::Token(why)));
    let subject_token = event.transaction.subject_token.expose_secret();
    let Some(token) = Token::split(subject_token) else { return refused("it is no JWT") };
    if token.header.at("alg").as_str() != Some(ALGORITHM.as_str()) {
        return refused("it is not signed by ES256");
    }
    let (claims, secrets) = (&token.claims, &event.secrets);
    // What costs nothing comes first: nobody makes this Action fetch keys with a token of no partner.
    if claims.at("iss").as_str() != Some(secrets.issuer.as_str()) {
        return refused("it is of another issuer");
    }
    if !is_for(claims.at("aud"), &secrets.audience) {
        return refused("it is for somebody else");
    }
    let now_s = now() / 1_000;
    if claims.at("exp").as_i64().is_none_or(|exp| exp <= now_s) {
        return refused("it has expired");
    }
    if claims.at("nbf").as_i64().is_some_and(|nbf| now_s < nbf) {
        return refused("it is not good yet");
    }
    if claims.at("sub").as_str().is_none_or(str::is_empty) {
        return refused("it is about nobody");
    }
    let keys = Keys { issuer: &secrets.issuer, cache: &api.cache };
    let key = match keys.find(token.header.at("kid").as_str().unwrap_or_default()).await? {
        Ok(key) => key,
        Err(NoKey::Unknown) => return refused("its key is none of the issuer's"),
        Err(NoKey::Unreachable) => return Ok(Err(Refused::Unknown)),
    };
    match crypto::verify(ALGORITHM, &key, token.signed.as_bytes(), &token.signature).await {
        Ok(true) => Ok(Ok(token.claims)),
        Ok(false) => refused("its signature does not fit"),
        Err(error) => {
            console::error!("a key of the partner's can't be used: {error}");
            Ok(Err(Refused::Unknown))
        }
    }
}

/// One audience, or a list of them.
fn is_for(aud: &Value, audience: &str) -> bool {
    match aud {
        Value::Array(all) => all.iter().any(|one| one.as_str() == Some(audience)),
        one => one.as_str() == Some(audience),
    }
}

/// A JWT in its parts, of which nothing is proved.
struct Token<'t> {
    signed: &'t str,
    header: Value,
    claims: Value,
    signature: Vec<u8>,
}

impl<'t> Token<'t> {
    fn split(token: &'t str) -> Option<Self> {
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let json = |part: &str| parse(std::str::from_utf8(&crypto::from_base64url(part)?).ok()?).ok();
        Some(Self {
            signed,
            header: json(header)?,
            claims: json(claims)?,
            signature: crypto::from_base64url(signature)?,
        })
    }
}

auth0_actions::main!(exchange);

#[cfg(test)]
mod tests;
