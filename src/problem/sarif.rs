//! Problems in the Static Analysis Results Interchange Format, SARIF 2.1.0, for editors and code review.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Code, Place, Problem, ProblemKind, ReviewedUnit, Severity, listing, uri};

const VERSION: &str = "2.1.0";
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The language of every text.
const LANGUAGE: &str = "vi";

#[derive(Serialize)]
struct Log<'a> {
    version: &'static str,
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [SarifRun<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun<'a> {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    language: &'static str,
    rules: Vec<SarifRule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRule {
    id: &'static str,
    short_description: SarifText<'static>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    locations: Option<[Location<'a>; 1]>,
    /// SARIF wants this in every result or in none: empty if the problem is not passed over.
    suppressions: Vec<Suppression<'a>>,
    properties: Properties<'a>,
}

/// The unit that a result is about, also where it has no place.
#[derive(Serialize)]
struct Properties<'a> {
    don_vi: &'a str,
}

#[derive(Serialize)]
struct Message {
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    arguments: Vec<&'static str>,
}

#[derive(Serialize)]
struct SarifText<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
    #[serde(skip_serializing_if = "Option::is_none")]
    context_region: Option<ContextRegion<'a>>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

/// A stretch of one line; the end column is the first one behind it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_column: usize,
    /// Left out where the region is longer than what is quoted of its line.
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Snippet>,
}

/// The line around a region that is a part of it; of a very long line, the part that is quoted, with its columns.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ContextRegion<'a> {
    start_line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    snippet: SarifText<'a>,
}

#[derive(Serialize)]
struct Snippet {
    text: String,
}

#[derive(Serialize)]
struct Suppression<'a> {
    kind: &'static str,
    justification: &'a str,
}

/// What is told of these units as one run of the program, in the order in which they are given.
pub fn as_sarif(units: &[ReviewedUnit]) -> String {
    let problems = || units.iter().flat_map(|unit| unit.problems.iter().map(|problem| (unit.unit.as_str(), problem)));
    let kinds: BTreeMap<Code, &ProblemKind> = problems().map(|(_, problem)| (problem.code(), problem.kind())).collect();
    let codes: Vec<Code> = kinds.keys().copied().collect();
    listing::document(&Log {
        version: VERSION,
        schema: SCHEMA,
        runs: [SarifRun {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    language: LANGUAGE,
                    rules: kinds.values().map(|kind| rule(kind)).collect(),
                },
            },
            language: LANGUAGE,
            column_kind: "unicodeCodePoints",
            results: problems().map(|(unit, problem)| found(unit, problem, &codes)).collect(),
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn rule(kind: &ProblemKind) -> SarifRule {
    SarifRule {
        id: kind.code.as_str(),
        short_description: SarifText { text: kind.title },
        default_configuration: Configuration { level: level(kind.severity) },
    }
}

fn found<'a>(unit: &'a str, problem: &'a Problem, codes: &[Code]) -> SarifResult<'a> {
    let code = problem.code();
    SarifResult {
        rule_id: code.as_str(),
        rule_index: codes.binary_search(&code).unwrap_or_default(),
        level: level(problem.severity()),
        message: message(&format!("{} Gợi ý: {}", problem.message(), problem.hint())),
        locations: problem.place().map(|place| [location(place)]),
        suppressions: problem
            .silenced()
            .map(|reason| Suppression { kind: "inSource", justification: reason })
            .into_iter()
            .collect(),
        properties: Properties { don_vi: unit },
    }
}

/// In a SARIF message braces mark the place of an argument. Few viewers know that doubled braces are braces, so that
/// they are given as arguments themselves.
fn message(text: &str) -> Message {
    let braces = text.contains(['{', '}']);
    let place = |c: char| match c {
        '{' => "{0}".to_owned(),
        '}' => "{1}".to_owned(),
        c => c.to_string(),
    };
    Message { text: text.chars().map(place).collect(), arguments: if braces { vec!["{", "}"] } else { Vec::new() } }
}

fn location(place: &Place) -> Location<'_> {
    let region = (place.line > 0).then(|| region(place));
    let context = region.as_ref().and_then(|region| context(place, region));
    Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation { uri: uri::reference(&place.file) },
            region,
            context_region: context,
        },
    }
}

/// The part of the line that the problem covers; of no width behind its last letter.
fn region(place: &Place) -> Region {
    let before = place.column.saturating_sub(place.from);
    let text: String = place.text.chars().skip(before).take(place.width).collect();
    let shown = text.chars().count();
    let whole = shown == place.width || !place.goes_on;
    let end_column = place.column + if whole { shown } else { place.width };
    let snippet = whole.then_some(Snippet { text });
    Region { start_line: place.line, start_column: place.column, end_column, snippet }
}

/// What is around a region; nothing where it is the whole line, or longer than what is quoted.
fn context<'a>(place: &'a Place, region: &Region) -> Option<ContextRegion<'a>> {
    let snippet = region.snippet.as_ref()?;
    if snippet.text == place.text {
        return None;
    }
    let columns = (!place.is_whole_line()).then(|| (place.from, place.from + place.text.chars().count()));
    Some(ContextRegion {
        start_line: place.line,
        start_column: columns.map(|(start, _)| start),
        end_column: columns.map(|(_, end)| end),
        snippet: SarifText { text: &place.text },
    })
}
