//! Whatever an id holds, the request goes to the operation's own path, and the id comes out of it whole.

use crate::facts::encoded;
use crate::harness::decoded;
use crate::mock::Mock;
use auth0_actions_management::Phase;
use auth0_actions_management::ids::{IdentityId, RoleId, UserId};
use auth0_actions_management::users::IdentityProvider;
use futures::executor::block_on;

/// The path that reading a user with this id asks for, or why it does not ask.
fn path_of(id: &str) -> Result<String, Phase> {
    let mock = Mock::new(vec![(200, "{}".into())]);
    match block_on(mock.client().users().get(&UserId::new(id))) {
        Err(error) if mock.asked.lock().unwrap().is_empty() => Err(error.phase()),
        outcome => {
            outcome.unwrap();
            let asked = mock.asked.lock().unwrap();
            let path = asked[0].url.strip_prefix("https://tenant.eu.auth0.com/api/v2/users/").unwrap();
            Ok(path.to_owned())
        }
    }
}

#[test]
fn ids_that_are_known_to_hurt() {
    for (id, path) in [
        ("auth0|123", "auth0%7C123"),
        ("google-oauth2|1 2", "google-oauth2%7C1%202"),
        ("a/b", "a%2Fb"),
        ("../roles", "..%2Froles"),
        ("a?b=c&d#e", "a%3Fb%3Dc%26d%23e"),
        ("%2e%2e", "%252e%252e"),
        ("sms|+49 151", "sms%7C%2B49%20151"),
        ("waad|Zoë 😀", "waad%7CZo%C3%AB%20%F0%9F%98%80"),
        ("a\r\nhost: evil", "a%0D%0Ahost%3A%20evil"),
        ("...", "..."),
        ("~a-b_c.d", "~a-b_c.d"),
    ] {
        assert_eq!(path_of(id), Ok(path.to_owned()), "{id}");
    }
}

#[test]
fn ids_that_would_change_the_path_are_not_sent() {
    for id in ["", ".", ".."] {
        assert_eq!(path_of(id), Err(Phase::Refused), "{id:?}");
    }
    let mock = Mock::new(vec![(200, "[]".into())]);
    let management = mock.client();
    let error = block_on(management.users().identities().delete(
        &UserId::new("auth0|1"),
        &IdentityProvider::Auth0,
        &IdentityId::new(".."),
    ))
    .unwrap_err();
    assert_eq!(error.to_string(), "users.identities.delete: the path parameter `user_id` would change the path");
    assert!(mock.asked.lock().unwrap().is_empty());
}

/// A small generator of numbers, so that a run can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap() % end
    }

    fn text(&mut self) -> String {
        const HURTING: &[char] =
            &['/', '\\', '.', '%', '?', '#', '&', '=', '+', ' ', '|', '\0', '\n', ';', ':', '@', '{', '}'];
        let length = self.below(12) + 1;
        (0..length)
            .map(|_| match self.below(3) {
                0 => HURTING[self.below(u32::try_from(HURTING.len()).unwrap()) as usize],
                1 => char::from(u8::try_from(self.below(95) + 32).unwrap()),
                _ => loop {
                    if let Some(char) = char::from_u32(self.below(0x0011_0000)) {
                        break char;
                    }
                },
            })
            .collect()
    }
}

#[test]
fn any_id_comes_out_of_the_path_as_it_went_in() {
    let mut chance = Chance(10);
    let mut sent = 0;
    for _ in 0..5_000 {
        let id = chance.text();
        let Ok(path) = path_of(&id) else {
            assert!(matches!(id.as_str(), "." | ".."), "{id:?} was refused");
            continue;
        };
        sent += 1;
        assert_eq!(decoded(&path), id);
        assert_eq!(path, encoded(&id));
        assert!(path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte)), "{path}");
    }
    assert!(sent > 4_900);
}

#[test]
fn any_value_comes_out_of_the_query_as_it_went_in() {
    let mut chance = Chance(11);
    for _ in 0..500 {
        let (search, role) = (chance.text(), chance.text());
        let mock = Mock::new(vec![(200, "[]".into())]);
        let management = mock.client();
        block_on(management.users().list().q(&search)).unwrap();
        block_on(management.roles().users().list(&RoleId::new(format!("r{role}"))).from(&role)).unwrap();
        let asked = mock.asked.lock().unwrap();
        let query = |index: usize| asked[index].url.split_once('?').unwrap().1.split_once('=').unwrap().1.to_owned();
        assert_eq!((decoded(&query(0)), decoded(&query(1))), (search, role));
    }
}
