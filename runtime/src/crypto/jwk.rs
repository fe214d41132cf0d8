//! Public keys. They are looked at here, so that every host refuses the same ones.

use super::{Algorithm, from_base64url};
use auth0_actions_wire::{Map, Value};

/// The members of the key that hosts need, or what is wrong with it. A key's values are not repeated.
pub(super) fn public_key(algorithm: Algorithm, jwk: &Value) -> Result<Value, &'static str> {
    let is = |name, expected| jwk.at(name).as_str() == Some(expected);
    let may_be = |name, expected| matches!(jwk.at(name), Value::Null) || is(name, expected);
    if !may_be("alg", algorithm.as_str()) {
        return Err("the key's `alg` is another algorithm");
    }
    if !may_be("use", "sig") {
        return Err("the key's `use` is not `sig`");
    }
    let bytes = |name| jwk.at(name).as_str().and_then(from_base64url).unwrap_or_default();
    let names: &[&str] = match algorithm {
        Algorithm::Rs256 | Algorithm::Ps256 => {
            if !is("kty", "RSA") {
                return Err("the key's `kty` is not `RSA`");
            }
            // No number begins with a zero, and no exponent is even, or one: with that, anything would fit.
            let (modulus, exponent) = (bytes("n"), bytes("e"));
            let is_number = |number: &[u8]| number.first().is_some_and(|first| *first != 0);
            if !is_number(&modulus) || !(256..=1_024).contains(&modulus.len()) {
                return Err("the key's `n` is no modulus of 2,048 to 8,192 bits");
            }
            let is_odd = exponent.last().is_some_and(|last| last % 2 == 1);
            if !is_number(&exponent) || exponent.len() > 4 || !is_odd || exponent == [1] {
                return Err("the key's `e` is no exponent");
            }
            &["kty", "n", "e"]
        }
        Algorithm::Es256 => {
            if !is("kty", "EC") || !is("crv", "P-256") {
                return Err("the key's `kty` is not `EC`, or its `crv` is not `P-256`");
            }
            if bytes("x").len() != 32 || bytes("y").len() != 32 {
                return Err("the key's `x` and `y` are no point of P-256");
            }
            &["kty", "crv", "x", "y"]
        }
    };
    Ok(Value::Object(names.iter().map(|name| (*name, jwk.at(name).clone())).collect::<Map>()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use auth0_actions_wire::parse;

    fn refused(algorithm: Algorithm, jwk: &str) -> &'static str {
        public_key(algorithm, &parse(jwk).expect("JSON")).err().unwrap_or_default()
    }

    /// A modulus of so many bytes.
    fn rsa(bytes: usize, exponent: &str) -> String {
        let modulus = super::super::to_base64url(&vec![0xc3; bytes]);
        format!(r#"{{"kty":"RSA","n":"{modulus}","e":"{exponent}"}}"#)
    }

    #[test]
    fn what_is_wrong_with_a_key() {
        for algorithm in [Algorithm::Rs256, Algorithm::Ps256] {
            assert_eq!(refused(algorithm, &rsa(256, "AQAB")), "");
            assert_eq!(refused(algorithm, &rsa(1_024, "Aw")), "");
            assert!(refused(algorithm, &rsa(255, "AQAB")).contains("`n`"));
            assert!(refused(algorithm, &rsa(1_025, "AQAB")).contains("`n`"));
            for exponent in ["", "AQ", "Ag", "AAM", "AQAB!", "AQAAAAE"] {
                assert!(refused(algorithm, &rsa(256, exponent)).contains("`e`"), "{exponent}");
            }
        }
        for (member, word) in [(r#""alg":"ES256""#, "`alg`"), (r#""alg":null"#, ""), (r#""use":"enc""#, "`use`")] {
            let jwk = rsa(256, "AQAB").replace('{', &format!("{{{member},"));
            assert!(refused(Algorithm::Rs256, &jwk).contains(word), "{member}");
            assert_eq!(refused(Algorithm::Rs256, &jwk).is_empty(), word.is_empty(), "{member}");
        }
        let point = super::super::to_base64url(&[7; 32]);
        let ec = format!(r#"{{"kty":"EC","crv":"P-256","x":"{point}","y":"{point}"}}"#);
        assert_eq!(refused(Algorithm::Es256, &ec), "");
        assert!(refused(Algorithm::Es256, &ec.replace("256", "384")).contains("`crv`"));
        assert!(refused(Algorithm::Es256, &ec.replace("\"y\"", "\"z\"")).contains("`y`"));
        assert!(refused(Algorithm::Rs256, &ec).contains("`kty`"));
        assert!(refused(Algorithm::Rs256, "null").contains("`kty`"));
    }

    #[test]
    fn a_private_key_is_not_handed_on() {
        let jwk = rsa(256, "AQAB").replace('{', r#"{"d":"AQAB","#);
        let key = public_key(Algorithm::Rs256, &parse(&jwk).expect("JSON")).expect("a key");
        assert!(!key.to_json().contains("\"d\""));
    }
}
