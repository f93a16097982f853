//! The table of the kinds: an entry for each, in the order of [`Kind`]. A test holds that their names are told apart.

use super::kind::{Facts, IssuedBy, Kind, KindCommand, OwnName, SignedAs};
use super::naming::Naming;
use super::subject::About;

pub(super) static TABLE: [Facts; 3] = [
    Facts {
        kind: Kind::Plan,
        naming: Naming { stem: "ke-hoach", about: About::Year },
        key: None,
        symbol: "KH",
        issued_by: IssuedBy::Committee,
        signed_as: SignedAs::Plan,
        addressed: false,
        sentences: "ke-hoach.yaml",
        template: include_str!("../../templates/ke-hoach.yaml"),
        called: "kế hoạch",
        of: "kế hoạch",
        own_name: OwnName::AsIs,
        command: KindCommand {
            name: "ke-hoach",
            alias: "plan",
            makes: "kế hoạch của một năm",
            option: "nam",
            option_help: "Năm của kế hoạch, ví dụ 2021",
            charts: false,
        },
        of_what_is_left: false,
    },
    Facts {
        kind: Kind::Report,
        naming: Naming { stem: "bao-cao-quy", about: About::Quarter },
        key: None,
        symbol: "BC",
        issued_by: IssuedBy::Office,
        signed_as: SignedAs::Report,
        addressed: true,
        sentences: "bao-cao.yaml",
        template: include_str!("../../templates/bao-cao.yaml"),
        called: "báo cáo quý",
        of: "báo cáo",
        own_name: OwnName::UnlessQuarter("quy"),
        command: KindCommand {
            name: "bao-cao",
            alias: "report",
            makes: "báo cáo của một quý gửi Chủ tịch",
            option: "quy",
            option_help: "Quý báo cáo, ví dụ 2/2021 hoặc II/2021",
            charts: true,
        },
        of_what_is_left: false,
    },
    Facts {
        kind: Kind::FollowUp,
        naming: Naming { stem: "ke-hoach-tiep-tuc-sau-quy", about: About::Quarter },
        key: Some("ke_hoach_tiep_tuc"),
        symbol: "KH",
        issued_by: IssuedBy::Committee,
        signed_as: SignedAs::Plan,
        addressed: false,
        sentences: "ke-hoach-tiep-tuc.yaml",
        template: include_str!("../../templates/ke-hoach-tiep-tuc.yaml"),
        called: "kế hoạch tiếp tục",
        of: "kế hoạch tiếp tục sau",
        own_name: OwnName::Always("tiep-tuc-sau-quy"),
        command: KindCommand {
            name: "ke-hoach-tiep-tuc",
            alias: "follow-up",
            makes: "kế hoạch tiếp tục những việc chưa xong sau một quý",
            option: "sau-quy",
            option_help: "Quý đã báo cáo, ví dụ 2/2021 hoặc II/2021",
            charts: false,
        },
        of_what_is_left: true,
    },
];

impl Kind {
    /// Every kind, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|facts| facts.kind)
    }

    /// What its documents are about.
    pub(crate) fn about(self) -> About {
        self.facts().naming.about
    }

    /// Whether its documents are about a quarter; else they are about a year.
    pub fn is_of_quarter(self) -> bool {
        self.about() != About::Year
    }

    /// How its documents are asked for on a command line.
    pub fn command(self) -> KindCommand {
        self.facts().command
    }

    /// What the table says of it.
    pub(crate) fn facts(self) -> &'static Facts {
        &TABLE[self as usize]
    }

    /// Who issues, and by which block, without repetition, in the order of the kinds.
    pub(crate) fn blocks() -> Vec<(SignedAs, IssuedBy)> {
        let mut all = Vec::new();
        for block in TABLE.iter().map(|facts| (facts.signed_as, facts.issued_by)) {
            if !all.contains(&block) {
                all.push(block);
            }
        }
        all
    }
}
