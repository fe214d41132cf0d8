//! Operations without state: the answer is made of the schema.

use serde_json::Value;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::answer::{self, Outcome};
use super::operations::Operation;

/// An answer for each operation that has a body to answer.
fn answers() -> &'static HashMap<String, Value> {
    static ANSWERS: OnceLock<HashMap<String, Value>> = OnceLock::new();
    // The file is made with the table; were it broken, the tests would say so before anybody else.
    ANSWERS.get_or_init(|| serde_json::from_str(include_str!("answers.json")).unwrap_or_default())
}

/// What an operation answers, with all that its schema lists; of a stream, one of each kind.
pub(super) fn example(name: &str) -> Option<&'static Value> {
    answers().get(name)
}

/// Answers with all that the schema lists, as if it were there. Nothing is kept.
pub(super) fn answer(operation: &Operation) -> Outcome {
    match example(operation.name) {
        Some(body) => answer::with(operation.success(), body.clone()),
        None => answer::empty(operation.success()),
    }
}

#[cfg(test)]
mod tests {
    use super::answers;
    use crate::tenant::operations::OPERATIONS;

    #[test]
    fn the_answers_are_of_operations_that_exist() {
        assert_eq!(answers().len(), 351);
        assert!(answers().keys().all(|name| OPERATIONS.iter().any(|operation| operation.name == name)));
    }
}
