// Expect: one error at `clients`, which names the cargo feature.
use auth0_actions::management::clients::CreateClient;

fn main() {
    let _ = CreateClient::new("name");
}
