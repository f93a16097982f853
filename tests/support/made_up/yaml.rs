//! A record file as it is written, line by line.

use std::fmt::Display;

/// A record file as it grows. No text in it needs quotes: none has a colon or a `#` beside a space.
pub struct Yaml {
    pub text: String,
}

impl Yaml {
    pub fn new() -> Self {
        Self { text: "phien_ban: 1\n".to_owned() }
    }

    pub fn line(&mut self, depth: usize, line: impl Display) {
        self.text.push_str(&format!("{:1$}{line}\n", "", 2 * depth));
    }

    pub fn keys(&mut self, depth: usize, pairs: &[(&str, &dyn Display)]) {
        for (key, value) in pairs {
            self.line(depth, format_args!("{key}: {value}"));
        }
    }

    /// The first keys of an item of a list; the rest follow one level deeper.
    pub fn item(&mut self, depth: usize, pairs: &[(&str, &dyn Display)]) {
        for (place, (key, value)) in pairs.iter().enumerate() {
            let (depth, dash) = if place == 0 { (depth, "- ") } else { (depth + 1, "") };
            self.line(depth, format_args!("{dash}{key}: {value}"));
        }
    }

    pub fn list(&mut self, depth: usize, key: &str, items: &[impl Display]) {
        self.line(depth, format_args!("{key}:"));
        for item in items {
            self.line(depth + 1, format_args!("- {item}"));
        }
    }
}
