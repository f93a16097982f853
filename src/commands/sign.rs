//! `cchc ky-so`: the signer's or the agency's signature.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use cchc::building::Stored;
use cchc::problem::{Problem, Severity};
use cchc::signing::{self, Asked, KeySource, NewFile, PdfFile, Role, Secret, SigningOptions, picture_file};
use cchc::unit::Unit;

use super::arguments::{HELP, OPTIONS, SUBJECT, StepOutputArgs};
use super::before::{self, BeforeArgs};
use super::talk;

/// Ký số văn bản đã chuẩn bị: người ký, rồi cơ quan (còn gọi: sign)
#[derive(Debug, clap::Args)]
#[command(
    help_template = HELP,
    override_usage = "cchc ky-so <TỆP PDF> --vai-tro <VAI TRÒ> (--tep-khoa <TỆP> | --thu-vien <TỆP> | --xuat-bam | \
                      --nap-cms <TỆP>) [TÙY CHỌN]",
    next_help_heading = OPTIONS
)]
#[command(group = clap::ArgGroup::new("khoa").required(true))]
pub struct SignArgs {
    /// Tệp PDF lập bằng --trinh-ky, hoặc của bước trước; tệp này giữ nguyên
    #[arg(value_name = "TỆP PDF", help_heading = SUBJECT)]
    file: PathBuf,
    /// Ký với vai trò nào: nguoi-ky hoặc co-quan
    #[arg(long = "vai-tro", value_name = "VAI TRÒ", value_parser = role, required_unless_present = "cms")]
    role: Option<Role>,
    /// Tệp khóa .p12, .pfx; mật khẩu hỏi ở cửa sổ lệnh hoặc lấy từ biến CCHC_MAT_KHAU
    #[arg(long = "tep-khoa", value_name = "TỆP", group = "khoa")]
    key_file: Option<PathBuf>,
    /// Thư viện PKCS#11 của thiết bị ký số; mã PIN hỏi ở cửa sổ lệnh hoặc lấy từ biến CCHC_MA_PIN
    #[arg(long = "thu-vien", value_name = "TỆP", group = "khoa")]
    library: Option<PathBuf>,
    /// Ký bằng chương trình khác: ghi ra tệp chờ ký và nội dung phải ký
    #[arg(long = "xuat-bam", group = "khoa")]
    export: bool,
    /// Nạp chữ ký (CMS) do chương trình khác ký cho tệp chờ ký
    #[arg(long = "nap-cms", value_name = "TỆP", group = "khoa", id = "cms")]
    cms: Option<PathBuf>,
    /// Tên hoặc số sê-ri của thiết bị, khi cắm nhiều thiết bị
    #[arg(long = "thiet-bi", value_name = "TÊN", requires = "library")]
    token: Option<String>,
    /// Tên hoặc số sê-ri của chứng thư số, khi có nhiều chứng thư số
    #[arg(long = "chung-thu", value_name = "TÊN")]
    certificate: Option<String>,
    /// Đơn vị có ảnh chữ ký, con dấu trong don-vi.yaml
    #[arg(long = "don-vi", value_name = "ĐƠN VỊ")]
    unit: Option<PathBuf>,
    /// Ảnh chữ ký hoặc con dấu (PNG nền trong suốt), thay cho ảnh trong don-vi.yaml
    #[arg(long = "anh", value_name = "TỆP")]
    picture: Option<PathBuf>,
    /// Chữ ký đầu tiên chứng nhận văn bản: sau đó chỉ điền số, ngày và ký thêm được
    #[arg(long = "chung-nhan", conflicts_with = "cms")]
    certify: bool,
    /// Người ký đã ký bằng chương trình khác, ở chỗ khác trong tệp (dùng khi cơ quan ký)
    #[arg(long = "da-ky-cho-khac", conflicts_with = "cms")]
    elsewhere: bool,
    #[command(flatten)]
    before: BeforeArgs,
    #[command(flatten)]
    output: StepOutputArgs,
}

/// Signs, or exports what is to be signed, or takes in what was signed; the new file goes beside the old one.
pub fn run(args: &SignArgs) -> ExitCode {
    match step(args) {
        Ok(stored) => match stored.iter().try_for_each(talk::stored) {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(3),
        },
        Err(problems) => talk::fail(&problems),
    }
}

fn step(args: &SignArgs) -> Result<Vec<Stored>, Vec<Problem>> {
    let one = |problem: Problem| vec![problem];
    let file = before::opened(&args.file, &args.before).map_err(one)?;
    let folder = args.output.folder.as_deref();
    let time = talk::now();
    if let Some(cms) = &args.cms {
        let made = signing::take_in(&file, cms, time).map_err(one)?;
        before::signed(&file, made.bytes());
        return stored(&made, &file, folder);
    }
    let role = args.role.unwrap_or(Role::Signer);
    let picture = picture(args, &file, role)?;
    let how = SigningOptions {
        role,
        certificate: args.certificate.as_deref(),
        picture: picture.as_deref(),
        certify: args.certify,
        signed_elsewhere: args.elsewhere,
        time,
    };
    let token = |library| KeySource::Token { library, token: args.token.as_deref() };
    let key = args.key_file.as_deref().map(KeySource::File).or(args.library.as_deref().map(token));
    // Without a key of its own the program leaves room for a signature that is made outside (--xuat-bam).
    let Some(key) = key else {
        let waiting = signing::reserve(&file, &how).map_err(one)?;
        talk::say(&format!("SHA-256 của nội dung phải ký: {}\n", waiting.digest));
        let stored = [waiting.document, waiting.content].map(|made| made.store(folder));
        return stored.into_iter().collect::<Result<_, _>>().map_err(one);
    };
    let made = signing::sign(&file, key, &how, &ask).map_err(one)?;
    before::signed(&file, made.bytes());
    stored(&made, &file, folder)
}

/// Stores the signed file; after the agency's signature also the metadata for the document system.
fn stored(made: &NewFile, file: &PdfFile, folder: Option<&Path>) -> Result<Vec<Stored>, Vec<Problem>> {
    let metadata = if made.is_issued() { signing::metadata_after(made, file) } else { Ok(Vec::new()) };
    let files = [made.clone()].into_iter().chain(metadata.map_err(|problem| vec![problem])?);
    files.map(|file| file.store(folder)).collect::<Result<_, _>>().map_err(|problem| vec![problem])
}

/// The picture named on the command line, else the one of the unit's record.
fn picture(args: &SignArgs, file: &PdfFile, role: Role) -> Result<Option<Vec<u8>>, Vec<Problem>> {
    if let Some(file) = &args.picture {
        return picture_file(file).map(Some).map_err(|problem| vec![problem]);
    }
    let Some(unit) = &args.unit else {
        talk::say("Chưa nêu ảnh: chữ ký sẽ không có hình trên trang. Thêm --don-vi hoặc --anh nếu cần.\n");
        return Ok(None);
    };
    let (checked, problems) = Unit::open(unit, None).check();
    let Some(checked) = checked else {
        return Err(problems.into_iter().filter(|problem| problem.severity() == Severity::Error).collect());
    };
    let picture = signing::picture(&checked, file, role).map_err(|problem| vec![problem])?;
    if picture.is_none() {
        talk::say("don-vi.yaml không nêu ảnh cho vai trò này; chữ ký sẽ không có hình trên trang.\n");
    }
    Ok(picture.map(<[u8]>::to_vec))
}

/// `nguoi-ky` or `co-quan`.
fn role(text: &str) -> Result<Role, String> {
    match text {
        "nguoi-ky" => Ok(Role::Signer),
        "co-quan" => Ok(Role::Agency),
        _ => Err("ghi nguoi-ky (người ký văn bản) hoặc co-quan (cơ quan, đóng dấu)".to_owned()),
    }
}

/// The password or PIN: from the environment variable if it is set, else asked for at the terminal. It is kept nowhere else.
fn ask(asked: Asked) -> Result<Secret, Problem> {
    // A password may be empty, a PIN may not. A variable that is not UTF-8 is refused: trying it would use up one of the token's
    // few tries.
    let set = std::env::var_os(asked.variable()).filter(|value| asked == Asked::Password || !value.is_empty());
    if let Some(value) = set {
        return value.into_string().map(Secret::new).map_err(|_| asked.nowhere());
    }
    if !std::io::stdin().is_terminal() {
        return Err(asked.nowhere());
    }
    let prompt = match asked {
        Asked::Password => "Mật khẩu của tệp khóa: ",
        Asked::Pin => "Mã PIN của thiết bị: ",
    };
    rpassword::prompt_password(prompt).map(Secret::new).map_err(|_| asked.nowhere())
}
