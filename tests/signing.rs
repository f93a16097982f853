//! Signing, numbering and sealing through the real program, with key files made for these tests.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail anywhere, and writes its fixtures")]

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use cchc::signing::{KeySource, PdfFile, Role, Secret, SigningOptions};
use chrono::DateTime;
use support::{Office, Run};

mod support;

const PASSWORD: &str = "mat-khau-thu";

/// A commune that signs.
struct SigningOffice {
    office: Office,
}

impl SigningOffice {
    fn new() -> Self {
        Self { office: Office::sample() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.office.below(name)
    }

    fn read(&self, name: &str) -> Vec<u8> {
        self.office.bytes(name)
    }

    fn run_with(&self, password: Option<&str>, args: &[&str]) -> Run {
        let mut command = Command::cargo_bin("cchc").unwrap();
        command.current_dir(self.office.below("")).args(args).env_remove("CCHC_MAT_KHAU");
        if let Some(password) = password {
            command.env("CCHC_MAT_KHAU", password);
        }
        let output = command.output().unwrap();
        let run = Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(password.is_none_or(|password| !run.out.contains(password) && !run.err.contains(password)));
        run
    }

    fn run(&self, args: &[&str]) -> Run {
        self.run_with(Some(PASSWORD), args)
    }

    /// Runs, and asserts that it was refused for this reason and wrote nothing.
    fn refused(&self, code: &str, args: &[&str]) -> Run {
        let before = self.files();
        let run = self.run(args);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{args:?}: {}", run.err);
        assert!(run.err.contains(&format!("lỗi {code}: ")), "{args:?}: {}", run.err);
        assert!(self.files() == before, "{args:?} wrote something");
        run
    }

    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.office.below("")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push((path.clone(), fs::read(&path).unwrap())) }
            }
        }
        files.sort();
        files
    }

    /// Signs as the signer on the day of issue, which no command can but by the computer's clock; the new file is named as
    /// by a command.
    fn sign_on(&self, day: &str, file: &str, key: &str) -> Run {
        let signing = SigningOptions {
            role: Role::Signer,
            certificate: None,
            picture: None,
            certify: false,
            signed_elsewhere: false,
            time: DateTime::parse_from_rfc3339(&format!("{day}T08:00:00+07:00")).unwrap(),
        };
        let key = root().join("tests/cases/chu-ky").join(key);
        let file = PdfFile::open(&self.path(file)).unwrap();
        let made = cchc::signing::sign(&file, KeySource::File(&key), &signing, &|_| Ok(Secret::new(PASSWORD.into())));
        let stored = made.unwrap().store(None).unwrap();
        let path = stored.path().strip_prefix(self.path("")).unwrap().to_string_lossy().replace('\\', "/");
        Run { code: 0, out: format!("{path}\n"), err: String::new() }
    }

    fn sign(&self, file: &str, role: &str, key: &str) -> Run {
        let key = root().join("tests/cases/chu-ky").join(key).to_string_lossy().into_owned();
        self.run(&["ky-so", file, "--vai-tro", role, "--tep-khoa", &key])
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

const PLAN: &str = "ket-qua/xa/2021/ke-hoach.pdf";
const SIGNED: &str = "ket-qua/xa/2021/ke-hoach.da-ky.pdf";
const NUMBERED: &str = "ket-qua/xa/2021/ke-hoach.da-cap-so.pdf";
const ISSUED: &str = "ket-qua/xa/2021/ke-hoach.ban-hanh.pdf";

fn prepared() -> SigningOffice {
    let office = SigningOffice::new();
    let run = office.run(&["ke-hoach", "xa", "--nam", "2021", "--trinh-ky"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let stem = "ket-qua/xa/2021/ke-hoach";
    assert_eq!(run.out, format!("{stem}.pdf\n{stem}.thong-tin.json\n{stem}.thong-tin.xml\n"));
    office
}

/// Asserts that the run made this file, with or without the metadata for the document system beside it.
fn done(run: Run, path: &str) {
    let stem = path.strip_suffix(".pdf").unwrap();
    let rest = [format!("{path}\n"), format!("{path}\n{stem}.thong-tin.json\n{stem}.thong-tin.xml\n")];
    assert!(run.code == 0 && rest.contains(&run.out), "{}{}", run.out, run.err);
}

#[test]
fn each_step_makes_a_new_file_that_begins_with_the_one_before() {
    let office = prepared();
    let plan = office.read(PLAN);
    done(office.sign_on("2021-05-06", PLAN, "rsa2048-aes.p12"), SIGNED);
    done(office.run(&["cap-so", SIGNED, "--so", "45", "--ngay", "06/5/2021"]), NUMBERED);
    done(office.sign(NUMBERED, "co-quan", "p256-3des.p12"), ISSUED);
    let all = [PLAN, SIGNED, NUMBERED, ISSUED].map(|name| office.read(name));
    assert!(all[0] == plan && all.windows(2).all(|pair| pair[1].starts_with(&pair[0]) && pair[1] != pair[0]));
    for bytes in &all {
        assert!(!bytes.windows(PASSWORD.len()).any(|window| window == PASSWORD.as_bytes()));
    }
}

#[test]
fn not_known_is_told_by_an_exit_code_of_its_own() {
    let office = prepared();
    done(office.sign(PLAN, "nguoi-ky", "rsa2048-aes.p12"), SIGNED);
    let root = |name: &str| root().join("tests/cases/chu-ky").join(name).to_string_lossy().into_owned();
    for (roots, code) in [(None, 4), (Some("goc.cer"), 0), (Some("goc-khac.cer"), 1)] {
        let mut args = vec!["kiem-tra-chu-ky".to_owned(), SIGNED.to_owned()];
        args.extend(roots.into_iter().flat_map(|name| ["--goc".to_owned(), root(name)]));
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        assert_eq!(office.run(&args).code, code, "{args:?}");
    }
    // A signer who is not trusted is refused by the next step, which names who signed.
    let other = root("goc-khac.cer");
    let run = office.refused("KY027", &["cap-so", SIGNED, "--so", "45", "--ngay", "06/5/2021", "--goc", &other]);
    assert!(run.err.contains("Đã có chữ ký của người ký: Nguyễn Văn An (KHÔNG đáng tin cậy)"), "{}", run.err);
}

#[test]
fn steps_out_of_order_are_refused_and_write_nothing() {
    let office = prepared();
    let key = root().join("tests/cases/chu-ky/rsa2048-aes.p12").to_string_lossy().into_owned();
    let sign = |file: &'static str, role: &'static str| ["ky-so", file, "--vai-tro", role, "--tep-khoa", &key];
    let number = |file: &'static str| ["cap-so", file, "--so", "45", "--ngay", "06/5/2021"];
    office.refused("KY015", &sign(PLAN, "co-quan"));
    office.refused("KY013", &number(PLAN));
    done(office.sign_on("2021-05-06", PLAN, "rsa2048-aes.p12"), SIGNED);
    office.refused("KY009", &sign(SIGNED, "nguoi-ky"));
    office.refused("KY016", &sign(SIGNED, "co-quan"));
    office.refused("KY022", &["cap-so", SIGNED, "--so", "45", "--ngay", "06/5/2022"]);
    done(office.run(&number(SIGNED)), NUMBERED);
    office.refused("KY009", &number(NUMBERED));
    done(office.sign(NUMBERED, "co-quan", "rsa2048-3des.p12"), ISSUED);
    office.refused("KY014", &number(ISSUED));
    let certify = ["ky-so", NUMBERED, "--vai-tro", "co-quan", "--tep-khoa", &key, "--chung-nhan"];
    office.refused("KY018", &certify);
    let elsewhere = ["ky-so", PLAN, "--vai-tro", "co-quan", "--tep-khoa", &key, "--da-ky-cho-khac"];
    office.refused("KY015", &elsewhere);
    office.refused("KY009", &sign(ISSUED, "co-quan"));
    // A number before the signature is allowed where `--chua-ky` asks for it.
    let run = office.run(&["cap-so", PLAN, "--so", "45", "--ngay", "06/5/2021", "--chua-ky", "--luu-vao", "truoc"]);
    done(run, "truoc/ke-hoach.da-cap-so.pdf");
    done(office.sign("truoc/ke-hoach.da-cap-so.pdf", "nguoi-ky", "rsa2048-aes.p12"), "truoc/ke-hoach.da-ky.pdf");
}

#[test]
fn what_is_no_prepared_document_is_refused() {
    let office = SigningOffice::new();
    assert_eq!(office.run(&["ke-hoach", "xa", "--nam", "2021"]).code, 0);
    let key = root().join("tests/cases/chu-ky/rsa2048-aes.p12").to_string_lossy().into_owned();
    office.refused("KY006", &["ky-so", PLAN, "--vai-tro", "nguoi-ky", "--tep-khoa", &key]);
    office.refused("KY006", &["cap-so", PLAN, "--so", "45", "--ngay", "06/5/2021"]);
    fs::write(office.path("x.pdf"), "no PDF").unwrap();
    office.refused("KY001", &["cap-so", "x.pdf", "--so", "45", "--ngay", "06/5/2021"]);
    let run = office.run(&["cap-so", "khong-co.pdf", "--so", "45", "--ngay", "06/5/2021"]);
    assert_ne!(run.code, 0);
}

#[test]
fn keys_that_may_not_sign_are_refused_with_the_reason() {
    let office = prepared();
    let sign = |key: &str| root().join("tests/cases/chu-ky").join(key).to_string_lossy().into_owned();
    for (key, code) in
        [("rsa1024-aes.p12", "KS005"), ("het-han-aes.p12", "KS002"), ("hai-khoa.p12", "KS007"), ("goc.cer", "KS008")]
    {
        office.refused(code, &["ky-so", PLAN, "--vai-tro", "nguoi-ky", "--tep-khoa", &sign(key)]);
    }
}

#[test]
fn a_secret_is_asked_for_and_never_shown() {
    let office = prepared();
    let key = root().join("tests/cases/chu-ky/rsa2048-aes.p12").to_string_lossy().into_owned();
    let args = ["ky-so", PLAN, "--vai-tro", "nguoi-ky", "--tep-khoa", &key];
    let run = office.run_with(None, &args);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("KS001") && run.err.contains("CCHC_MAT_KHAU"), "{}", run.err);
    // `run_with` asserts that no output repeats the password.
    let run = office.run_with(Some("sai-bi-mat-9271"), &args);
    assert!(run.code == 1 && run.err.contains("KS009"), "{}", run.err);
    let run = office.run(&["ky-so", PLAN, "--vai-tro", "nguoi-ky", "--tep-khoa", &key, "--mat-khau", "x"]);
    assert_eq!(run.code, 2, "a secret is no argument");
}

#[test]
fn the_number_goes_into_the_record_and_nothing_else_changes() {
    let office = prepared();
    let record = String::from_utf8(office.read("xa/2021/ke-hoach.yaml")).unwrap();
    let blank = record.replacen("so: 45\n", "", 1).replacen("ngay: 06/5/2021\n", "", 1);
    assert!(blank.len() < record.len());
    fs::write(office.path("xa/2021/ke-hoach.yaml"), &blank).unwrap();
    done(office.sign_on("2021-05-06", PLAN, "rsa2048-aes.p12"), SIGNED);
    let args = ["cap-so", SIGNED, "--so", "45", "--ngay", "6/5/2021", "--ghi-vao-ho-so", "xa"];
    let run = office.run(&args);
    let told = "ket-qua/xa/2021/ke-hoach.da-cap-so.thong-tin";
    let stored = format!("{NUMBERED}\n{told}.json\n{told}.xml\nxa/2021/ke-hoach.yaml\n");
    assert_eq!((run.code, run.out.as_str()), (0, stored.as_str()), "{}", run.err);
    let json = String::from_utf8(office.read(&format!("{told}.json"))).unwrap();
    assert!(json.contains("\"CodeNumber\": \"45\"") && json.contains("\"IssuedDate\": \"06/05/2021\""), "{json}");
    assert!(json.contains("\"ky-co-quan\"") && !json.contains("\"so\"") && !json.contains("\"ky-lanh-dao\""), "{json}");
    let after = String::from_utf8(office.read("xa/2021/ke-hoach.yaml")).unwrap();
    assert_eq!(after.replacen("so: 45\n", "", 1).replacen("ngay: 06/5/2021\n", "", 1), blank);
    office.refused("KY029", &["cap-so", SIGNED, "--so", "46", "--ngay", "6/5/2021", "--ghi-vao-ho-so", "xa"]);
    fs::remove_file(office.path(NUMBERED)).unwrap();
    office.refused("CS001", &["cap-so", SIGNED, "--so", "46", "--ngay", "6/5/2021", "--ghi-vao-ho-so", "xa"]);
}

#[cfg(unix)]
#[test]
fn a_number_that_another_document_of_the_year_has_is_not_given_again() {
    let office = SigningOffice::new();
    assert_eq!(office.run(&["bao-cao", "xa", "--quy", "4/2021", "--trinh-ky"]).code, 0);
    let report = "ket-qua/xa/2021/bao-cao-quy-4.pdf";
    let number =
        |number| ["cap-so", report, "--so", number, "--ngay", "16/12/2021", "--chua-ky", "--ghi-vao-ho-so", "xa"];
    office.refused("CS003", &number("19"));
    // The plan's number is of another kind of document.
    assert_eq!(office.run(&number("45")).code, 0);
}

#[test]
fn what_was_signed_and_numbered_is_left_alone_until_its_records_change_and_stays_then_too() {
    let office = SigningOffice::new();
    office.office.unissue();
    assert_eq!(office.run(&["ke-hoach", "xa", "--nam", "2021", "--trinh-ky"]).code, 0);
    done(office.sign_on("2021-05-06", PLAN, "rsa2048-aes.p12"), SIGNED);
    let run = office.run(&["cap-so", SIGNED, "--so", "45", "--ngay", "6/5/2021", "--ghi-vao-ho-so", "xa"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let before = [PLAN, SIGNED, NUMBERED].map(|name| office.read(name));
    let second = "ket-qua/xa/2021/ke-hoach.ban-2.pdf";

    let run = office.run(&["cap-nhat", "xa"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.err.contains(&format!("giữ nguyên: {PLAN} (đã ký; hồ sơ không có gì khác)")), "{}", run.err);
    assert!(!office.path(second).exists());

    office.office.change("2021/ke-hoach.yaml", "loi_ket: Yêu cầu", "loi_ket: Đề nghị");
    let run = office.run(&["cap-nhat", "xa"]);
    assert!(run.out.lines().any(|line| line == second) && run.err.contains("DỰ THẢO"), "{}", run.err);
    assert!(before == [PLAN, SIGNED, NUMBERED].map(|name| office.read(name)));
}

#[test]
fn a_record_that_gets_its_number_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt;
    let office = prepared();
    let path = office.path("xa/2021/ke-hoach.yaml");
    let record = fs::read_to_string(&path).unwrap();
    fs::write(&path, record.replacen("so: 45\n", "", 1).replacen("ngay: 06/5/2021\n", "", 1)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).unwrap();
    done(office.sign_on("2021-05-06", PLAN, "rsa2048-aes.p12"), SIGNED);
    let run = office.run(&["cap-so", SIGNED, "--so", "45", "--ngay", "6/5/2021", "--ghi-vao-ho-so", "xa"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o660);
}

#[test]
fn a_document_of_another_unit_is_told_apart() {
    let office = prepared();
    done(office.sign_on("2021-05-06", PLAN, "rsa2048-aes.p12"), SIGNED);
    let record = String::from_utf8(office.read("xa/don-vi.yaml")).unwrap();
    let other = record.replace("Ủy ban nhân dân xã Tóc Tiên", "Ủy ban nhân dân xã Châu Pha");
    assert_ne!(record, other);
    fs::write(office.path("xa/don-vi.yaml"), other).unwrap();
    office.refused("KY025", &["cap-so", SIGNED, "--so", "45", "--ngay", "6/5/2021", "--ghi-vao-ho-so", "xa"]);
    let key = root().join("tests/cases/chu-ky/rsa2048-aes.p12").to_string_lossy().into_owned();
    office.refused("KY025", &["ky-so", PLAN, "--vai-tro", "nguoi-ky", "--tep-khoa", &key, "--don-vi", "xa"]);
}

#[cfg(unix)]
#[test]
fn what_a_step_makes_has_the_rights_of_what_it_was_made_of() {
    use std::os::unix::fs::PermissionsExt;
    let office = prepared();
    fs::set_permissions(office.path(PLAN), fs::Permissions::from_mode(0o600)).unwrap();
    done(office.sign(PLAN, "nguoi-ky", "rsa2048-aes.p12"), SIGNED);
    assert_eq!(fs::metadata(office.path(SIGNED)).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let office = prepared();
    done(office.sign_on("2021-05-06", PLAN, "rsa2048-aes.p12"), SIGNED);
    let first = office.read(SIGNED);
    let second = "ket-qua/xa/2021/ke-hoach.da-ky.ban-2.pdf";
    let run = office.sign(PLAN, "nguoi-ky", "p256-aes.p12");
    assert_eq!(run.out, format!("{second}\n"), "{}", run.err);
    assert!(run.err.contains("Giữ nguyên"), "{}", run.err);
    assert!(office.read(SIGNED) == first);
    // The next step's file has its usual name.
    fs::remove_file(office.path(second)).unwrap();
    done(office.sign_on("2021-05-06", PLAN, "p256-aes.p12"), second);
    done(office.run(&["cap-so", second, "--so", "45", "--ngay", "06/5/2021"]), NUMBERED);
}

#[test]
fn a_signature_made_outside_is_taken_in() {
    let office = prepared();
    let run = office.run(&["ky-so", PLAN, "--vai-tro", "nguoi-ky", "--xuat-bam"]);
    let stem = "ket-qua/xa/2021/ke-hoach.cho-ky";
    assert_eq!(run.out, format!("{stem}.pdf\n{stem}.noi-dung\n"), "{}", run.err);
    assert!(run.err.contains("SHA-256"), "{}", run.err);
    // A signature of other content is refused.
    let cms = root().join("tests/cases/chu-ky/openssl-p256.cms").to_string_lossy().into_owned();
    office.refused("KS019", &["ky-so", &format!("{stem}.pdf"), "--nap-cms", &cms]);
    office.refused("KY020", &["ky-so", PLAN, "--nap-cms", &cms]);
    office.refused("KY010", &["cap-so", &format!("{stem}.pdf"), "--so", "45", "--ngay", "06/5/2021", "--chua-ky"]);
}

#[test]
fn an_agency_may_name_its_files_and_the_number_still_finds_its_record() {
    let office = SigningOffice::new();
    let record = String::from_utf8(office.read("xa/don-vi.yaml")).unwrap();
    let named = record.replacen("    luu:\n      - VT\n", "    luu:\n      - VT\n    ten_tep: KH <nam> CCHC\n", 1);
    assert_ne!(record, named);
    fs::write(office.path("xa/don-vi.yaml"), &named).unwrap();
    let run = office.run(&["ke-hoach", "xa", "--nam", "2021", "--trinh-ky"]);
    assert!(run.out.starts_with("ket-qua/xa/2021/KH 2021 CCHC.pdf\n"), "{}", run.out);
    let follow_up = office.run(&["ke-hoach-tiep-tuc", "xa", "--sau-quy", "2/2021", "--trinh-ky"]);
    let follow_up = follow_up.out.lines().next().unwrap().to_owned();
    assert_eq!(follow_up, "ket-qua/xa/2021/KH 2021 CCHC-tiep-tuc-sau-quy-2.pdf");
    let run =
        office.run(&["cap-so", &follow_up, "--so", "61", "--ngay", "25/6/2021", "--chua-ky", "--ghi-vao-ho-so", "xa"]);
    assert!(run.out.ends_with("xa/2021/quy-2.yaml\n"), "{} {}", run.out, run.err);
    let record = String::from_utf8(office.read("xa/2021/quy-2.yaml")).unwrap();
    assert!(record.ends_with("ke_hoach_tiep_tuc:\n  so: 61\n  ngay: 25/6/2021\n"), "{record}");
    fs::write(office.path("xa/don-vi.yaml"), named.replace("KH <nam> CCHC", "KH/2021")).unwrap();
    office.refused("GT013", &["ke-hoach", "xa", "--nam", "2021", "--trinh-ky"]);
    // Names of other outputs, of devices and of the steps of signing.
    for (name, told) in
        [("bao-cao-quy-2", "bao-cao-quy-2.pdf"), ("ke-hoach.da-ky", ".da-ky"), ("CON", "Windows"), ("-x", "-x")]
    {
        fs::write(office.path("xa/don-vi.yaml"), named.replace("KH <nam> CCHC", name)).unwrap();
        for args in [&["ke-hoach", "xa", "--nam", "2021", "--trinh-ky"][..], &["cap-nhat", "xa"]] {
            let run = office.run(args);
            assert!(run.code == 1 && run.err.contains("lỗi GT013: ") && run.err.contains(told), "{name}: {}", run.err);
            assert!(run.err.contains("xa/don-vi.yaml:") && run.err.contains("gợi ý: "), "{name}: {}", run.err);
        }
    }
}

#[test]
fn an_office_without_a_seal_has_no_place_for_one() {
    let office = SigningOffice::new();
    let record = String::from_utf8(office.read("xa/don-vi.yaml")).unwrap();
    let without = record.replacen("  chu_viet_tat: VP\n", "  chu_viet_tat: VP\n  con_dau: không\n", 1);
    assert_ne!(record, without);
    fs::write(office.path("xa/don-vi.yaml"), without).unwrap();
    let report = "ket-qua/xa/2021/bao-cao-quy-2";
    assert_eq!(office.run(&["bao-cao", "xa", "--quy", "2/2021", "--trinh-ky"]).code, 0);
    let json = String::from_utf8(office.read(&format!("{report}.thong-tin.json"))).unwrap();
    assert!(json.contains("ky-lanh-dao") && !json.contains("ky-co-quan"), "{json}");
    let signed = format!("{report}.da-ky.pdf");
    done(office.sign_on("2021-06-16", &format!("{report}.pdf"), "p256-aes.p12"), &signed);
    let numbered = format!("{report}.da-cap-so.pdf");
    done(office.run(&["cap-so", &signed, "--so", "12", "--ngay", "16/6/2021"]), &numbered);
    let key = root().join("tests/cases/chu-ky/rsa2048-aes.p12").to_string_lossy().into_owned();
    office.refused("KY007", &["ky-so", &numbered, "--vai-tro", "co-quan", "--tep-khoa", &key]);
}
