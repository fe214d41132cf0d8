// Expect: one error at the name, with the allowed signature; the struct stays.
use auth0_actions::prelude::*;

#[on_execute_post_login]
struct Handler;

const _: Handler = Handler;

fn main() {}
