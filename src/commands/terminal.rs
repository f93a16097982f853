//! The terminal that problems are shown on: with colours or without, and how wide.

use std::ffi::OsString;
use std::io::{self, IsTerminal};

use cchc::problem::Style;
use console::Term;

/// Columns of what is no terminal: a file, another program.
const WIDTH: usize = 100;

/// How to print on stderr.
pub fn style() -> Style {
    // `Term` tells of no size where stderr is no terminal.
    let columns = Term::stderr().size_checked().map(|(_, columns)| usize::from(columns));
    style_of(io::stderr().is_terminal(), columns, |name| std::env::var_os(name))
}

/// Colour only on a terminal and without `NO_COLOR`; the width is `COLUMNS`, else that of the terminal.
fn style_of(terminal: bool, columns: Option<usize>, variable: impl Fn(&str) -> Option<OsString>) -> Style {
    let wanted = variable("COLUMNS").and_then(|columns| columns.to_str()?.trim().parse().ok());
    Style {
        colour: terminal && variable("NO_COLOR").is_none_or(|value| value.is_empty()),
        width: wanted.filter(|columns| *columns > 0).or(columns).unwrap_or(WIDTH),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_for_terminals_whose_user_did_not_refuse_it() {
        let colour = |terminal, value: Option<&str>| {
            style_of(terminal, None, |name| value.filter(|_| name == "NO_COLOR").map(OsString::from)).colour
        };
        assert!(colour(true, None) && colour(true, Some("")));
        assert!(!colour(true, Some("1")) && !colour(true, Some("0")));
        assert!(!colour(false, None) && !colour(false, Some("")));
    }

    #[test]
    fn the_width_is_columns_or_that_of_the_terminal_or_a_hundred() {
        let width = |columns, value: Option<&str>| {
            style_of(true, columns, |name| value.filter(|_| name == "COLUMNS").map(OsString::from)).width
        };
        assert_eq!(width(Some(132), None), 132);
        assert_eq!(width(Some(132), Some("60")), 60);
        assert_eq!(width(None, Some("60")), 60);
        assert_eq!(width(None, None), 100);
        for nothing in ["", "0", "-1", "rộng", "1e3"] {
            assert_eq!(width(Some(132), Some(nothing)), 132, "{nothing:?}");
        }
    }
}
