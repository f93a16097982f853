//! What a document's metadata calls it (ISO 16684-1; Dublin Core): the bytes of an XMP packet in, its titles out.

use roxmltree::{Document, Node, ParsingOptions};

const DUBLIN_CORE: &str = "http://purl.org/dc/elements/1.1/";

/// Elements and texts of a packet.
const MOST_NODES: u32 = 100_000;

/// Title, author and description as readers show them: the texts of `dc:title`, `dc:creator` and `dc:description`.
/// `None` when the bytes are no XML.
pub(crate) fn titles(packet: &[u8]) -> Option<[String; 3]> {
    let text = std::str::from_utf8(packet).ok()?;
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text.trim_start_matches('\u{FEFF}'), options).ok()?;
    let said = |name: &str| {
        let element = |node: &Node<'_, '_>| node.has_tag_name((DUBLIN_CORE, name));
        let texts = document.descendants().filter(element).flat_map(|element| element.descendants());
        let texts = texts.filter(Node::is_text).filter_map(|node| node.text());
        // A simple value may stand as an attribute of its description (7.9.2.2).
        let attributes = document.descendants().filter_map(|node| node.attribute((DUBLIN_CORE, name)));
        let words: Vec<&str> = texts.chain(attributes).flat_map(str::split_whitespace).collect();
        words.join(" ")
    };
    Some(["title", "creator", "description"].map(said))
}

#[cfg(test)]
mod tests {
    use super::titles;

    #[test]
    fn a_title_is_read_as_element_and_as_attribute() {
        let packet = |inside: &str| {
            format!(
                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
                 xmlns:dc=\"http://purl.org/dc/elements/1.1/\">{inside}</rdf:RDF></x:xmpmeta>"
            )
        };
        let element = "<rdf:Description><dc:title><rdf:Alt><rdf:li>Übersicht  2025</rdf:li></rdf:Alt></dc:title></rdf:Description>";
        assert_eq!(titles(packet(element).as_bytes()).unwrap()[0], "Übersicht 2025");
        let attribute = "<rdf:Description dc:title='Größe' dc:creator='An'/>";
        assert_eq!(titles(packet(attribute).as_bytes()).unwrap(), ["Größe", "An", ""]);
        assert_eq!(titles(b"<x"), None);
    }
}
