//! Where the cause of a syntax error stands. The parser stops where it can go on no more, often a line below: to it, what is
//! typed above is still one value. What may be the cause is mended in a copy; where that lets the parser go further, it is
//! the cause.

use granit_parser::{Event, Parser};

use super::Span;
use super::line::RecordLine;
use super::reasons::SyntaxReason;
use super::strange::{self, Strange};

/// How many lines before the parser's stop are looked at.
const LINES: usize = 40;

/// How many lines without a colon before the stop are looked at.
const WITHOUT_COLON: usize = 10;

/// The most bytes that are parsed to find one cause.
const MOST_PARSED: usize = 30_000_000;

/// What is wrong, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SyntaxCause {
    /// A character that looks like a sign of YAML.
    Strange(Span),
    Typed(Span, SyntaxReason),
}

/// The cause of the first error of a text, if it is one of those that are known.
pub(super) fn cause(text: &str) -> Option<SyntaxCause> {
    let stop = Stop::of(text)?;
    let lines = RecordLine::all(text);
    let here = lines.iter().rposition(|line| line.start <= stop.at)?;
    let tries = (MOST_PARSED / text.len().max(1)).clamp(8, 200);
    let mut seeker = Seeker { text, lines, here, stop, tries };
    if let Some(span) = seeker.strange() {
        return Some(SyntaxCause::Strange(span));
    }
    let typed = seeker.tab().or_else(|| seeker.quote()).or_else(|| seeker.space_missing());
    let typed = typed.or_else(|| seeker.bracket()).or_else(|| seeker.value());
    let typed = typed.or_else(|| seeker.colon_missing()).or_else(|| seeker.indentation());
    let typed = typed.or_else(|| seeker.bracket_above());
    typed.map(|(span, reason)| SyntaxCause::Typed(span, reason))
}

/// Where the parser stops, and why.
struct Stop {
    at: usize,
    why: String,
    /// Where the innermost bracket that is not closed stands.
    bracket: Option<usize>,
}

impl Stop {
    fn of(text: &str) -> Option<Self> {
        let mut open = Vec::new();
        for event in Parser::new_from_str(text) {
            match event {
                Ok((Event::SequenceStart(..) | Event::MappingStart(..), span)) => {
                    let start = span.byte_range().map_or(0, |range| range.start);
                    open.push(text.get(start..).is_some_and(|text| text.starts_with(['[', '{'])).then_some(start));
                }
                Ok((Event::SequenceEnd | Event::MappingEnd, _)) => drop(open.pop()),
                Ok(_) => {}
                Err(error) => {
                    let at = error.marker().byte_offset().unwrap_or_default().min(text.len());
                    return Some(Self { at, why: error.to_string(), bracket: open.into_iter().rev().flatten().next() });
                }
            }
        }
        None
    }
}

struct Seeker<'t> {
    text: &'t str,
    lines: Vec<RecordLine>,
    /// The line on which the parser stops.
    here: usize,
    stop: Stop,
    /// How many more copies may be parsed.
    tries: usize,
}

impl Seeker<'_> {
    /// How much is left behind the first error once the bytes `from..to` are replaced, if the parser gets further then.
    fn left(&mut self, (from, to): (usize, usize), with: &str) -> Option<usize> {
        self.tries = self.tries.checked_sub(1)?;
        let mended = format!("{}{with}{}", &self.text[..from], &self.text[to..]);
        let Some(stop) = Stop::of(&mended) else { return Some(0) };
        let left = mended.len() - stop.at;
        let reached = if self.stop.at >= to { self.stop.at } else { to };
        (left < self.text.len() - reached).then_some(left)
    }

    fn helps(&mut self, range: (usize, usize), with: &str) -> bool {
        self.left(range, with).is_some()
    }

    /// The lines before the stop, the nearest first.
    fn before(&self) -> Vec<RecordLine> {
        self.lines[self.here.saturating_sub(LINES)..=self.here].iter().rev().copied().collect()
    }

    /// A character that looks like a sign: alone, or all those of its line, or all that follow as far as the parser came.
    fn strange(&mut self) -> Option<Span> {
        let end = (self.here + 4).min(self.lines.len());
        let mut lines = self.before();
        lines.extend(&self.lines[self.here + 1..end]);
        let window = lines.iter().map(|line| line.end).max()?;
        for line in lines {
            let found: Vec<(Strange, Span)> = (line.start..line.end)
                .filter(|at| self.text.is_char_boundary(*at))
                .filter_map(|at| strange::at(self.text, at))
                .collect();
            for (strange, span) in found.iter().take(8) {
                let alone = [strange.sign.to_string(), format!("{} ", strange.sign), String::new()];
                if alone.iter().any(|with| self.helps((span.start, span.end), with)) {
                    return Some(*span);
                }
            }
            // Where a value begins, rather than inside it.
            let first = found.iter().find(|(_, span)| line.begins_value(self.text, span.start)).or(found.first());
            let Some((_, first)) = first else { continue };
            for end in [line.end, window] {
                let mended = strange::straightened(&self.text[first.start..end]);
                if self.helps((first.start, end), &mended) {
                    return Some(*first);
                }
            }
        }
        None
    }

    /// A tab that indents, in the line of the stop or behind the beginning of the value that it ends.
    fn tab(&mut self) -> Option<(Span, SyntaxReason)> {
        let line = self.lines[self.here];
        let indent = &self.text[line.start..line.content(self.text)];
        let at = match indent.find('\t') {
            Some(at) => line.start + at,
            None if self.stop.why.contains("tab") => self.stop.at + self.text[self.stop.at..].find('\t')?,
            None => return None,
        };
        Some((Span { start: at, end: at + 1 }, SyntaxReason::Tab))
    }

    /// A quote without its end, one that ends a line or more below, or a text behind the end.
    fn quote(&mut self) -> Option<(Span, SyntaxReason)> {
        let at = self.stop.at;
        let one = |start: usize| Span { start, end: start + 1 };
        let why = &self.stop.why;
        if why.contains("unclosed quote") {
            return Some((one(at), SyntaxReason::QuoteOpen));
        }
        if why.contains("trailing content") {
            // A quote left open is closed by the next quote, perhaps hundreds of lines below: shown where it was opened.
            let open = quote_left_open(self.text, at);
            let line_end = self.lines[self.here].end;
            let behind = (Span { start: at, end: line_end }, SyntaxReason::BehindQuote);
            return Some(open.map_or(behind, |open| (one(open), SyntaxReason::QuoteOpen)));
        }
        if why.contains("escape") {
            let known = |c: char| "0abt\tnvfre \"/\\N_LPxuU\r\n".contains(c);
            let mut letters = self.text[at..].char_indices();
            while let Some((back, letter)) = letters.next() {
                if letter == '\\' && letters.next().is_none_or(|(_, next)| !known(next)) {
                    return Some((one(at + back), SyntaxReason::Backslash));
                }
            }
        }
        None
    }

    /// No space after a colon or a dash: in one line, or in each of several lines one below the other.
    fn space_missing(&mut self) -> Option<(Span, SyntaxReason)> {
        let lines = self.before();
        for line in &lines {
            if let Some(gap) = line.gap(self.text)
                && self.helps((gap.end, gap.end), " ")
            {
                return Some((gap, line.gap_reason(self.text)));
            }
        }
        // The line of the stop itself is often right.
        let skipped = usize::from(lines[0].gap(self.text).is_none());
        let run: Vec<(RecordLine, Span)> =
            lines[skipped..].iter().map_while(|line| Some((*line, line.gap(self.text)?))).collect();
        let ((first, gap), (last, _)) = (run.last()?, run.first()?);
        let mut mended = String::new();
        for (line, gap) in run.iter().rev() {
            mended += &format!("{} {}\n", &self.text[line.start..gap.end], &self.text[gap.end..line.end]);
        }
        let helps = self.helps((first.start, last.end), mended.trim_end_matches('\n'));
        helps.then(|| (*gap, first.gap_reason(self.text)))
    }

    /// A bracket of an earlier line that is not closed.
    fn bracket(&mut self) -> Option<(Span, SyntaxReason)> {
        let open = self.stop.bracket?;
        let close = if self.text[open..].starts_with('[') { "]" } else { "}" };
        let first = self.lines.iter().rposition(|line| line.start <= open)?;
        let closing: Vec<usize> = self.lines[first..=self.here].iter().map(|line| line.end).collect();
        let closed = closing.into_iter().rev().take(LINES).any(|end| self.helps((end, end), close));
        closed.then_some((Span { start: open, end: open + 1 }, SyntaxReason::BracketOpen))
    }

    /// The same where what follows is wrong too, so that closing it does not help: the parser stops on another line.
    fn bracket_above(&self) -> Option<(Span, SyntaxReason)> {
        let flow = ["illegal placement", "flow"].iter().any(|word| self.stop.why.contains(word));
        // At the beginning of a line the parser waits for the end before it tells of the bracket.
        let before = &self.text[..self.lines[self.here].start];
        let waiting = || {
            let open = before.rfind(['[', '{'])?;
            let close = if before[open..].starts_with('[') { ']' } else { '}' };
            (flow && !before[open..].contains(close)).then_some(open)
        };
        let open = self.stop.bracket.filter(|open| *open < before.len()).or_else(waiting)?;
        Some((Span { start: open, end: open + 1 }, SyntaxReason::BracketOpen))
    }

    /// A value that has to be in quotes.
    fn value(&mut self) -> Option<(Span, SyntaxReason)> {
        let line = self.lines[self.here];
        let start = line.value(self.text)?;
        let value = self.text[start..line.end].trim_end();
        let first = value.chars().next()?;
        if matches!(first, '"' | '\'' | '[' | '{' | '|' | '>') {
            return None;
        }
        let quoted = format!("'{}'", value.replace('\'', "''"));
        if !self.helps((start, line.end), &quoted) {
            return None;
        }
        if matches!(first, ',' | ']' | '}' | '@' | '`' | '%') {
            return Some((Span { start, end: line.end }, SyntaxReason::Sign(first)));
        }
        let colon = if self.stop.at > start { self.stop.at } else { start + value.find(": ")? };
        self.text[colon..]
            .starts_with(':')
            .then_some((Span { start: colon, end: line.end }, SyntaxReason::ColonInValue))
    }

    /// A line that begins with a key but has no colon after it, or that goes on with the value above without being indented.
    fn colon_missing(&mut self) -> Option<(Span, SyntaxReason)> {
        for (back, line) in self.before().into_iter().take(WITHOUT_COLON).enumerate() {
            let start = line.content(self.text);
            let typed = &self.text[start..line.end];
            if line.value(self.text).is_some_and(|value| value > start) {
                // The line of the stop may be right, the one above it not.
                if back > 0 {
                    return None;
                }
                continue;
            }
            let word = typed.find([' ', ';', '=']).unwrap_or(typed.len());
            let sign = word + typed[word..].len() - typed[word..].trim_start_matches([' ', ';', '=']).len();
            if word > 0 && self.helps((start + word, start + sign), ": ") {
                let is_key = typed[..word].chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
                let reason = if is_key { SyntaxReason::ColonMissing } else { SyntaxReason::NotIndented };
                return Some((Span { start, end: line.end }, reason));
            }
        }
        None
    }

    /// A line that begins at another column than those beside it: the one that stands out.
    fn indentation(&mut self) -> Option<(Span, SyntaxReason)> {
        let line = self.lines[self.here];
        let indent = line.indent(self.text);
        let above: Vec<RecordLine> =
            self.before().into_iter().skip(1).filter(|line| !line.is_blank(self.text)).collect();
        let nearest = *above.first()?;
        let mut columns: Vec<usize> = above.iter().flat_map(|line| line.columns(self.text)).collect();
        columns.dedup();
        let moved = |line: RecordLine, to: usize, seeker: &mut Self| {
            seeker.left((line.start, line.start + line.indent(seeker.text)), &" ".repeat(to))
        };
        let here = columns.into_iter().take(16).filter_map(|column| moved(line, column, self)).min();
        // The line above stands out where the lines below agree with this one; the first line where nothing may be indented.
        let outermost = self.stop.why.contains("document start");
        let first = self.lines.iter().find(|line| !line.is_blank(self.text)).copied();
        let other = if outermost { first } else { Some(nearest) }.filter(|line| line.indent(self.text) > indent);
        let there = other.and_then(|other| Some((other, moved(other, indent, self)?)));
        let whole = |line: RecordLine| Span { start: line.start + line.indent(self.text), end: line.end };
        let deeper = indent > nearest.columns(self.text).last().copied().unwrap_or_default();
        match (here, there) {
            (here, Some((other, left))) if outermost || here.is_none_or(|here| left < here) => {
                Some((whole(other), SyntaxReason::Uneven))
            }
            (Some(_), _) if deeper => Some((whole(line), SyntaxReason::Deeper)),
            (Some(_), _) => Some((whole(line), SyntaxReason::Uneven)),
            _ => None,
        }
    }
}

/// Where the quoted text before `end` begins, if that is on another line.
fn quote_left_open(text: &str, end: usize) -> Option<usize> {
    let before = text.get(..end)?.trim_end();
    let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''))?;
    let inside = &before[..before.len() - 1];
    let open = inside.rfind(quote)?;
    inside[open..].contains('\n').then_some(open)
}
