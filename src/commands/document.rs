//! Which document is meant: by unit, and by year or quarter.

use std::path::Path;

use cchc::kinds::{Document, Wanted};
use cchc::period::Quarter;

use super::arguments::{UnitArgs, quarter, year};

/// The plan of one year.
#[derive(Debug, clap::Args)]
pub struct PlanArgs {
    #[command(flatten)]
    of: UnitArgs,
    /// Năm của kế hoạch, ví dụ 2021
    #[arg(long = "nam", value_name = "NĂM", value_parser = year)]
    year: i32,
}

/// The report of one quarter.
#[derive(Debug, clap::Args)]
pub struct ReportArgs {
    #[command(flatten)]
    of: UnitArgs,
    /// Quý báo cáo, ví dụ 2/2021 hoặc II/2021
    #[arg(long = "quy", value_name = "QUÝ", value_parser = quarter)]
    quarter: Quarter,
    /// Kèm phụ lục biểu đồ
    #[arg(long = "bieu-do")]
    charts: bool,
}

/// The follow-up plan after one quarter.
#[derive(Debug, clap::Args)]
pub struct FollowUpArgs {
    #[command(flatten)]
    of: UnitArgs,
    /// Quý đã báo cáo, ví dụ 2/2021 hoặc II/2021
    #[arg(long = "sau-quy", value_name = "QUÝ", value_parser = quarter)]
    after: Quarter,
}

impl PlanArgs {
    /// The unit's folder, and the document that is asked for.
    pub fn wanted(&self) -> (&Path, Wanted) {
        (&self.of.unit, Document::plan(self.year).into())
    }
}

impl ReportArgs {
    /// The unit's folder, and the document that is asked for.
    pub fn wanted(&self) -> (&Path, Wanted) {
        (&self.of.unit, Wanted { document: Document::report(self.quarter), charts: self.charts })
    }
}

impl FollowUpArgs {
    /// The unit's folder, and the document that is asked for.
    pub fn wanted(&self) -> (&Path, Wanted) {
        (&self.of.unit, Document::follow_up(self.after).into())
    }
}
