//! Tells what becomes of documents: a line for each, and at the end how many were made, kept and failed, and which units failed.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use cchc::building::{Event, KeptBecause, Outcome, RecordFaults, Target};
use cchc::kinds::Document;
use cchc::problem::{Blame, Problem, Severity};

use super::counts::Counts;
use super::json_lines::JsonLines;
use super::reasons::{happened, reason};
use super::talk;

/// How many wrong files a line names.
const FILES_NAMED: usize = 3;

/// The most units that are named as failed.
const FAILED_NAMED: usize = 20;

/// The exit code where a preview finds something to be made, and was asked to say so by it.
const STALE: u8 = 4;

/// What is told, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Telling {
    /// A single document was asked for: only its path is printed, on stdout.
    pub one: bool,
    /// A round of watching: documents that are up to date are not named, and warnings already reported are not repeated.
    pub round: bool,
    pub preview: bool,
    /// Warnings one by one, rather than their number.
    pub warnings: bool,
    /// Errors and the closing line alone.
    pub quiet: bool,
    /// The exit code says whether a preview found something to be made.
    pub stale: bool,
}

/// Tells what becomes of documents, and remembers what follows for the exit code.
pub struct Reporter {
    telling: Telling,
    /// Lines of JSON on stdout in place of lines for people.
    json: Option<JsonLines>,
    /// The warnings that were told in the round before, and those of this one.
    warned: BTreeSet<String>,
    news: Option<BTreeSet<String>>,
    unit: String,
    counts: Counts,
    /// The units that failed, each with the first reason.
    failed: Vec<(String, String)>,
    /// The advice about issued documents was given, and that about frozen figures; each is given once in a run.
    advised: bool,
    advised_frozen: bool,
    /// The errors in records that stop some documents of the unit.
    wrong: Vec<Problem>,
    /// Writing to stdout failed: its reader is gone.
    broken: bool,
    /// Some error is of the disk or the tool, not of the records.
    tool: bool,
}

impl Reporter {
    pub fn new(telling: Telling) -> Self {
        Self {
            telling,
            json: None,
            warned: BTreeSet::new(),
            news: None,
            unit: String::new(),
            counts: Counts::default(),
            failed: Vec::new(),
            advised: false,
            advised_frozen: false,
            wrong: Vec::new(),
            broken: false,
            tool: false,
        }
    }

    /// For one round of watching, after these warnings were told.
    pub fn of_round(telling: Telling, warned: BTreeSet<String>) -> Self {
        Self { warned, ..Self::new(Telling { round: true, ..telling }) }
    }

    /// The same in lines of JSON.
    pub fn in_json(self) -> Self {
        Self { json: Some(JsonLines::begin()), ..self }
    }

    /// Whether anything was made or failed.
    pub fn has_news(&self) -> bool {
        self.counts.made + self.counts.failed > 0
    }

    /// The warnings that were told last.
    pub fn warned(self) -> BTreeSet<String> {
        self.news.unwrap_or(self.warned)
    }

    /// Tells what is wrong with the records: errors, and warnings one by one where that was asked for; in a round not those that
    /// were told in the one before.
    fn problems(&mut self, problems: &[Problem]) {
        let known = self.news.get_or_insert_with(BTreeSet::new);
        let mut news = Vec::new();
        for problem in problems {
            let words = format!("{} {:?}", problem.message(), problem.place().map(|place| &place.file));
            let told = problem.severity() == Severity::Warning && self.warned.contains(&words);
            if !(self.telling.round && told) {
                news.push(problem.clone());
            }
            known.insert(words);
        }
        self.counts.warnings += talk::warnings(problems);
        if self.json.is_none() {
            talk::briefly(&news, self.telling.warnings);
        }
    }

    /// What follows is about this unit.
    pub fn enter(&mut self, target: &Target) {
        target.name.clone_into(&mut self.unit);
        if let Some(json) = &mut self.json {
            json.enter(&talk::shown(&target.folder));
        }
    }

    /// Reports one event.
    pub fn tell(&mut self, event: Event) {
        match event {
            Event::Busy => talk::say("Một lệnh cchc khác đang ghi vào cùng thư mục kết quả; chờ lệnh đó xong.\n"),
            Event::Problems(problems) => {
                self.problems(&problems);
                let errors: Vec<&Problem> = problems.iter().filter(|p| p.severity() == Severity::Error).collect();
                if let Some(first) = errors.first() {
                    let note = format!("hồ sơ có {} lỗi", errors.len());
                    self.tool |= errors.iter().any(|problem| problem.blame() == Blame::Tool);
                    if !self.telling.one && self.json.is_none() && !self.telling.quiet {
                        self.line("không lập được", &self.unit, &format!("{note}, xem ở trên"));
                    }
                    self.unmade(None, None, Some(first), (&placed(first), &format!("{note}: {}", in_short(first))));
                }
            }
            Event::Noted(problems) => {
                self.counts.warnings += talk::warnings(&problems);
                if !self.telling.quiet {
                    talk::problems(&problems);
                }
            }
            Event::ProblemsOfSome(problems) => {
                self.problems(&problems);
                self.wrong = problems.into_iter().filter(|p| p.severity() == Severity::Error).collect();
                self.tool |= self.wrong.iter().any(|problem| problem.blame() == Blame::Tool);
            }
            Event::Withheld { document, path, kept, faults } => {
                let why = named_faults(&faults);
                let stays = if kept { "; bản đã lập giữ nguyên" } else { "" };
                if self.json.is_none() && !self.telling.quiet {
                    let note = format!("{why}: xem ở trên hoặc bằng lệnh kiem-tra{stays}");
                    self.line("không lập được", &talk::shown(&path), &note);
                }
                // The first error of the first of these files says more than their number.
                let of = |fault: &RecordFaults, problem: &Problem| {
                    let place = problem.place().map(|place| place.file.as_str());
                    place.zip(fault.file.as_deref()).is_some_and(|(place, file)| place.ends_with(file))
                };
                let first = faults.first().and_then(|fault| self.wrong.iter().find(|one| of(fault, one))).cloned();
                let told = first.as_ref().map(|first| format!(": {}", placed(first))).unwrap_or_default();
                let short = first.as_ref().map(|first| format!(": {}", in_short(first))).unwrap_or_default();
                self.unmade(
                    Some(&document),
                    Some(&path),
                    first.as_ref(),
                    (&format!("{why}{stays}{told}"), &format!("{why}{short}")),
                );
            }
            Event::NothingLeft => talk::say(
                "Mọi nhiệm vụ đã hoàn thành và có tài liệu kiểm chứng: không còn gì để lập kế hoạch tiếp tục.\n",
            ),
            Event::Fresh { warnings } => self.counts.warnings += warnings,
            Event::Document(document, outcome) => self.document(document.as_ref(), &outcome),
            Event::Failed { document, path, problem } => {
                if self.json.is_none() {
                    talk::problems(std::slice::from_ref(&problem));
                }
                self.tool |= problem.blame() == Blame::Tool;
                if !self.telling.one && self.json.is_none() && !self.telling.quiet {
                    self.line("không lập được", &talk::shown(&path), "xem ở trên");
                }
                self.unmade(Some(&document), Some(&path), Some(&problem), (&placed(&problem), &in_short(&problem)));
            }
        }
    }

    /// A unit whose outputs cannot be read or written.
    pub fn failed(&mut self, problem: &Problem) {
        if self.json.is_none() {
            talk::problems(std::slice::from_ref(problem));
            if !self.telling.quiet {
                self.line("không lập được", &self.unit, "xem ở trên");
            }
        }
        self.tool |= problem.blame() == Blame::Tool;
        self.unmade(None, None, Some(problem), (&placed(problem), &in_short(problem)));
    }

    /// Notes that a document, or a whole unit, could not be made: why in full, and why within the summary.
    fn unmade(
        &mut self,
        document: Option<&Document>,
        path: Option<&Path>,
        problem: Option<&Problem>,
        (why, summary): (&str, &str),
    ) {
        self.counts.failed += 1;
        if self.failed.last().is_none_or(|(unit, _)| *unit != self.unit) {
            self.failed.push((self.unit.clone(), summary.to_owned()));
        }
        if let Some(json) = &mut self.json {
            let code = problem.map(|problem| problem.code().as_str());
            self.broken |= json.failed(document, path, code, why).is_err();
        }
    }

    fn document(&mut self, document: Option<&Document>, outcome: &Outcome) {
        match outcome {
            Outcome::Made { .. } => self.counts.made += 1,
            Outcome::Unchanged { .. } => self.counts.unchanged += 1,
            Outcome::Kept { .. } | Outcome::Replaced { .. } | Outcome::NoLonger { .. } => self.counts.kept += 1,
        }
        if let Some(json) = &mut self.json {
            self.broken |= json.document(document, outcome, self.telling.preview).is_err();
        } else if !self.telling.quiet {
            self.described(outcome);
        }
    }

    fn described(&mut self, outcome: &Outcome) {
        let Telling { one, round, preview, .. } = self.telling;
        match outcome {
            Outcome::Made { path, others, kept, draft, why } => {
                if !one {
                    let word = if preview { "sẽ lập" } else { "đã lập" };
                    self.line(word, &talk::shown(path), &why.iter().map(reason).collect::<Vec<_>>().join("; "));
                }
                if let Some((kept, held)) = kept {
                    self.beside(kept, *held, path, *draft);
                }
                if !preview {
                    for path in std::iter::once(path).chain(others) {
                        self.broken |= talk::path(path).is_err();
                    }
                }
            }
            Outcome::Unchanged { path, .. } if one => self.broken |= talk::path(path).is_err(),
            Outcome::Unchanged { path, kept } if !round => {
                let beside = kept.as_ref();
                let beside =
                    beside.map(|(kept, held)| format!("{} {}, giữ nguyên", talk::shown(kept), happened(*held)));
                self.line("không đổi", &talk::shown(path), &beside.unwrap_or_default());
            }
            Outcome::Unchanged { .. } => {}
            Outcome::Kept { path, because } => {
                if !round {
                    let says = format!("{}; hồ sơ không có gì khác", happened(*because));
                    self.line("giữ nguyên", &talk::shown(path), &says);
                }
                if one {
                    self.broken |= talk::path(path).is_err();
                }
            }
            Outcome::Replaced { path, by } if !round => {
                self.line("giữ nguyên", &talk::shown(path), &format!("đã được thay thế bằng {}", talk::shown(by)));
            }
            Outcome::Replaced { .. } => {}
            Outcome::NoLonger { path } => {
                self.line("giữ nguyên", &talk::shown(path), "hồ sơ không còn văn bản này");
            }
        }
    }

    /// A new version beside an earlier one.
    fn beside(&mut self, kept: &Path, held: KeptBecause, new: &Path, draft: bool) {
        let (kept, new) = (talk::shown(kept), talk::shown(new));
        let will = if self.telling.preview { "sẽ ghi" } else { "ghi" };
        talk::say(&format!("Giữ nguyên \"{kept}\" vì {}; bản mới {will} vào \"{new}\".\n", happened(held)));
        if held == KeptBecause::Frozen {
            if !std::mem::replace(&mut self.advised_frozen, true) {
                talk::say(
                    "Báo cáo của quý đã chốt số liệu thì không ghi đè; bản mới là DỰ THẢO. Muốn lập lại chính báo cáo ấy: thêm \
                     --lam-lai.\n",
                );
            }
        } else if draft && !std::mem::replace(&mut self.advised, true) {
            talk::say(
                "Bản mới là DỰ THẢO, để trống số và ngày, vì văn bản đã ký hoặc đã có số thì không lập lại được. \
                 Văn bản đã ban hành có sai sót về nội dung: ban hành văn bản thay thế; sai sót về thể thức, kỹ thuật trình \
                 bày: ban hành công văn đính chính (Nghị định 30/2020/NĐ-CP, khoản 3 Điều 18). Văn bản chưa ban hành, hoặc lập văn \
                 bản thay thế có số mới: chuyển tệp cũ đi nơi khác rồi lập lại.\n",
            );
        }
    }

    fn line(&self, word: &str, what: &str, note: &str) {
        let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
        talk::say(&format!("{word}: {what}{note}\n"));
    }

    /// The closing words over units: which failed and why, how many documents of each kind, how many warnings there are.
    pub fn sum_up(&mut self, units: usize) {
        let Counts { made, unchanged, kept, failed, warnings } = self.counts;
        if let Some(json) = &mut self.json {
            self.broken |= json.sum_up(units, self.counts, self.telling.preview).is_err();
            return;
        }
        if units > 1 && !self.failed.is_empty() {
            talk::say("Không lập được:\n");
            for (unit, why) in self.failed.iter().take(FAILED_NAMED) {
                talk::say(&format!("{}\n", talk::one_line(&format!("  {unit}: {why}"))));
            }
            let more = self.failed.len().saturating_sub(FAILED_NAMED);
            if more > 0 {
                talk::say(&format!("  và {more} đơn vị khác\n"));
            }
        }
        let word = if self.telling.preview { "sẽ lập" } else { "đã lập" };
        let mut parts = vec![format!("{word} {made}"), format!("không đổi {unchanged}")];
        if kept > 0 {
            parts.push(format!("giữ nguyên {kept}"));
        }
        if failed > 0 {
            parts.push(format!("không lập được {failed}"));
        }
        talk::say(&format!("{units} đơn vị: {}{}.\n", parts.join(", "), still(warnings)));
    }

    /// The same for a round: when, which unit, and how long it took.
    pub fn sum_up_round(&self, time: &str, milliseconds: u128) {
        let Counts { made, failed, warnings, .. } = self.counts;
        let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
        let failed = if failed > 0 { format!(", không lập được {failed}") } else { String::new() };
        let still = still(warnings);
        talk::say(&format!("{time} {}: đã lập {made}{failed}, {seconds},{rest:03} giây{still}.\n", self.unit));
    }

    /// The closing words for one document: that it could be made, and how many warnings there are.
    pub fn sum_up_one(&self) {
        let Counts { made, unchanged, kept, failed, warnings } = self.counts;
        if failed == 0 && made + unchanged + kept > 0 {
            talk::may_go_on("Lập được văn bản", warnings);
        }
    }

    /// Exit code: 0 when nothing failed, 3 when a failure is of the disk or the tool, else 1; 4 when a preview is to say so
    /// that something is to be made.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match (self.counts.failed, self.tool || self.broken) {
            (_, true) => 3,
            (0, false) if self.telling.stale && self.counts.made > 0 => STALE,
            (0, false) => 0,
            (_, false) => 1,
        })
    }
}

/// The warnings that are there still, at the end of a line.
fn still(warnings: usize) -> String {
    if warnings == 0 { String::new() } else { format!("; còn {warnings} cảnh báo, xem bằng lệnh kiem-tra") }
}

/// Where the errors are because of which a document is not made.
fn named_faults(faults: &[RecordFaults]) -> String {
    let one = |fault: &RecordFaults| {
        let file = fault.file.as_deref().map(talk::clean);
        format!("{} có {} lỗi", file.as_deref().unwrap_or("hồ sơ"), fault.errors)
    };
    let named: Vec<String> = faults.iter().take(FILES_NAMED).map(one).collect();
    let more = faults.len().saturating_sub(FILES_NAMED);
    let more = if more > 0 { format!("; và {more} tệp khác") } else { String::new() };
    format!("{}{more}", named.join("; "))
}

/// What is wrong, behind its place.
fn placed(problem: &Problem) -> String {
    let place = problem.place().map(|place| format!("{}:{}: ", place.file, place.line)).unwrap_or_default();
    format!("{place}{}", problem.message())
}

/// A problem within one line: its code, where it is, what is wrong.
fn in_short(problem: &Problem) -> String {
    let line = |line: usize| if line > 0 { format!(":{line}") } else { String::new() };
    let place = problem.place().map(|place| format!(" {}{}", place.file, line(place.line))).unwrap_or_default();
    format!("{}{place}: {}", problem.code(), problem.message())
}
