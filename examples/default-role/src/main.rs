//! Gives every new user a default role on the first login.
fn main() {}
