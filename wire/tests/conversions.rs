//! Ways into and out of the tree that people expect.

use auth0_actions_wire::ids::UserId;
use auth0_actions_wire::{Map, Value};
use std::collections::BTreeMap;

#[test]
fn members_are_seen_by_reference() {
    let map = Map::from([("plan", Value::from("pro")), ("seats", Value::from(3))]);
    let mut seen = Vec::new();
    for (name, value) in &map {
        seen.push(format!("{name}={}", value.to_json()));
    }
    assert_eq!(seen, [r#"plan="pro""#, "seats=3"]);
    assert_eq!(map.len(), 2);
}

#[test]
fn a_map_of_the_standard_library_is_an_object() {
    let map = Map::from(BTreeMap::from([("b", 1), ("a", 2)]));
    assert_eq!(map.to_json(), r#"{"a":2,"b":1}"#);
}

#[test]
fn an_id_is_parsed_whatever_it_says() {
    assert_eq!("auth0|1".parse::<UserId>(), Ok(UserId::new("auth0|1")));
    assert_eq!("".parse::<UserId>(), Ok(UserId::new("")));
}

#[cfg(feature = "serde")]
mod serde {
    use auth0_actions_wire::Map;

    #[derive(serde::Serialize)]
    struct Plan {
        plan: &'static str,
        old: Option<u8>,
    }

    #[test]
    fn a_type_of_ones_own_becomes_an_object() {
        let map = Map::from_serde(&Plan { plan: "pro", old: None }).unwrap();
        assert_eq!(map.to_json(), r#"{"plan":"pro","old":null}"#);
        let error = Map::from_serde(&[1]).unwrap_err().to_string();
        assert_eq!(error, "expected an object, found an array");
    }

    #[test]
    fn an_object_is_read_as_it_was_written() {
        let map: Map = serde_json::from_str(r#"{"z":1,"a":[null]}"#).unwrap();
        assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"z":1,"a":[null]}"#);
        let error = serde_json::from_str::<Map>("[]").unwrap_err().to_string();
        assert!(error.starts_with("expected an object, found an array"), "{error}");
    }
}
