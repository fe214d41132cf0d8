//! `event-stream`: one Action per stream. A delivery that fails is made again after 1, 2 and 4 seconds.

use crate::pipeline::ending::Verdict;
use crate::pipeline::rules::Rules;
use crate::pipeline::shown::{Place, Shown};
use crate::pipeline::state::Parts;
use crate::pipeline::transaction::Transaction;

pub(super) static RULES: Rules = Rules {
    most_actions: 1,
    pauses_after_failure: &[1_000, 2_000, 4_000],
    ..Rules::new("event-stream", "onExecuteEventStream", shown, parts)
};

fn shown(_: &Transaction, _: Option<&Verdict>) -> Shown {
    Shown::at(Place::Nobody)
}

fn parts(_: &mut Transaction, completed: bool, parts: &mut Parts) {
    parts.put("delivered", completed);
}
