//! Lists from their first page to their last.

use crate::mock::Mock;
use auth0_actions_management::Phase;
use auth0_actions_management::ids::{RoleId, UserId};

use futures::executor::block_on;
use serde_json::{Value, json};
use std::sync::Arc;

fn roles(from: usize, count: usize) -> Vec<Value> {
    (from..from + count).map(|number| json!({"id": format!("rol_{number}")})).collect()
}

fn mock(pages: &[Value]) -> Arc<Mock> {
    Mock::new(pages.iter().map(|page| (200, page.to_string())).collect())
}

/// What came behind the path of each request.
fn queries(mock: &Mock) -> Vec<String> {
    let asked = mock.asked.lock().unwrap();
    asked.iter().map(|request| request.url.split_once('?').map_or("", |(_, query)| query).to_owned()).collect()
}

fn ids(mock: &Arc<Mock>, per_page: u32) -> Result<Vec<String>, auth0_actions_management::Error> {
    let management = mock.client();
    let items = block_on(management.roles().list().per_page(per_page).page(7).name_filter("x y").stream().collect())?;
    Ok(items.into_iter().map(|role| role.id.unwrap().as_str().to_owned()).collect())
}

#[test]
fn by_pages_until_the_total_is_reached() {
    let page = |from, count| json!({"roles": roles(from, count), "total": 5, "start": from, "limit": 2});
    let mock = mock(&[page(0, 2), page(2, 2), page(4, 1)]);
    assert_eq!(ids(&mock, 2).unwrap(), ["rol_0", "rol_1", "rol_2", "rol_3", "rol_4"]);
    let query = |page: u32| format!("name_filter=x%20y&per_page=2&page={page}&include_totals=true");
    assert_eq!(queries(&mock), [query(0), query(1), query(2)]);
}

#[test]
fn a_total_that_a_full_page_reaches_needs_no_further_page() {
    let mock = mock(&[json!({"roles": roles(0, 2), "total": 2})]);
    assert_eq!((ids(&mock, 2).unwrap().len(), queries(&mock).len()), (2, 1));
}

#[test]
fn without_a_total_an_empty_page_is_the_end() {
    // A page that is shorter than asked for is none: Auth0 caps what is asked for.
    let mock = mock(&[json!({"roles": roles(0, 2)}), json!({"roles": roles(2, 1)}), json!({"roles": []})]);
    assert_eq!((ids(&mock, 3).unwrap().len(), queries(&mock).len()), (3, 3));
    let bare = Mock::new(vec![(200, Value::from(roles(0, 2)).to_string()), (200, "[]".into())]);
    assert_eq!((ids(&bare, 2).unwrap().len(), queries(&bare).len()), (2, 2));
}

#[test]
fn a_total_that_is_never_reached_ends_with_an_empty_page() {
    let mock = mock(&[json!({"roles": roles(0, 2), "total": 9}), json!({"roles": [], "total": 9})]);
    assert_eq!((ids(&mock, 2).unwrap().len(), queries(&mock).len()), (2, 2));
}

#[test]
fn by_checkpoints_until_there_is_no_next() {
    let users = |id: &str, next: Option<&str>| json!({"users": [{"user_id": id}], "next": next});
    let mock = mock(&[users("a", Some("n=1")), users("b", Some("n2")), users("c", None)]);
    let management = mock.client();
    let items =
        block_on(management.roles().users().list(&RoleId::new("rol_1")).take(1).from("begin").stream().collect());
    assert_eq!(items.unwrap().len(), 3);
    assert_eq!(queries(&mock), ["take=1&from=begin", "take=1&from=n%3D1", "take=1&from=n2"]);
}

#[test]
fn a_checkpoint_that_stays_where_it_is_ends_the_list() {
    let page = json!({"users": [{"user_id": "a"}], "next": "same"});
    let mock = mock(&[page]);
    let management = mock.client();
    let items = block_on(management.roles().users().list(&RoleId::new("rol_1")).stream().collect()).unwrap();
    assert_eq!((items.len(), queries(&mock).len()), (2, 2));
}

#[test]
fn an_empty_page_with_a_next_is_not_the_end() {
    let mock = mock(&[json!({"users": [], "next": "on"}), json!({"users": [{"user_id": "a"}]})]);
    let management = mock.client();
    let items = block_on(management.roles().users().list(&RoleId::new("rol_1")).stream().collect()).unwrap();
    assert_eq!(items.len(), 1);
}

#[test]
fn logs_go_on_from_their_last_entry_behind_the_one_that_is_named() {
    let mock = mock(&[json!([{"log_id": "1"}, {"log_id": "2=2"}]), json!([{"log_id": "3"}]), json!([])]);
    let management = mock.client();
    let items = block_on(management.logs().list().take(2).from("a=b").stream().collect()).unwrap();
    assert_eq!(items.len(), 3);
    assert_eq!(queries(&mock), ["take=2&from=a%3Db", "take=2&from=2%3D2", "take=2&from=3"]);
}

#[test]
fn logs_that_are_searched_for_go_on_by_pages() {
    // Beside `from`, Auth0 passes over everything but `take`; and what is newer than the last of the newest is not the rest.
    let page = |logs: Value| json!({"logs": logs, "total": 3});
    let mock = mock(&[page(json!([{"log_id": "3"}, {"log_id": "2"}])), page(json!([{"log_id": "1"}]))]);
    let management = mock.client();
    let items = block_on(management.logs().list().search("type:f").fields("type").per_page(2).stream().collect());
    assert_eq!(items.unwrap().len(), 3);
    let query = |page: u32| format!("search=type%3Af&fields=type&per_page=2&page={page}&include_totals=true");
    assert_eq!(queries(&mock), [query(0), query(1)]);
}

#[test]
fn the_wall_of_logs_is_that_of_users() {
    let page: Vec<Value> = (0..100).map(|number| json!({"log_id": number.to_string()})).collect();
    let mock = mock(&[json!({"logs": page, "total": 5_000})]);
    let error = block_on(mock.client().logs().list().take(100).stream().collect()).unwrap_err();
    assert_eq!((error.phase(), queries(&mock).len()), (Phase::Refused, 10));
}

#[test]
fn the_size_of_a_page_may_be_said_in_either_way() {
    let mock = mock(&[json!({"users": [{"user_id": "a"}]})]);
    let management = mock.client();
    block_on(management.roles().users().list(&RoleId::new("rol_1")).per_page(7).stream().collect()).unwrap();
    assert_eq!(queries(&mock), ["take=7"]);
}

#[test]
fn no_more_are_asked_for_at_once_than_auth0_gives() {
    let mock = mock(&[json!({"connection_profiles": []})]);
    block_on(mock.client().connection_profiles().list().stream().collect()).unwrap();
    assert_eq!(queries(&mock), ["take=10"]);
}

#[test]
fn the_wall_of_users_is_told_before_it_is_hit() {
    let page: Vec<Value> = (0..100).map(|number| json!({"user_id": format!("auth0|{number}")})).collect();
    let mock = mock(&[json!({"users": page, "total": 5_000})]);
    let management = mock.client();
    let mut users = management.users().list().per_page(100).stream();
    let mut seen = 0;
    let error = loop {
        match block_on(users.next()).unwrap() {
            Ok(_) => seen += 1,
            Err(error) => break error,
        }
    };
    assert_eq!((seen, queries(&mock).len(), error.phase()), (1_000, 10, Phase::Refused));
    let text = error.to_string();
    assert!(
        text.starts_with("users.list: Auth0 gives the first 1,000") && text.contains("checkpoints (`from` and `take`)"),
        "{text}"
    );
    assert!(block_on(users.next()).is_none());
}

#[test]
fn exactly_a_thousand_users_are_no_wall() {
    let page: Vec<Value> = (0..100).map(|number| json!({"user_id": format!("auth0|{number}")})).collect();
    let mock = mock(&[json!({"users": page, "total": 1_000})]);
    let users = block_on(mock.client().users().list().per_page(100).stream().collect()).unwrap();
    assert_eq!((users.len(), queries(&mock).len()), (1_000, 10));
}

#[test]
fn it_is_a_stream_and_ends_after_an_error() {
    let mock = Mock::new(vec![(200, json!({"roles": roles(0, 1), "total": 9}).to_string()), (404, "{}".into())]);
    let management = mock.client();
    let all: Vec<_> = block_on(futures::StreamExt::collect(management.roles().list().stream()));
    assert_eq!(all.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false]);
    assert_eq!(block_on(management.users().roles().list(&UserId::new("auth0|1"))).unwrap_err().status(), Some(404));
}
