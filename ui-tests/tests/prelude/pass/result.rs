// Expect: `Result` takes no argument, one or two; any error comes by `?`, and texts by `bail!` and `ensure!`.
use auth0_actions::prelude::*;

fn number(text: &str) -> Result<u8> {
    Ok(text.parse()?)
}

fn numbers(texts: &[&str]) -> Result<Vec<u8>> {
    texts.iter().map(|text| number(text)).collect::<Result<_>>()
}

fn of_another_error(text: &str) -> Result<u8, String> {
    text.parse().map_err(|_| "no number".to_owned())
}

fn even(text: &str) -> Result {
    let number = number(text)?;
    ensure!(number % 2 == 0, "{number} is odd");
    if number > 100 {
        bail!("{number} is too much");
    }
    Ok(())
}

fn main() {
    assert_eq!(numbers(&["1", "2"]).ok(), Some(vec![1, 2]));
    assert_eq!(of_another_error("x"), Err("no number".to_owned()));
    assert!(even("2").is_ok());
    assert_eq!(even("3").unwrap_err().to_string(), "3 is odd");
    assert_eq!(even("102").unwrap_err().to_string(), "102 is too much");
}
