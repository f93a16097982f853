//! Every situation that is a problem, as data; the words are in `wording`.

use std::io::ErrorKind;

use chrono::NaiveDate;
use pdf_signing::revisions::Unreadable;

use super::{Code, Cut, Disorder, Excess, Finding, FormFault, KeyRefusal, NoStem, Refusal, Slip, keys};

/// The shape that a value of a record must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Text,
    List,
    Mapping,
}

/// What is wrong. Variants hold the data that the message needs and no words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    // Folders and files.
    FolderMissing {
        path: String,
    },
    FolderIsNoUnit {
        path: String,
        units_below: Vec<String>,
    },
    RecordFileMissing {
        path: String,
        document: &'static str,
    },
    FileUnreadable {
        path: String,
        kind: ErrorKind,
    },
    FileTooLarge {
        bytes: u64,
        limit: u64,
    },
    PathLeavesUnit {
        path: String,
    },
    PathForm {
        path: String,
    },
    CitedFileMissing {
        path: String,
        nearest: Option<String>,
    },
    // Encoding.
    Utf16,
    Utf8 {
        byte: u8,
    },
    // YAML.
    Syntax {
        reason: String,
    },
    TooComplex,
    Empty,
    LostToComment,
    // Keys.
    KeyUnknown {
        key: String,
        nearest: Option<&'static str>,
        known: Vec<&'static str>,
        digits_in_flow: bool,
    },
    KeyDoubled {
        key: String,
        first_line: usize,
    },
    KeyMissing {
        key: &'static str,
        meaning: &'static str,
        example: &'static str,
        of: &'static str,
    },
    // Values.
    WrongShape {
        wanted: Shape,
        found: Shape,
    },
    ValueEmpty,
    NoDate {
        text: String,
    },
    DateNotInCalendar {
        text: String,
    },
    NoDecimal {
        text: String,
    },
    NoCount {
        text: String,
        least: u32,
        most: u32,
    },
    NoChoice {
        text: String,
        choices: &'static [&'static str],
        nearest: Option<&'static str>,
    },
    NoFileStem {
        text: String,
        why: NoStem,
    },
    NoDue {
        text: String,
    },
    /// `3/2026`: a month, or a quarter (its Roman number) where there is such a one; each with its last day.
    DueOfTwoReadings {
        text: String,
        month: (u32, NaiveDate),
        quarter: Option<(&'static str, NaiveDate)>,
    },
    NoId {
        text: String,
    },
    NoQuarter {
        text: String,
    },
    VersionNewer {
        found: u32,
        supported: u32,
    },
    VersionUnknown {
        found: u32,
    },
    // References.
    DepartmentUnknown {
        id: String,
        nearest: Option<String>,
    },
    ShortcomingUnknown {
        id: String,
        nearest: Option<String>,
    },
    ActionUnknown {
        id: String,
        nearest: Option<String>,
    },
    FieldUnknown {
        id: String,
        nearest: Option<String>,
    },
    PersonUnknown {
        id: String,
        nearest: Option<String>,
    },
    QuarterNotFile {
        quarter: String,
        file: String,
    },
    NewDueUnused {
        action: String,
    },
    IdDoubled {
        id: String,
        first_line: usize,
    },
    YearNotFolder {
        year: i32,
        folder: i32,
    },
    // Evidence.
    DoneWithoutEvidence {
        action: String,
    },
    EvidenceFileMissing {
        path: String,
        nearest: Option<String>,
    },
    /// Said to be signed, and carries no signature that can be read.
    EvidenceUnsigned {
        path: String,
    },
    EvidenceSignatureBroken {
        path: String,
    },
    // Frozen figures.
    FiguresRestated {
        quarter: String,
        what: &'static str,
        reported: usize,
        now: usize,
    },
    FrozenAlready {
        path: String,
    },
    // Scores.
    ScoreOverMaximum {
        score: String,
        maximum: String,
        /// Whether the agency gave it to itself.
        own: bool,
    },
    MaximumZero,
    RankOverTotal {
        rank: u32,
        total: u32,
    },
    CriteriaSum {
        what: &'static str,
        sum: String,
        stated: String,
    },
    // Letters and fonts.
    GlyphMissing {
        letter: char,
        font: String,
    },
    ControlCharacter {
        letter: char,
    },
    FontUnreadable {
        path: String,
    },
    FontWrongFace {
        path: String,
        wanted: &'static str,
    },
    FontFamilies {
        first: String,
        second: String,
    },
    // Pictures of signatures and seals.
    PictureNotPng {
        path: String,
    },
    PictureOpaque {
        path: String,
    },
    PictureSmall {
        path: String,
        width: u32,
        height: u32,
        least: u32,
    },
    SealSize {
        millimetres: u32,
        least: u32,
        most: u32,
    },
    // Sentences and the page.
    SentenceUnknown {
        key: String,
        nearest: Option<String>,
    },
    OverrideVersion {
        found: u32,
        supported: u32,
    },
    OverridesUsed {
        names: Vec<String>,
    },
    LayoutOverride {
        reason: String,
    },
    SentenceRefused {
        key: String,
        reason: String,
    },
    PageRefused {
        document: &'static str,
        reason: String,
    },
    // Dates given on the command line.
    DateBeforeDocument {
        date: NaiveDate,
        issued: NaiveDate,
    },
    // Number and date going back into the record.
    IssueDiffers {
        key: String,
        value: String,
    },
    IssueByHand,
    // Signing.
    Signing(Refusal),
    Key(KeyRefusal),
    /// A file of trusted roots that holds none.
    NoRoot {
        path: String,
    },
    /// A PDF that is not read for certain.
    PdfUncertain(Unreadable),
    /// A slip of language, and how it is meant where that is known.
    Language {
        slip: Slip,
        found: String,
        better: Option<String>,
    },
    /// What a rule finds in the records: figures, evidence, time, who is in charge.
    Finding(Finding),
    /// What a rule finds where one part of the records answers to another.
    Disorder(Disorder),
    /// What a rule finds in the form of a document.
    Form(FormFault),
    /// What is more than this program takes.
    Excess(Excess),
    // Output.
    OutputUnwritable {
        path: String,
        kind: ErrorKind,
    },
    RecordChanged {
        path: String,
    },
    OutputNotOurs {
        path: String,
    },
    /// The old file is open in another program; the new one lies beside it.
    OutputBusy {
        path: String,
        beside: String,
    },
    /// Two inputs would be written to one place.
    OutputShared {
        first: String,
        second: String,
        name: String,
    },
    /// The outputs of a unit would go among its records.
    OutputInRecords {
        path: String,
    },
    /// The folder holds the outputs of another unit.
    OutputOfOther {
        path: String,
        owner: String,
        folder: String,
    },
    /// What is known of the outputs was written by a newer version.
    OutputsNewer {
        path: String,
    },
    /// What is known of the outputs cannot be read.
    OutputsSpoilt {
        path: String,
        kept: String,
    },
    /// Two documents of one run would go into one file.
    OutputTwice {
        path: String,
        other: String,
    },
    /// A folder in which no unit is found; `cut`: not everything in it was looked at.
    NoUnits {
        path: String,
        cut: bool,
    },
    /// Not everything in a folder was looked at.
    FolderCut {
        path: String,
        why: Cut,
    },
    /// Nothing was made of a unit yet, so there is nothing to compare with.
    NothingMade {
        path: String,
    },
    /// Two documents of one year have one number and symbol.
    NumberTwice {
        number: String,
        year: i32,
        other: String,
    },
}

impl Fault {
    /// The registered code of this situation.
    pub(crate) fn code(&self) -> Code {
        match self {
            Self::FolderMissing { .. } => Code::TM001,
            Self::FolderIsNoUnit { .. } => Code::TM002,
            Self::RecordFileMissing { .. } => Code::TM003,
            Self::FileUnreadable { .. } => Code::TM004,
            Self::FileTooLarge { .. } => Code::TM005,
            Self::PathLeavesUnit { .. } => Code::TM006,
            Self::PathForm { .. } => Code::TM007,
            Self::CitedFileMissing { .. } => Code::TM008,
            Self::Utf16 => Code::MH001,
            Self::Utf8 { .. } => Code::MH002,
            Self::Syntax { .. } => Code::CP001,
            Self::TooComplex => Code::CP002,
            Self::Empty => Code::CP003,
            Self::LostToComment => Code::CP004,
            Self::KeyUnknown { .. } => Code::KH001,
            Self::KeyDoubled { .. } => Code::KH002,
            Self::KeyMissing { .. } => Code::KH003,
            Self::WrongShape { .. } => Code::GT001,
            Self::ValueEmpty => Code::GT002,
            Self::NoDate { .. } => Code::GT003,
            Self::DateNotInCalendar { .. } => Code::GT004,
            Self::NoDecimal { .. } => Code::GT005,
            Self::NoCount { .. } => Code::GT006,
            Self::NoChoice { .. } => Code::GT007,
            Self::NoDue { .. } => Code::GT008,
            Self::DueOfTwoReadings { .. } => Code::GT014,
            Self::NoFileStem { .. } => Code::GT013,
            Self::NoId { .. } => Code::GT009,
            Self::NoQuarter { .. } => Code::GT012,
            Self::VersionNewer { .. } => Code::GT010,
            Self::VersionUnknown { .. } => Code::GT011,
            Self::DepartmentUnknown { .. } => Code::TC001,
            Self::ShortcomingUnknown { .. } => Code::TC002,
            Self::IdDoubled { .. } => Code::TC003,
            Self::YearNotFolder { .. } => Code::TC004,
            Self::ActionUnknown { .. } => Code::TC005,
            Self::FieldUnknown { .. } => Code::TC006,
            Self::PersonUnknown { .. } => Code::TC007,
            Self::QuarterNotFile { .. } => Code::TC008,
            Self::NewDueUnused { .. } => Code::TC009,
            Self::DoneWithoutEvidence { .. } => Code::KC001,
            Self::EvidenceFileMissing { .. } => Code::KC002,
            Self::EvidenceUnsigned { .. } => Code::KC003,
            Self::EvidenceSignatureBroken { .. } => Code::KC004,
            Self::FiguresRestated { .. } => Code::SL001,
            Self::FrozenAlready { .. } => Code::SL002,
            Self::OverridesUsed { .. } => Code::CA005,
            Self::Finding(finding) => finding.code(),
            Self::Disorder(disorder) => disorder.code(),
            Self::Form(form) => form.code(),
            Self::Excess(excess) => excess.code(),
            Self::ScoreOverMaximum { .. } => Code::DI001,
            Self::MaximumZero => Code::DI002,
            Self::RankOverTotal { .. } => Code::DI003,
            Self::CriteriaSum { .. } => Code::DI004,
            Self::GlyphMissing { .. } => Code::CU001,
            Self::ControlCharacter { .. } => Code::CU002,
            Self::FontUnreadable { .. } => Code::PC001,
            Self::FontWrongFace { .. } => Code::PC002,
            Self::FontFamilies { .. } => Code::PC003,
            Self::PictureNotPng { .. } => Code::HA001,
            Self::PictureOpaque { .. } => Code::HA002,
            Self::PictureSmall { .. } => Code::HA003,
            Self::SealSize { .. } => Code::HA004,
            Self::SentenceUnknown { .. } => Code::CA002,
            Self::OverrideVersion { .. } => Code::CA003,
            Self::LayoutOverride { .. } => Code::CA004,
            Self::SentenceRefused { .. } => Code::CA001,
            Self::PageRefused { .. } => Code::TR001,
            Self::DateBeforeDocument { .. } => Code::NG001,
            Self::IssueDiffers { .. } => Code::CS001,
            Self::IssueByHand => Code::CS002,
            Self::Signing(refusal) => refusal.code(),
            Self::Key(refusal) => keys::code(refusal),
            Self::NoRoot { .. } => Code::KS020,
            Self::PdfUncertain(_) => Code::KY023,
            Self::Language { slip, .. } => slip.code(),
            Self::OutputUnwritable { .. } => Code::GH001,
            Self::OutputNotOurs { .. } => Code::GH002,
            Self::RecordChanged { .. } => Code::GH003,
            Self::OutputBusy { .. } => Code::GH004,
            Self::OutputShared { .. } => Code::GH005,
            Self::NoUnits { .. } => Code::GH006,
            Self::NothingMade { .. } => Code::GH007,
            Self::OutputInRecords { .. } => Code::GH008,
            Self::OutputOfOther { .. } => Code::GH009,
            Self::OutputsNewer { .. } => Code::GH010,
            Self::OutputsSpoilt { .. } => Code::GH011,
            Self::OutputTwice { .. } => Code::GH013,
            Self::FolderCut { .. } => Code::GH012,
            Self::NumberTwice { .. } => Code::CS003,
        }
    }
}
