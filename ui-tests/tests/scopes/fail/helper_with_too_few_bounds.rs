// Expect: one error at `assign`, and the compiler proposes the bound.
use auth0_actions::prelude::*;

async fn give<S: scope::CreateRoleMembers>(management: &Management<S>, user: &UserId, role: &RoleId) -> Result {
    management.users().roles().assign(user, [role]).await?;
    Ok(())
}

fn main() {}
