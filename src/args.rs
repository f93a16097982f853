//! The command line, and nothing else: commands, options, and Vietnamese words for whatever is wrong with them.

use std::error::Error;
use std::path::PathBuf;

use cchc::{Document, NaiveDate, Quarter, Role, Wanted};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand};

const HELP: &str = "\
{about-with-newline}
Cách dùng: {usage}

{all-args}{after-help}";

/// Lập báo cáo, kế hoạch cải cách hành chính theo thể thức Nghị định 30/2020/NĐ-CP, từ hồ sơ YAML ra PDF
#[derive(Debug, Parser)]
#[command(
    name = "cchc",
    version,
    help_template = HELP,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Lệnh",
    next_help_heading = "Tùy chọn",
    subcommand_value_name = "LỆNH"
)]
pub struct Args {
    /// In hướng dẫn (còn gọi: --huong-dan)
    #[arg(short = 'h', long = "help", alias = "huong-dan", action = clap::ArgAction::Help, global = true, display_order = 99)]
    help: Option<bool>,

    /// In số phiên bản (còn gọi: --phien-ban)
    #[arg(short = 'V', long = "version", alias = "phien-ban", action = clap::ArgAction::Version)]
    version: Option<bool>,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Kiểm tra hồ sơ của các đơn vị, không lập văn bản (còn gọi: check)
    #[command(
        name = "kiem-tra",
        alias = "check",
        help_template = HELP,
        override_usage = "cchc kiem-tra <ĐƠN VỊ>... [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Check {
        /// Thư mục của đơn vị (có tệp don-vi.yaml)
        #[arg(required = true, value_name = "ĐƠN VỊ", help_heading = "Đối tượng")]
        units: Vec<PathBuf>,
        /// Dạng kết quả: chu (cho người đọc), json, hoặc sarif (cho VS Code và các công cụ khác)
        #[arg(long = "dinh-dang", value_name = "DẠNG", value_parser = ["chu", "json", "sarif"], default_value = "chu", hide_default_value = true, hide_possible_values = true)]
        format: String,
    },
    /// Lập kế hoạch của một năm (còn gọi: plan)
    #[command(
        name = "ke-hoach",
        alias = "plan",
        help_template = HELP,
        override_usage = "cchc ke-hoach <ĐƠN VỊ> --nam <NĂM> [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Plan {
        #[command(flatten)]
        plan: PlanOf,
        #[command(flatten)]
        signing: ForSigning,
        #[command(flatten)]
        output: Output,
    },
    /// Lập báo cáo của một quý gửi Chủ tịch (còn gọi: report)
    #[command(
        name = "bao-cao",
        alias = "report",
        help_template = HELP,
        override_usage = "cchc bao-cao <ĐƠN VỊ> --quy <QUÝ> [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Report {
        #[command(flatten)]
        report: ReportOf,
        #[command(flatten)]
        signing: ForSigning,
        #[command(flatten)]
        output: Output,
    },
    /// Lập kế hoạch tiếp tục những việc chưa xong sau một quý (còn gọi: follow-up)
    #[command(
        name = "ke-hoach-tiep-tuc",
        alias = "follow-up",
        help_template = HELP,
        override_usage = "cchc ke-hoach-tiep-tuc <ĐƠN VỊ> --sau-quy <QUÝ> [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    FollowUp {
        #[command(flatten)]
        follow_up: FollowUpOf,
        #[command(flatten)]
        signing: ForSigning,
        #[command(flatten)]
        output: Output,
    },
    /// Lập lại những văn bản không còn khớp hồ sơ, của một hay nhiều đơn vị (còn gọi: build)
    #[command(
        name = "cap-nhat",
        alias = "build",
        help_template = HELP,
        override_usage = "cchc cap-nhat <ĐƯỜNG DẪN>... [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Build(Building),
    /// Cho biết hồ sơ đã thay đổi những gì từ khi lập văn bản (còn gọi: diff)
    #[command(
        name = "so-sanh",
        alias = "diff",
        help_template = HELP,
        override_usage = "cchc so-sanh <ĐƠN VỊ> [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Compare {
        /// Thư mục của đơn vị (có tệp don-vi.yaml)
        #[arg(value_name = "ĐƠN VỊ", help_heading = "Đối tượng")]
        unit: PathBuf,
        /// Thư mục chứa kết quả đã lập; nếu không ghi thì là ket-qua (còn gọi: --out)
        #[arg(
            long = "luu-vao",
            alias = "out",
            value_name = "THƯ MỤC",
            default_value = "ket-qua",
            hide_default_value = true
        )]
        folder: PathBuf,
        /// Dạng kết quả: chu (cho người đọc) hoặc json
        #[arg(long = "dinh-dang", value_name = "DẠNG", value_parser = ["chu", "json"], default_value = "chu", hide_default_value = true, hide_possible_values = true)]
        format: String,
    },
    /// Chốt số liệu của một quý như đã báo cáo, để các quý sau so sánh (còn gọi: freeze)
    #[command(
        name = "chot-so-lieu",
        alias = "freeze",
        help_template = HELP,
        override_usage = "cchc chot-so-lieu <ĐƠN VỊ> --quy <QUÝ> [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Freeze {
        /// Thư mục của đơn vị (có tệp don-vi.yaml)
        #[arg(value_name = "ĐƠN VỊ", help_heading = "Đối tượng")]
        unit: PathBuf,
        /// Quý đã báo cáo, ví dụ 2/2021 hoặc II/2021
        #[arg(long = "quy", value_name = "QUÝ", value_parser = quarter)]
        quarter: Quarter,
    },
    /// Ghi số, ngày, tháng vào văn bản đã ký (còn gọi: number)
    #[command(
        name = "cap-so",
        alias = "number",
        help_template = HELP,
        override_usage = "cchc cap-so <TỆP PDF> --so <SỐ> --ngay <NGÀY> [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Number(Numbering),
    /// Ký số văn bản đã chuẩn bị: người ký, rồi cơ quan (còn gọi: sign)
    #[command(
        name = "ky-so",
        alias = "sign",
        help_template = HELP,
        override_usage = "cchc ky-so <TỆP PDF> --vai-tro <VAI TRÒ> (--tep-khoa <TỆP> | --thu-vien <TỆP> | --xuat-bam | --nap-cms <TỆP>) [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Sign(Signature),
    /// Kiểm tra chữ ký số của tệp PDF: ai ký, lúc nào, sau đó có thay đổi gì (còn gọi: verify)
    #[command(
        name = "kiem-tra-chu-ky",
        alias = "verify",
        help_template = HELP,
        override_usage = "cchc kiem-tra-chu-ky <TỆP PDF>... --goc <TỆP> [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Verify {
        /// Tệp PDF cần kiểm tra
        #[arg(required = true, value_name = "TỆP PDF", help_heading = "Đối tượng")]
        files: Vec<PathBuf>,
        /// Tệp chứng thư gốc đáng tin cậy (.pem, .crt, .cer); ghi nhiều lần được
        #[arg(long = "goc", value_name = "TỆP")]
        roots: Vec<PathBuf>,
        /// Dạng kết quả: chu (cho người đọc) hoặc json
        #[arg(long = "dinh-dang", value_name = "DẠNG", value_parser = ["chu", "json"], default_value = "chu", hide_default_value = true, hide_possible_values = true)]
        format: String,
    },
    /// Xuất một văn bản thành mã nguồn Typst, kèm dòng lệnh để Typst lập lại đúng các trang ấy (còn gọi: export)
    #[command(
        name = "xuat-typst",
        alias = "export",
        help_template = HELP,
        override_usage = "cchc xuat-typst <VĂN BẢN> <ĐƠN VỊ> [TÙY CHỌN] --luu-vao <THƯ MỤC>",
        subcommand_help_heading = "Văn bản",
        subcommand_value_name = "VĂN BẢN",
        next_help_heading = "Tùy chọn"
    )]
    Export {
        #[command(subcommand)]
        document: Export,
    },
}

/// Which units are brought up to date, and how.
#[derive(Debug, clap::Args)]
pub struct Building {
    /// Thư mục của đơn vị (có tệp don-vi.yaml), hoặc thư mục có nhiều đơn vị bên trong
    #[arg(required = true, value_name = "ĐƯỜNG DẪN", help_heading = "Đối tượng")]
    pub paths: Vec<PathBuf>,
    /// Chỉ cho biết sẽ lập văn bản nào, vì sao; không ghi gì
    #[arg(long = "xem-truoc", conflicts_with = "watch")]
    pub preview: bool,
    /// Lập lại cả những văn bản còn khớp hồ sơ
    #[arg(long = "lam-lai")]
    pub again: bool,
    /// Theo dõi hồ sơ và lập lại ngay khi hồ sơ được lưu; bấm Ctrl+C để dừng
    #[arg(long = "lien-tuc", id = "watch")]
    pub watch: bool,
    #[command(flatten)]
    pub output: Output,
}

/// Number and date of a document.
#[derive(Debug, clap::Args)]
pub struct Numbering {
    /// Tệp PDF đã ký, ví dụ ke-hoach.da-ky.pdf; tệp này giữ nguyên
    #[arg(value_name = "TỆP PDF", help_heading = "Đối tượng")]
    pub file: PathBuf,
    /// Số văn bản đã cấp, ví dụ 45
    #[arg(long = "so", value_name = "SỐ", value_parser = clap::value_parser!(u32).range(1..=99_999))]
    pub number: u32,
    /// Ngày ban hành, ví dụ 06/5/2021
    #[arg(long = "ngay", value_name = "NGÀY", value_parser = day)]
    pub date: NaiveDate,
    /// Cấp số cả khi văn bản chưa được ký
    #[arg(long = "chua-ky")]
    pub unsigned: bool,
    /// Ghi số và ngày vào hồ sơ của đơn vị; không đổi gì khác trong hồ sơ
    #[arg(long = "ghi-vao-ho-so", value_name = "ĐƠN VỊ")]
    pub unit: Option<PathBuf>,
    #[command(flatten)]
    pub before: Before,
    /// Thư mục chứa tệp mới; nếu không ghi thì cùng thư mục với tệp cũ (còn gọi: --out)
    #[arg(long = "luu-vao", alias = "out", value_name = "THƯ MỤC")]
    pub folder: Option<PathBuf>,
}

/// A signature on a document.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("khoa").required(true))]
pub struct Signature {
    /// Tệp PDF lập bằng --trinh-ky, hoặc của bước trước; tệp này giữ nguyên
    #[arg(value_name = "TỆP PDF", help_heading = "Đối tượng")]
    pub file: PathBuf,
    /// Ký với vai trò nào: nguoi-ky hoặc co-quan
    #[arg(long = "vai-tro", value_name = "VAI TRÒ", value_parser = role, required_unless_present = "cms")]
    pub role: Option<Role>,
    /// Tệp khóa .p12, .pfx; mật khẩu hỏi ở cửa sổ lệnh hoặc lấy từ biến CCHC_MAT_KHAU
    #[arg(long = "tep-khoa", value_name = "TỆP", group = "khoa")]
    pub key_file: Option<PathBuf>,
    /// Thư viện PKCS#11 của thiết bị ký số; mã PIN hỏi ở cửa sổ lệnh hoặc lấy từ biến CCHC_MA_PIN
    #[arg(long = "thu-vien", value_name = "TỆP", group = "khoa")]
    pub library: Option<PathBuf>,
    /// Ký bằng chương trình khác: ghi ra tệp chờ ký và nội dung phải ký
    #[arg(long = "xuat-bam", group = "khoa")]
    pub export: bool,
    /// Nạp chữ ký (CMS) do chương trình khác ký cho tệp chờ ký
    #[arg(long = "nap-cms", value_name = "TỆP", group = "khoa", id = "cms")]
    pub cms: Option<PathBuf>,
    /// Tên hoặc số sê-ri của thiết bị, khi cắm nhiều thiết bị
    #[arg(long = "thiet-bi", value_name = "TÊN", requires = "library")]
    pub token: Option<String>,
    /// Tên hoặc số sê-ri của chứng thư số, khi có nhiều chứng thư số
    #[arg(long = "chung-thu", value_name = "TÊN")]
    pub certificate: Option<String>,
    /// Đơn vị có ảnh chữ ký, con dấu trong don-vi.yaml
    #[arg(long = "don-vi", value_name = "ĐƠN VỊ")]
    pub unit: Option<PathBuf>,
    /// Ảnh chữ ký hoặc con dấu (PNG nền trong suốt), thay cho ảnh trong don-vi.yaml
    #[arg(long = "anh", value_name = "TỆP")]
    pub picture: Option<PathBuf>,
    /// Chữ ký đầu tiên chứng nhận văn bản: sau đó chỉ điền số, ngày và ký thêm được
    #[arg(long = "chung-nhan", conflicts_with = "cms")]
    pub certify: bool,
    /// Người ký đã ký bằng chương trình khác, ở chỗ khác trong tệp (dùng khi cơ quan ký)
    #[arg(long = "da-ky-cho-khac", conflicts_with = "cms")]
    pub elsewhere: bool,
    #[command(flatten)]
    pub before: Before,
    /// Thư mục chứa tệp mới; nếu không ghi thì cùng thư mục với tệp cũ (còn gọi: --out)
    #[arg(long = "luu-vao", alias = "out", value_name = "THƯ MỤC")]
    pub folder: Option<PathBuf>,
}

/// What is asked of a document before a step is built on it.
#[derive(Debug, clap::Args)]
pub struct Before {
    /// Chứng thư gốc đáng tin cậy (PEM hoặc DER); ghi nhiều lần được. Người đã ký không theo chứng thư này thì không làm tiếp
    #[arg(long = "goc", value_name = "TỆP")]
    pub roots: Vec<PathBuf>,
    /// Làm tiếp cả khi tệp có những thứ mà chương trình không làm ra; những thứ ấy được nêu ra
    #[arg(long = "chap-nhan-tep-la")]
    pub foreign: bool,
}

/// Which document is written out for stock Typst.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Kế hoạch của một năm (còn gọi: plan)
    #[command(
        name = "ke-hoach",
        alias = "plan",
        help_template = HELP,
        override_usage = "cchc xuat-typst ke-hoach <ĐƠN VỊ> --nam <NĂM> --luu-vao <THƯ MỤC> [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Plan {
        #[command(flatten)]
        plan: PlanOf,
        #[command(flatten)]
        output: ExportOutput,
    },
    /// Báo cáo của một quý gửi Chủ tịch (còn gọi: report)
    #[command(
        name = "bao-cao",
        alias = "report",
        help_template = HELP,
        override_usage = "cchc xuat-typst bao-cao <ĐƠN VỊ> --quy <QUÝ> --luu-vao <THƯ MỤC> [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    Report {
        #[command(flatten)]
        report: ReportOf,
        #[command(flatten)]
        output: ExportOutput,
    },
    /// Kế hoạch tiếp tục sau một quý (còn gọi: follow-up)
    #[command(
        name = "ke-hoach-tiep-tuc",
        alias = "follow-up",
        help_template = HELP,
        override_usage = "cchc xuat-typst ke-hoach-tiep-tuc <ĐƠN VỊ> --sau-quy <QUÝ> --luu-vao <THƯ MỤC> [TÙY CHỌN]",
        next_help_heading = "Tùy chọn"
    )]
    FollowUp {
        #[command(flatten)]
        follow_up: FollowUpOf,
        #[command(flatten)]
        output: ExportOutput,
    },
}

/// The plan of one year.
#[derive(Debug, clap::Args)]
pub struct PlanOf {
    /// Thư mục của đơn vị (có tệp don-vi.yaml)
    #[arg(value_name = "ĐƠN VỊ", help_heading = "Đối tượng")]
    pub unit: PathBuf,
    /// Năm của kế hoạch, ví dụ 2021
    #[arg(long = "nam", value_name = "NĂM", value_parser = year)]
    pub year: i32,
}

/// The report of one quarter.
#[derive(Debug, clap::Args)]
pub struct ReportOf {
    /// Thư mục của đơn vị (có tệp don-vi.yaml)
    #[arg(value_name = "ĐƠN VỊ", help_heading = "Đối tượng")]
    pub unit: PathBuf,
    /// Quý báo cáo, ví dụ 2/2021 hoặc II/2021
    #[arg(long = "quy", value_name = "QUÝ", value_parser = quarter)]
    pub quarter: Quarter,
    /// Kèm phụ lục biểu đồ
    #[arg(long = "bieu-do")]
    pub charts: bool,
}

/// The follow-up plan after one quarter.
#[derive(Debug, clap::Args)]
pub struct FollowUpOf {
    /// Thư mục của đơn vị (có tệp don-vi.yaml)
    #[arg(value_name = "ĐƠN VỊ", help_heading = "Đối tượng")]
    pub unit: PathBuf,
    /// Quý đã báo cáo, ví dụ 2/2021 hoặc II/2021
    #[arg(long = "sau-quy", value_name = "QUÝ", value_parser = quarter)]
    pub after: Quarter,
}

/// Whether a document is prepared for signing.
#[derive(Debug, clap::Args)]
pub struct ForSigning {
    /// Chuẩn bị để trình ký: bỏ trống số, ngày, tháng và đặt sẵn chỗ ký số; kèm tệp thông tin văn bản (.json, .xml)
    #[arg(long = "trinh-ky")]
    pub prepare: bool,
}

/// Where the files for stock Typst go, and the document's date.
#[derive(Debug, clap::Args)]
pub struct ExportOutput {
    /// Thư mục chứa main.typ, data.json, fonts và lenh.txt (còn gọi: --out)
    #[arg(long = "luu-vao", alias = "out", value_name = "THƯ MỤC")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub date: FileDate,
}

/// Where a document goes, and its date.
#[derive(Debug, clap::Args)]
pub struct Output {
    /// Thư mục chứa kết quả; nếu không ghi thì là ket-qua (còn gọi: --out)
    #[arg(
        long = "luu-vao",
        alias = "out",
        value_name = "THƯ MỤC",
        default_value = "ket-qua",
        hide_default_value = true
    )]
    pub folder: PathBuf,
    #[command(flatten)]
    pub date: FileDate,
}

/// The date of the PDF file where the record's is not meant.
#[derive(Debug, clap::Args)]
pub struct FileDate {
    /// Ngày ghi trong thuộc tính tệp PDF, ví dụ 6/5/2021; số liệu vẫn theo ngày chốt, ngày in trên trang vẫn theo hồ sơ
    #[arg(long = "ngay", value_name = "NGÀY", value_parser = day)]
    pub date: Option<NaiveDate>,
}

impl PlanOf {
    pub fn document(&self) -> Wanted {
        Document::plan(self.year).into()
    }
}

impl ReportOf {
    pub fn document(&self) -> Wanted {
        Wanted { document: Document::report(self.quarter), charts: self.charts }
    }
}

impl FollowUpOf {
    pub fn document(&self) -> Wanted {
        Document::follow_up(self.after).into()
    }
}

fn quarter(text: &str) -> Result<Quarter, String> {
    let found = Quarter::parse(text).filter(|quarter| (2000..=2100).contains(&quarter.year));
    found.ok_or_else(|| "ghi quý dạng 2/2021 hoặc II/2021".to_owned())
}

fn role(text: &str) -> Result<Role, String> {
    match text {
        "nguoi-ky" => Ok(Role::Signer),
        "co-quan" => Ok(Role::Agency),
        _ => Err("ghi nguoi-ky (người ký văn bản) hoặc co-quan (cơ quan, đóng dấu)".to_owned()),
    }
}

fn year(text: &str) -> Result<i32, String> {
    let year = text.parse().ok().filter(|year| (2000..=2100).contains(year));
    year.ok_or_else(|| "ghi năm bằng bốn chữ số, từ 2000 đến 2100, ví dụ 2021".to_owned())
}

fn day(text: &str) -> Result<NaiveDate, String> {
    cchc::parse_date(text).ok_or_else(|| "ghi một ngày có trong lịch, dạng 6/5/2021 hoặc 2021-05-06".to_owned())
}

/// A wrong command line in Vietnamese: what is wrong, and how to get help. Help and version texts pass unchanged.
pub fn explain(error: &clap::Error) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .map(text)
        .find(|text| !text.is_empty())
        // Of several the last is the likeliest.
        .map(|text| text.rsplit(", ").next().unwrap_or_default().to_owned());
    // A folder whose name has spaces, typed without quotes, arrives as several.
    let extra = error.kind() == ErrorKind::UnknownArgument && !text(ContextKind::InvalidArg).starts_with('-');
    let wrong = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return error.to_string(),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            "chưa cho biết phải làm gì".into()
        }
        ErrorKind::MissingRequiredArgument => format!("thiếu {}", text(ContextKind::InvalidArg).trim_end_matches('.')),
        ErrorKind::UnknownArgument if extra => format!("thừa \"{}\"", text(ContextKind::InvalidArg)),
        ErrorKind::UnknownArgument => format!("không có tùy chọn \"{}\"", text(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => format!("không có lệnh \"{}\"", text(ContextKind::InvalidSubcommand)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if text(ContextKind::InvalidValue).is_empty() => {
            format!("{} chưa có giá trị", text(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("\"{}\" không dùng được cho {}", text(ContextKind::InvalidValue), text(ContextKind::InvalidArg))
        }
        ErrorKind::TooManyValues => format!("{} không nhận giá trị", text(ContextKind::InvalidArg)),
        ErrorKind::ArgumentConflict => {
            let (one, other) = (text(ContextKind::InvalidArg), text(ContextKind::PriorArg));
            if one == other || other.is_empty() {
                format!("{one} viết hai lần")
            } else {
                format!("{one} không dùng cùng {other}")
            }
        }
        _ => "dòng lệnh không đúng".into(),
    };
    let hint = match (suggested, error.source()) {
        (Some(suggested), _) => format!("có phải là \"{suggested}\"?"),
        // The only sources are the words of `year` and `day`.
        (None, Some(form)) if error.kind() == ErrorKind::ValueValidation => format!("{form}."),
        _ if extra => "đường dẫn có khoảng trắng thì để cả đường dẫn trong dấu ngoặc kép.".into(),
        _ => "gõ \"cchc --help\", hoặc thêm --help sau tên lệnh, để xem cách dùng.".into(),
    };
    format!("lỗi: {wrong}.\ngợi ý: {hint}\n")
}
