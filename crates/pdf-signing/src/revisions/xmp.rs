//! Whether bytes are an XMP packet in well-formed XML (XML 1.0, fifth edition; Namespaces 1.0; ISO 16684-1): the bytes of
//! a metadata stream in, yes or no out. No document type, no entities of its own: nothing that an XML reader would expand.
//!
//! Stricter than roxmltree 0.21.2, which reads titles but may not judge here: it takes a second `xmlns` of one element, the
//! number of a surrogate, `<:a>`, `xmlns:p=''` and processing instructions called `XML` or `p:i`. libxml2 refuses these, and
//! to another reader the element may be another one.

/// Elements within each other.
const DEEPEST: usize = 64;
/// Namespaces bound at once.
const MOST_BINDINGS: usize = 128;
/// Bytes of a packet.
const LONGEST: usize = 1 << 20;
const META: &str = "adobe:ns:meta/";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Namespaces that no prefix may be bound to anew.
const RESERVED: [&str; 2] = [XML, "http://www.w3.org/2000/xmlns/"];

/// Whether `bytes` are one `x:xmpmeta` element between processing instructions.
pub(crate) fn is_packet(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let text = declared(text).unwrap_or(text);
    let allowed = |letter: char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r' | '\u{7F}'..='\u{9F}');
    let noncharacter = |letter: char| matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    let short = text.len() <= LONGEST;
    short
        && text.chars().all(|letter| allowed(letter) && !noncharacter(letter))
        && XmlReader { rest: text }.document().is_some()
}

/// What follows an XML declaration; one that names another encoding than UTF-8 is none.
fn declared(text: &str) -> Option<&str> {
    let (declaration, rest) = text.strip_prefix("<?xml version=")?.split_once("?>")?;
    let plain = declaration.trim_end_matches([' ', '\t', '\r', '\n']).to_ascii_lowercase();
    let encoding = plain.strip_prefix("\"1.0\"").or_else(|| plain.strip_prefix("'1.0'"))?;
    matches!(encoding, "" | " encoding=\"utf-8\"" | " encoding='utf-8'").then_some(rest)
}

struct XmlReader<'a> {
    rest: &'a str,
}

/// A name with its prefix, which is empty when there is none.
type QName<'a> = (&'a str, &'a str);

/// An element that is open: its name as written, and how many namespaces were bound before it.
struct Open<'a> {
    name: QName<'a>,
    bound: usize,
}

impl<'a> XmlReader<'a> {
    fn document(&mut self) -> Option<()> {
        self.between()?;
        let mut bindings: Vec<(&str, &str)> = vec![("xml", XML)];
        let mut open: Vec<Open<'a>> = Vec::new();
        loop {
            if self.take("</") {
                let closes = open.pop()?;
                if self.name()? != closes.name {
                    return None;
                }
                self.space();
                self.expect(">")?;
                bindings.truncate(closes.bound);
            } else if self.take("<![CDATA[") {
                if open.is_empty() {
                    return None;
                }
                self.until("]]>")?;
            } else if self.rest.starts_with("<!--") || self.rest.starts_with("<?") {
                self.aside()?;
            } else if self.take("<") {
                let bound = bindings.len();
                let (name, empty) = self.start(&mut bindings)?;
                if open.is_empty() && (namespace(&bindings, name.0)? != META || name.1 != "xmpmeta") {
                    return None;
                }
                if empty {
                    bindings.truncate(bound);
                } else {
                    open.push(Open { name, bound });
                }
                if open.len() > DEEPEST || bindings.len() > MOST_BINDINGS {
                    return None;
                }
            } else {
                self.letters()?;
            }
            if open.is_empty() {
                break;
            }
        }
        self.between()?;
        self.rest.is_empty().then_some(())
    }

    /// A start tag behind its `<`: its name, and whether it is an empty element.
    fn start(&mut self, bindings: &mut Vec<(&'a str, &'a str)>) -> Option<(QName<'a>, bool)> {
        let name = self.name()?;
        let mut attributes: Vec<QName<'a>> = Vec::new();
        let empty = loop {
            let spaced = self.space();
            if self.take("/>") {
                break true;
            }
            if self.take(">") {
                break false;
            }
            if !spaced {
                return None;
            }
            let attribute = self.name()?;
            self.space();
            self.expect("=")?;
            self.space();
            let value = self.quoted()?;
            match attribute {
                ("xmlns", "xml" | "xmlns") => return None,
                ("xmlns", _) | ("", "xmlns") if !is_address(value) || RESERVED.contains(&value) => return None,
                ("xmlns", prefix) => bindings.push((prefix, value)),
                ("", "xmlns") => bindings.push(("", value)),
                _ => {}
            }
            if attributes.contains(&attribute) || attributes.len() > 256 {
                return None;
            }
            attributes.push(attribute);
        };
        namespace(bindings, name.0)?;
        let mut full: Vec<(&str, &str)> = Vec::new();
        for (prefix, local) in attributes.into_iter().filter(|(prefix, _)| !prefix.is_empty() && *prefix != "xmlns") {
            let one = (namespace(bindings, prefix)?, local);
            if full.contains(&one) {
                return None;
            }
            full.push(one);
        }
        Some((name, empty))
    }

    fn name(&mut self) -> Option<QName<'a>> {
        let length = self.rest.find(|letter| letter != ':' && !continues(letter)).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let whole =
            local.starts_with(begins) && !local.contains(':') && (!name.contains(':') || prefix.starts_with(begins));
        whole.then_some((prefix, local))
    }

    fn quoted(&mut self) -> Option<&'a str> {
        let quote = if self.take("\"") { "\"" } else { self.take("'").then_some("'")? };
        let value = self.until(quote)?;
        (!value.contains('<') && references(value)).then_some(value)
    }

    /// Character data up to the next tag.
    fn letters(&mut self) -> Option<()> {
        let length = self.rest.find('<')?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        (references(text) && !text.contains("]]>")).then_some(())
    }

    /// What may stand outside of the root element.
    fn between(&mut self) -> Option<()> {
        loop {
            self.space();
            if !self.rest.starts_with("<?") && !self.rest.starts_with("<!--") {
                return Some(());
            }
            self.aside()?;
        }
    }

    fn aside(&mut self) -> Option<()> {
        if self.take("<!--") {
            let comment = self.until("-->")?;
            return (!comment.contains("--") && !comment.ends_with('-')).then_some(());
        }
        self.expect("<?")?;
        let (prefix, target) = self.name()?;
        // An XML declaration could name another encoding.
        if !prefix.is_empty() || target.eq_ignore_ascii_case("xml") {
            return None;
        }
        let text = self.until("?>")?;
        (text.is_empty() || text.starts_with([' ', '\t', '\r', '\n'])).then_some(())
    }

    fn until(&mut self, end: &str) -> Option<&'a str> {
        let (text, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(text)
    }

    fn space(&mut self) -> bool {
        let rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let found = rest.len() < self.rest.len();
        self.rest = rest;
        found
    }

    fn take(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, word: &str) -> Option<()> {
        self.take(word).then_some(())
    }
}

/// Whether a name without colon may begin with a letter (NameStartChar).
fn begins(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}')
        || matches!(letter, '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}')
        || matches!(letter, '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}')
        || matches!(letter, '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a name without colon may go on with a letter (NameChar).
fn continues(letter: char) -> bool {
    begins(letter)
        || matches!(letter, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Whether a namespace is named by a plain absolute address: XML readers differ in what else they take.
fn is_address(value: &str) -> bool {
    let Some((scheme, rest)) = value.split_once(':') else { return false };
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let (path, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let urn = !rest.starts_with("//");
    !scheme.is_empty()
        && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !rest.is_empty()
        && path.bytes().all(|byte| plain(byte) || (urn && byte == b':'))
        && fragment.bytes().all(plain)
}

/// What `prefix` is bound to; a prefix that is bound to nothing is no name.
fn namespace<'a>(bindings: &[(&'a str, &'a str)], prefix: &str) -> Option<&'a str> {
    let bound = bindings.iter().rev().find(|binding| binding.0 == prefix).map(|binding| binding.1);
    bound.or(prefix.is_empty().then_some(""))
}

/// Whether every `&` begins one of the five references of XML or a character's number.
fn references(text: &str) -> bool {
    text.split('&').skip(1).all(|part| {
        let Some((name, _)) = part.split_once(';') else { return false };
        let code = match name.strip_prefix("#x") {
            Some(hex) if hex.bytes().all(|byte| byte.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16).ok(),
            Some(_) => None,
            None => {
                name.strip_prefix('#').filter(|n| n.bytes().all(|b| b.is_ascii_digit())).and_then(|n| n.parse().ok())
            }
        };
        let letter = code.and_then(char::from_u32);
        matches!(name, "lt" | "gt" | "amp" | "quot" | "apos")
            || letter.is_some_and(|letter| (' '..'\u{FFFE}').contains(&letter) || "\t\n\r".contains(letter))
    })
}

#[cfg(test)]
mod tests {
    use super::is_packet;

    #[test]
    fn packets_are_told_from_what_only_looks_like_one() {
        let packet = |inside: &str| {
            let text =
                format!("<?xpacket begin='' id='1'?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">{inside}</x:xmpmeta>\n");
            is_packet(format!("{text}<?xpacket end=\"r\"?>").as_bytes())
        };
        for good in [
            "",
            "<a b='1' c=\"&#x1E9E;&amp;\"/> größer",
            "<ẞ-1·/><_a.b/>",
            "<r:a xmlns:r='u:v' r:b='1'><r:c/></r:a><!-- x -->",
        ] {
            assert!(packet(good), "{good}");
        }
        let bad = [
            "<a>",
            "<a></b>",
            "&own;",
            "<r:a/>",
            "<a b='1' b='2'/>",
            "<a b=1/>",
            "<a b='<'/>",
            "]]>",
            "<!-- -- -->",
            "<a xmlns:p='u:v' xmlns:q='u:v' p:b='1' q:b='2'/>",
            "\u{1}",
            "<a b='1'c='2'/>",
            "&#0;",
            "</x:xmpmeta>",
            // What roxmltree 0.21.2 takes and libxml2 2.14 does not.
            "<a xmlns='u:v' xmlns='u:w'/>",
            "<:a/>",
            "<a :b='1'/>",
            "&#xD800;",
            "<a xmlns:p=''/>",
            "<?XML x?>",
            "<?p:i?>",
            "<?pi;x?>",
            // Letters of the alphabet that are none of a name; namespaces that are not to be bound.
            "<aª/>",
            "<\u{2FF0}a/>",
            "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>",
            "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
        ];
        for bad in bad {
            assert!(!packet(bad), "{bad}");
        }
        assert!(!is_packet(b"<!DOCTYPE x><x:xmpmeta xmlns:x='adobe:ns:meta/'/>"));
        assert!(!is_packet(b"<x:xmpmeta xmlns:x='other'/>"));
        assert!(is_packet(b"<?xml version='1.0' encoding='UTF-8'?><x:xmpmeta xmlns:x='adobe:ns:meta/'/>"));
        assert!(!is_packet(b"<?xml version='1.0' encoding='utf-16'?><x:xmpmeta xmlns:x='adobe:ns:meta/'/>"));
        assert!(!is_packet(b"<?xml version='1.0\" encoding=\"UTF-8'?><x:xmpmeta xmlns:x='adobe:ns:meta/'/>"));
        assert!(!is_packet(b"%PDF"));
    }
}
