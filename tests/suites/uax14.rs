//! UAX #14's own test, all of it, untailored.

use paiban::compose::opportunities;

const CASES: &str = include_str!("unicode/LineBreakTest.txt");

#[test]
fn every_case_of_uax_14_breaks_where_unicode_says() {
    let cases: Vec<&str> = CASES.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(cases.len() > 19_000, "{} cases", cases.len());
    let wrong: Vec<&&str> = cases.iter().filter(|case| !passes(case)).collect();
    assert!(wrong.is_empty(), "{} of {}: {:?}", wrong.len(), cases.len(), &wrong[..wrong.len().min(10)]);
}

/// A case is characters in hexadecimal, with ÷ or × before each and at the end.
fn passes(case: &str) -> bool {
    let (mut text, mut expected) = (String::new(), Vec::new());
    for word in case.split_ascii_whitespace() {
        match word {
            "÷" => expected.push(text.len()),
            "×" => {}
            hex => {
                let code = u32::from_str_radix(hex, 16).expect("a code point in hexadecimal");
                text.push(char::from_u32(code).expect("a character"));
            }
        }
    }
    opportunities(&text) == expected
}
