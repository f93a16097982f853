//! A PIN or password: never printed, wiped when it is dropped.

use std::fmt;

use zeroize::Zeroizing;

/// A PIN or password. It has no `Display`, no `Clone` and no way into an error.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes over `text`; the caller keeps no copy.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// For the one call that needs it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_prints_nothing_of_it() {
        assert_eq!(
            format!("{:?} {:#?}", Secret::new("1234".into()), Some(Secret::new("1234".into()))).matches("123").count(),
            0
        );
    }
}
