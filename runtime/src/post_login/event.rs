//! Placeholder while the generator is written.
use crate::event::groups::{Groups, check};
use crate::event::OpenEvent;
use crate::secrets::Secrets;
use auth0_actions_wire::read::{Cx, Object, Read};
use auth0_actions_wire::ids::UserId;
use auth0_actions_wire::{Lazy, Problems, Value};
/// Event.
pub struct Event<S = ()> { /// user
 pub user: Lazy<User>, /// stats
 pub stats: Lazy<Stats>, /// secrets
 pub secrets: S, raw: Groups }
/// User.
pub struct User { /// id
 pub user_id: UserId }
/// Stats.
pub struct Stats { /// logins
 pub logins_count: i64 }
impl Read for User { fn read(v: Option<&Value>, cx: &mut Cx) -> Self { let mut o = Object::new(v, cx); Self { user_id: o.req("user_id") } } }
impl Read for Stats { fn read(v: Option<&Value>, cx: &mut Cx) -> Self { let mut o = Object::new(v, cx); Self { logins_count: o.req("logins_count") } } }
impl<S: Secrets> OpenEvent for Event<S> {
    type Trigger = crate::trigger::PostLogin; type Secrets = S; type Api = super::Api;
    fn open(mut groups: Groups, secrets: S) -> Self { Self { user: groups.req("user"), stats: groups.req("stats"), secrets, raw: groups } }
    fn check(&self, problems: &mut Problems) { check(&self.user, problems); check(&self.stats, problems); }
    fn secrets(&self) -> &S { &self.secrets }
    fn wipe(mut self) { self.secrets.zeroize(); }
    fn groups(&self) -> &Groups { &self.raw }
}
