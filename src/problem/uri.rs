//! The path of a file as a URI reference.

/// The reference to a file: a relative path stays relative, an absolute one becomes `file:`. Paths are with `/` between
/// folders or as Windows has them.
pub(super) fn reference(path: &str) -> String {
    let windows = has_drive(path) || path.starts_with("\\\\");
    let path = if windows { path.replace('\\', "/") } else { path.to_owned() };
    // `\\?\C:\…` and `\\?\UNC\server\…` say only that the rest is to be taken as it stands.
    let path = match path.strip_prefix("//?/") {
        Some(rest) if has_drive(rest) => rest.to_owned(),
        Some(rest) if rest.starts_with("UNC/") => format!("//{}", &rest[4..]),
        _ => path,
    };
    match (has_drive(&path), path.as_bytes()) {
        (true, _) => format!("file:///{}{}", &path[..2], escaped(&path[2..])),
        // A folder shared by another computer, whose name is the authority.
        (_, [b'/', b'/', ..]) => format!("file:{}", escaped(&path)),
        (_, [b'/', ..]) => format!("file://{}", escaped(&path)),
        _ => escaped(&path),
    }
}

/// Whether a path begins like `C:\` or `C:/`.
fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic())
}

/// All but letters, digits, `-._~` and `/` as percent signs with hexadecimal digits; so is a `:`, which in the first folder
/// of a relative path would end a scheme.
fn escaped(path: &str) -> String {
    let escape = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    path.bytes().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references_that_name_the_same_file() {
        for (path, uri) in [
            ("data/toc-tien/2021/ke-hoach.yaml", "data/toc-tien/2021/ke-hoach.yaml"),
            ("../xã A/quý#1?.yaml", "../x%C3%A3%20A/qu%C3%BD%231%3F.yaml"),
            ("./a%20b/[1].yaml", "./a%2520b/%5B1%5D.yaml"),
            ("12:30/a.yaml", "12%3A30/a.yaml"),
            ("a\\b/c.yaml", "a%5Cb/c.yaml"),
            ("/hồ sơ/xa/don-vi.yaml", "file:///h%E1%BB%93%20s%C6%A1/xa/don-vi.yaml"),
            ("C:/hồ sơ/xa", "file:///C:/h%E1%BB%93%20s%C6%A1/xa"),
            ("c:\\ho so\\xa", "file:///c:/ho%20so/xa"),
            ("//may-chu/chung/xa", "file://may-chu/chung/xa"),
            ("\\\\may-chu\\chung\\xa", "file://may-chu/chung/xa"),
            ("//?/C:/xa", "file:///C:/xa"),
            ("\\\\?\\UNC\\may-chu\\xa", "file://may-chu/xa"),
            ("C:xa", "C%3Axa"),
            ("", ""),
        ] {
            assert_eq!(reference(path), uri, "{path}");
        }
    }
}
