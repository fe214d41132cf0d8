//! `facts/management-corrections.toml`: what we decide beyond the facts.

mod file;
mod table;

pub(super) use file::Same;

use crate::Result;
use file::{Because, File, Typed, spelled_out};
use std::fs;
use std::path::Path;
use table::Table;

/// Where the corrections stand in the repository.
const PATH: &str = "facts/management-corrections.toml";

/// The corrections. Each has to be asked for, or [`Corrections::all_used`] names it.
pub(crate) struct Corrections {
    types: Table<String>,
    schema_types: Table<String>,
    lenient: Table<()>,
    repeatable: Table<String>,
    once: Table<String>,
    checkpoints: Table<String>,
    walled: Table<()>,
    deprecated: Table<String>,
    rate_limits: Table<String>,
    path_params: Table<String>,
    query_params: Table<String>,
    names: Table<String>,
    prefixes: Table<String>,
    same: Vec<Same>,
    arguments: Table<Vec<String>>,
    nouns: Table<Vec<String>>,
    operations: Table<String>,
    group_docs: Table<String>,
    param_docs: Table<String>,
    docs: Table<String>,
}

impl Corrections {
    /// Reads the committed corrections.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        Self::parse(&fs::read_to_string(root.join(PATH))?)
    }

    /// Takes the file apart.
    ///
    /// # Errors
    /// It is no TOML of this form, gives no reason, or corrects one thing twice.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut file: File = toml::from_str(text).map_err(|error| format!("{PATH}: {error}"))?;
        for rule in &mut file.same {
            rule.schemas = rule.schemas.iter().flat_map(|schema| spelled_out(schema)).collect();
        }
        let reasons = file.types.iter().chain(&file.schema_types).map(|rule| &rule.because).chain(
            file.lenient.iter().chain(&file.repeatable).chain(&file.once).chain(&file.walled).map(|rule| &rule.because),
        );
        if reasons.chain(file.same.iter().map(|rule| &rule.because)).any(|reason| reason.trim().is_empty()) {
            return Err(format!("{PATH}: a correction without its reason").into());
        }
        if let Some(rule) = file.same.iter().find(|rule| rule.schemas.len() < 2) {
            return Err(format!("{PATH}: `{}` is the same as nothing", rule.name).into());
        }
        let merged =
            file.same.iter().flat_map(|rule| rule.schemas.iter().map(|schema| (schema.clone(), rule.name.clone())));
        let typed = |rule: Typed| rule.paths.into_iter().map(move |path| (path, rule.kind.clone()));
        let reasoned = |rule: Because| rule.paths.into_iter().map(move |path| (path, rule.because.clone()));
        let marked = |rule: Because| rule.paths.into_iter().map(|path| (path, ()));
        Ok(Self {
            types: Table::new("types", file.types.into_iter().flat_map(typed))?,
            schema_types: Table::new("schema_types", file.schema_types.into_iter().flat_map(typed))?,
            lenient: Table::new("lenient", file.lenient.into_iter().flat_map(marked))?,
            repeatable: Table::new("repeatable", file.repeatable.into_iter().flat_map(reasoned))?,
            once: Table::new("once", file.once.into_iter().flat_map(reasoned))?,
            walled: Table::new("walled", file.walled.into_iter().flat_map(marked))?,
            checkpoints: Table::new("checkpoints", file.checkpoints)?,
            deprecated: Table::new("deprecated", file.deprecated)?,
            rate_limits: Table::new("rate_limits", file.rate_limits)?,
            path_params: Table::new("path_params", file.path_params)?,
            query_params: Table::new("query_params", file.query_params)?,
            names: Table::new("names", file.names.into_iter().chain(merged))?,
            prefixes: Table::new("prefixes", file.prefixes)?,
            same: file.same,
            arguments: Table::new("arguments", file.arguments)?,
            nouns: Table::new("nouns", file.nouns)?,
            operations: Table::new("operations", file.operations)?,
            group_docs: Table::new("group_docs", file.group_docs)?,
            param_docs: Table::new("param_docs", file.param_docs)?,
            docs: Table::new("docs", file.docs)?,
        })
    }

    /// The Rust type of a property, where the facts' own is too wide or wrong.
    pub(super) fn rust_type(&self, schema: &str, property: &str) -> Option<&str> {
        self.types.of_property(schema, property).map(String::as_str)
    }

    /// Does a property come in another JSON type at times?
    pub(super) fn is_lenient(&self, schema: &str, property: &str) -> bool {
        self.lenient.of_property(schema, property).is_some()
    }

    /// Is the correction of a property's type one for this type alone?
    pub(super) fn is_of_one_type(&self, schema: &str, property: &str) -> bool {
        self.types.values.contains_key(&format!("{schema}.{property}"))
    }

    /// The Rust type of a schema that needs none of its own.
    pub(super) fn schema_type(&self, schema: &str) -> Option<&str> {
        self.schema_types.find(schema).map(String::as_str)
    }

    /// Does it change nothing to carry the operation out again?
    ///
    /// # Errors
    /// It is a `POST` or a `PATCH` of which the corrections do not say it, or say both.
    pub(super) fn is_repeatable(&self, method: &str, operation: &str) -> Result<bool> {
        let says = (self.repeatable.find(operation).is_some(), self.once.find(operation).is_some());
        match (method, says) {
            (_, (true, true)) => Err(format!("{PATH}: `{operation}` is repeatable and is not").into()),
            ("POST" | "PATCH", (false, false)) => Err(format!(
                "{PATH}: may `{operation}` be carried out again? Put it under `[[repeatable]]` or `[[once]]`"
            )
            .into()),
            ("POST" | "PATCH", (repeatable, _)) => Ok(repeatable),
            (_, (false, false)) => Ok(true),
            (_, _) => Err(format!("{PATH}: `{operation}` is a {method}, which may always be carried out again").into()),
        }
    }

    /// Why an operation may, or may not, be carried out again; of `POST` and `PATCH` alone.
    pub(super) fn why_repeatable(&self, operation: &str) -> Option<&str> {
        self.repeatable.find(operation).or_else(|| self.once.find(operation)).map(String::as_str)
    }

    /// The field whose value in the last item is the checkpoint, for lists that give none.
    pub(super) fn checkpoint(&self, operation: &str) -> Result<&str> {
        let field = self.checkpoints.find(operation);
        Ok(field.ok_or_else(|| format!("{PATH}: `{operation}` gives no checkpoint; which field is it?"))?)
    }

    /// Does the list end after 1,000 items?
    pub(super) fn is_walled(&self, operation: &str) -> bool {
        self.walled.find(operation).is_some()
    }

    /// Why an operation, or a whole group, should not be used any more.
    pub(super) fn deprecated(&self, operation: &str) -> Option<&str> {
        let group = operation.split('.').next().unwrap_or(operation);
        self.deprecated.find(operation).or_else(|| self.deprecated.find(group)).map(String::as_str)
    }

    /// What is known of an operation's rate limit.
    pub(super) fn rate_limit(&self, operation: &str) -> Option<&str> {
        self.rate_limits.find(operation).map(String::as_str)
    }

    /// The type of a parameter in a path, by the path up to its end: `/users/{id}`.
    pub(super) fn path_param(&self, path: &str) -> Option<&str> {
        self.path_params.find(path).map(String::as_str)
    }

    /// The type of a parameter in a query, by its name.
    pub(super) fn query_param(&self, name: &str) -> Option<&str> {
        self.query_params.find(name).map(String::as_str)
    }

    /// The name of the type of a schema.
    pub(super) fn name(&self, schema: &str) -> Option<&str> {
        self.names.find(schema).map(String::as_str)
    }

    /// As [`Corrections::name`], without being asked for.
    pub(super) fn peek_name(&self, schema: &str) -> Option<&str> {
        self.names.values.get(schema).map(String::as_str)
    }

    /// A schema's name, or a place in it, with a shorter beginning.
    pub(super) fn shortened(&self, place: &str) -> String {
        let begins = |(prefix, short): &(&String, &String)| {
            place.strip_prefix(prefix.as_str()).is_some_and(|rest| match rest.chars().next() {
                Some(next) => next.is_ascii_uppercase() || !short.is_empty() && !next.is_ascii_alphanumeric(),
                None => !short.is_empty(),
            })
        };
        match self.prefixes.values.iter().filter(begins).max_by_key(|(prefix, _)| prefix.len()) {
            Some((prefix, short)) => {
                self.prefixes.find(prefix);
                format!("{short}{}", place.get(prefix.len()..).unwrap_or_default())
            }
            None => place.to_owned(),
        }
    }

    /// The schemas that are said to mean the same thing.
    pub(super) fn same(&self) -> &[Same] {
        &self.same
    }

    /// The order of the arguments of `new`.
    pub(super) fn arguments(&self, rust_name: &str) -> Option<&[String]> {
        self.arguments.find(rust_name).map(Vec::as_slice)
    }

    /// What a group's operations are about: one of it, and several.
    pub(super) fn nouns(&self, group: &str) -> &[String] {
        self.nouns.find(group).map_or(&[], Vec::as_slice)
    }

    /// What an operation does.
    pub(super) fn operation(&self, key: &str) -> Option<&str> {
        self.operations.find(key).map(String::as_str)
    }

    /// What a group is about.
    pub(super) fn group(&self, key: &str) -> Option<&str> {
        self.group_docs.find(key).map(String::as_str)
    }

    /// What an optional parameter does: of this operation (`logs.list(from)`), or wherever it is called so.
    pub(super) fn param(&self, operation: &str, name: &str) -> Option<&str> {
        let own = self.param_docs.find(&format!("{operation}({name})"));
        own.or_else(|| self.param_docs.find(name)).map(String::as_str)
    }

    /// Words about a type, or about a property of it.
    pub(super) fn doc(&self, rust_name: &str, property: Option<&str>) -> Option<&str> {
        let words = match property {
            Some(property) => self.docs.of_property(rust_name, property),
            None => self.docs.find(rust_name),
        };
        words.map(String::as_str)
    }

    /// # Errors
    /// The corrections that nothing has asked for: the facts have changed under them.
    pub(super) fn all_used(&self) -> Result {
        let mut unused = Vec::new();
        self.types.unused(&mut unused);
        self.lenient.unused(&mut unused);
        self.repeatable.unused(&mut unused);
        self.once.unused(&mut unused);
        self.walled.unused(&mut unused);
        let tables = [&self.schema_types, &self.path_params, &self.query_params, &self.names, &self.prefixes];
        for table in tables.into_iter().chain([&self.checkpoints]) {
            table.unused(&mut unused);
        }
        self.arguments.unused(&mut unused);
        self.nouns.unused(&mut unused);
        let words =
            [&self.operations, &self.group_docs, &self.param_docs, &self.docs, &self.rate_limits, &self.deprecated];
        for table in words {
            table.unused(&mut unused);
        }
        if unused.is_empty() {
            return Ok(());
        }
        Err(format!("{PATH} corrects what the facts do not have:\n  {}", unused.join("\n  ")).into())
    }
}

#[cfg(test)]
mod tests {
    use super::Corrections;

    const RULES: &str = r#"
        [[types]]
        type = "ClientId"
        because = "Auth0 gives it"
        paths = [".client_id"]
        [[types]]
        type = "Value"
        because = "two sources disagree"
        paths = ["Log.client_id", "Nothing.here"]
    "#;

    #[test]
    fn the_property_of_one_type_goes_before_all_of_the_name() {
        let corrections = Corrections::parse(RULES).unwrap();
        assert_eq!(corrections.rust_type("Session", "client_id"), Some("ClientId"));
        assert_eq!(corrections.rust_type("Log", "client_id"), Some("Value"));
        assert_eq!(corrections.rust_type("Log", "id"), None);
        let stale = corrections.all_used().unwrap_err().to_string();
        assert!(stale.ends_with("facts do not have:\n  types: Nothing.here"), "{stale}");
        assert_eq!(corrections.operation("users.get"), None);
        let word = corrections.is_repeatable("POST", "users.create").unwrap_err().to_string();
        assert!(word.contains("may `users.create` be carried out again?"), "{word}");
    }

    #[test]
    fn a_correction_has_a_reason_and_one_place() {
        let refused = |from: &str, to: &str| Corrections::parse(&RULES.replace(from, to)).err().unwrap().to_string();
        assert!(refused("Auth0 gives it", " ").ends_with("a correction without its reason"));
        assert!(refused("Nothing.here", ".client_id").ends_with("`types` has `.client_id` twice"));
    }
}
