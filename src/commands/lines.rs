//! Tells what becomes of documents: a line for each, and at the end how many were made, kept and failed.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use cchc::building::{Event, KeptBecause, Outcome, Reason, RecordChange, RecordFaults, Step};
use cchc::problem::{Blame, Problem, Severity};

use super::talk;

/// How many changed values a line names.
const NAMED: usize = 3;

/// Tells what becomes of documents, and remembers what follows for the exit code.
pub struct Reporter {
    /// A single document was asked for: only its path is printed, on stdout.
    one: bool,
    /// A round of watching: documents that are up to date are not named, and warnings already reported are not repeated.
    round: bool,
    /// The warnings that were told in the round before, and those of this one.
    warned: BTreeSet<String>,
    warnings: Option<BTreeSet<String>>,
    preview: bool,
    unit: String,
    made: usize,
    unchanged: usize,
    kept: usize,
    failed: usize,
    /// The advice about issued documents was given; it is given once in a run.
    advised: bool,
    /// Writing to stdout failed: its reader is gone.
    broken: bool,
    /// Some error is of the disk or the tool, not of the records.
    tool: bool,
}

impl Reporter {
    /// For one document.
    pub fn of_one() -> Self {
        Self { one: true, ..Self::of_all(false) }
    }

    /// For every document of units.
    pub fn of_all(preview: bool) -> Self {
        Self {
            one: false,
            round: false,
            warned: BTreeSet::new(),
            warnings: None,
            preview,
            unit: String::new(),
            made: 0,
            unchanged: 0,
            kept: 0,
            failed: 0,
            advised: false,
            broken: false,
            tool: false,
        }
    }

    /// For one round of watching, after these warnings were told.
    pub fn of_round(warned: BTreeSet<String>) -> Self {
        Self { round: true, warned, ..Self::of_all(false) }
    }

    /// Whether anything was made or failed.
    pub fn has_news(&self) -> bool {
        self.made + self.failed > 0
    }

    /// The warnings that were told last.
    pub fn warned(self) -> BTreeSet<String> {
        self.warnings.unwrap_or(self.warned)
    }

    /// Tells what is wrong; in a round not the warnings that were told in the one before.
    fn problems(&mut self, problems: &[Problem]) {
        let known = self.warnings.get_or_insert_with(BTreeSet::new);
        let mut news = Vec::new();
        for problem in problems {
            let words = format!("{} {:?}", problem.message(), problem.place().map(|place| &place.file));
            let told = problem.severity() == Severity::Warning && self.warned.contains(&words);
            if !(self.round && told) {
                news.push(problem.clone());
            }
            known.insert(words);
        }
        talk::briefly(&news);
    }

    /// What follows is about this unit.
    pub fn enter(&mut self, unit: &str) {
        unit.clone_into(&mut self.unit);
    }

    /// Reports one event.
    pub fn tell(&mut self, event: Event) {
        match event {
            Event::Busy => talk::say("Một lệnh cchc khác đang ghi vào cùng thư mục kết quả; chờ lệnh đó xong.\n"),
            Event::Problems(problems) => {
                self.problems(&problems);
                let errors: Vec<_> = problems.iter().filter(|p| p.severity() == Severity::Error).collect();
                if !errors.is_empty() {
                    self.failed += 1;
                    self.tool |= errors.iter().any(|problem| problem.blame() == Blame::Tool);
                    if !self.one {
                        let note = format!("hồ sơ có {} lỗi, xem ở trên", errors.len());
                        self.line("không lập được", &self.unit, &note);
                    }
                }
            }
            Event::ProblemsOfSome(problems) => {
                self.problems(&problems);
                let errors = problems.iter().filter(|p| p.severity() == Severity::Error);
                self.tool |= errors.into_iter().any(|problem| problem.blame() == Blame::Tool);
            }
            Event::Withheld { path, kept, faults } => {
                self.failed += 1;
                let stays = if kept { "; bản đã lập giữ nguyên" } else { "" };
                let note = format!("{}: xem ở trên hoặc bằng lệnh kiem-tra{stays}", named_faults(&faults));
                self.line("không lập được", &talk::shown(&path), &note);
            }
            Event::NothingLeft => talk::say(
                "Mọi nhiệm vụ đã hoàn thành và có tài liệu kiểm chứng: không còn gì để lập kế hoạch tiếp tục.\n",
            ),
            Event::Fresh { warnings } if self.round || warnings == 0 => {}
            Event::Fresh { warnings } => talk::say(&format!(
                "Hồ sơ {} không đổi, vẫn còn {warnings} cảnh báo: xem bằng lệnh kiem-tra hoặc thêm --lam-lai.\n",
                self.unit
            )),
            Event::Document(outcome) => self.document(&outcome),
            Event::Failed { path, problem } => {
                talk::problems(std::slice::from_ref(&problem));
                self.failed += 1;
                self.tool |= problem.blame() == Blame::Tool;
                if !self.one {
                    self.line("không lập được", &talk::shown(&path), "xem ở trên");
                }
            }
        }
    }

    /// A unit whose outputs cannot be read or written.
    pub fn failed(&mut self, problem: &Problem) {
        talk::problems(std::slice::from_ref(problem));
        self.failed += 1;
        self.tool |= problem.blame() == Blame::Tool;
        self.line("không lập được", &self.unit.clone(), "xem ở trên");
    }

    fn document(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Made { path, others, kept, draft, why } => {
                self.made += 1;
                if !self.one {
                    let word = if self.preview { "sẽ lập" } else { "đã lập" };
                    self.line(word, &talk::shown(path), &why.iter().map(reason).collect::<Vec<_>>().join("; "));
                }
                if let Some((kept, held)) = kept {
                    self.beside(kept, *held, path, *draft);
                }
                if !self.preview {
                    for path in std::iter::once(path).chain(others) {
                        self.broken |= talk::path(path).is_err();
                    }
                }
            }
            Outcome::Unchanged { path, kept } => {
                self.unchanged += 1;
                if self.one {
                    self.broken |= talk::path(path).is_err();
                } else if !self.round {
                    let beside = kept
                        .as_ref()
                        .map(|(kept, held)| format!("{} {}, giữ nguyên", talk::shown(kept), happened(*held)));
                    self.line("không đổi", &talk::shown(path), &beside.unwrap_or_default());
                }
            }
            Outcome::Kept { path, because } => {
                self.kept += 1;
                if !self.round {
                    let says = format!("{}; hồ sơ không có gì khác", happened(*because));
                    self.line("giữ nguyên", &talk::shown(path), &says);
                }
                if self.one {
                    self.broken |= talk::path(path).is_err();
                }
            }
            Outcome::Replaced { path, by } => {
                self.kept += 1;
                if !self.round {
                    let says = format!("đã được thay thế bằng {}", talk::shown(by));
                    self.line("giữ nguyên", &talk::shown(path), &says);
                }
            }
            Outcome::NoLonger { path } => {
                self.kept += 1;
                self.line("giữ nguyên", &talk::shown(path), "hồ sơ không còn văn bản này");
            }
        }
    }

    /// A new version beside an earlier one.
    fn beside(&mut self, kept: &Path, held: KeptBecause, new: &Path, draft: bool) {
        let (kept, new) = (talk::shown(kept), talk::shown(new));
        let will = if self.preview { "sẽ ghi" } else { "ghi" };
        talk::say(&format!("Giữ nguyên \"{kept}\" vì {}; bản mới {will} vào \"{new}\".\n", happened(held)));
        if draft && !self.advised {
            self.advised = true;
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

    /// How many of each kind.
    pub fn sum_up(&self, units: usize) {
        let made = if self.preview { "sẽ lập" } else { "đã lập" };
        let mut parts = vec![format!("{made} {}", self.made), format!("không đổi {}", self.unchanged)];
        if self.kept > 0 {
            parts.push(format!("giữ nguyên {}", self.kept));
        }
        if self.failed > 0 {
            parts.push(format!("không lập được {}", self.failed));
        }
        talk::say(&format!("{units} đơn vị: {}.\n", parts.join(", ")));
    }

    /// The same for a round: when, which unit, and how long it took.
    pub fn sum_up_round(&self, time: &str, milliseconds: u128) {
        let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
        let failed = if self.failed > 0 { format!(", không lập được {}", self.failed) } else { String::new() };
        talk::say(&format!("{time} {}: đã lập {}{failed}, {seconds},{rest:03} giây.\n", self.unit, self.made));
    }

    /// Exit code: 0 when nothing failed, 3 when a failure is of the disk or the tool, else 1.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match (self.failed, self.tool || self.broken) {
            (_, true) => 3,
            (0, false) => 0,
            (_, false) => 1,
        })
    }
}

fn happened(held: KeptBecause) -> &'static str {
    match held {
        KeptBecause::Signed => "đã ký",
        KeptBecause::Numbered => "đã có số",
        KeptBecause::Changed => "đã sửa từ khi lập hoặc đã có từ trước",
    }
}

/// Where the errors are because of which a document is not made.
fn named_faults(faults: &[RecordFaults]) -> String {
    let one = |fault: &RecordFaults| {
        let file = fault.file.as_deref().map(talk::clean);
        format!("{} có {} lỗi", file.as_deref().unwrap_or("hồ sơ"), fault.errors)
    };
    let named: Vec<String> = faults.iter().take(NAMED).map(one).collect();
    let more = faults.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("; và {more} tệp khác") } else { String::new() };
    format!("{}{more}", named.join("; "))
}

/// Why a document is made, in words.
fn reason(reason: &Reason) -> String {
    match reason {
        Reason::New => "lập lần đầu".into(),
        Reason::Unknown => "không rõ tệp đang có lập từ hồ sơ nào".into(),
        Reason::Form => "dạng văn bản thay đổi (trình ký, biểu đồ)".into(),
        Reason::Gone => "tệp cũ không còn hoặc không thay được".into(),
        Reason::Again => "theo yêu cầu".into(),
        Reason::Records(changes) => {
            let mut named: Vec<String> = (0..changes.len()).map(|at| named(at, changes)).collect();
            named.dedup();
            let more = named.len().saturating_sub(NAMED);
            named.truncate(NAMED);
            let more = if more > 0 { format!("; và {more} chỗ khác") } else { String::new() };
            format!("hồ sơ thay đổi: {}{more}", named.join("; "))
        }
        Reason::Sentences => "câu mẫu riêng trong mau/ thay đổi".into(),
        Reason::Layout => "bố cục riêng trong mau/ thay đổi".into(),
        Reason::Fonts => "phông chữ thay đổi".into(),
        Reason::Picture => "ảnh chữ ký thay đổi".into(),
        Reason::Date => "ngày chốt thay đổi".into(),
        Reason::Tool => "phiên bản cchc hoặc mẫu kèm theo thay đổi".into(),
        Reason::Draft => "bản đã ký, đã có số không còn ở đó hoặc mới có".into(),
    }
}

/// A change in few words. An item that was added or removed as a whole is named once, not key by key.
fn named(at: usize, all: &[RecordChange]) -> String {
    let change = &all[at];
    let item = change.way.iter().position(|step| matches!(step, Step::Named(..))).map(|at| &change.way[..=at]);
    let whole = item.and_then(|item| {
        let Some(Step::Named(key, _)) = item.last() else { return None };
        let is_name = |other: &&RecordChange| {
            other.way.strip_prefix(item) == Some(&[Step::Key((*key).to_owned())])
                && (other.old.is_none() || other.new.is_none())
        };
        // The changes of an item follow one another.
        let of_item = |other: &&RecordChange| other.file == change.file && other.way.starts_with(item);
        let mut run = all[..at].iter().rev().take_while(of_item).chain(all[at..].iter().take_while(of_item));
        let word = if run.find(is_name)?.old.is_none() { "thêm" } else { "bỏ" };
        Some(format!("{}: {word} {}", change.file, path(item)))
    });
    whole.unwrap_or_else(|| format!("{}: {}", change.file, way(change)))
}

/// The way to a value as a clerk would point to it: `nhiệm vụ nv-1.1, tinh_trang`.
pub fn way(change: &RecordChange) -> String {
    path(&change.way)
}

fn path(way: &[Step]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for step in way {
        match step {
            Step::Key(key) => parts.push(key.clone()),
            Step::Named(key, name) => {
                // `nhiem_vu` and an item's id become "nhiệm vụ nv-1.1": the key of the list is replaced by the kind of item.
                let list = parts.pop().unwrap_or_default();
                parts.push(match (*key, list.as_str()) {
                    ("nhiem_vu", _) | (_, "nhiem_vu") => format!("nhiệm vụ {name}"),
                    ("linh_vuc", _) | (_, "linh_vuc") => format!("lĩnh vực {name}"),
                    (_, "chi_tieu") => format!("chỉ tiêu {name}"),
                    (_, "ton_tai") => format!("tồn tại {name}"),
                    _ => format!("{list} {name}"),
                });
            }
            Step::Place(place) => {
                let list = parts.pop().unwrap_or_default();
                parts.push(format!("{list} thứ {place}"));
            }
        }
    }
    parts.join(", ")
}
