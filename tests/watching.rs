//! `cap-nhat --lien-tuc` through the real program: what is saved is made again, however it is saved.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may fail anywhere, and writes its fixtures")]
#![allow(clippy::panic, reason = "a test may fail anywhere")]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use support::Office;

mod support;

/// The program while it watches.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn over(commune: &Office, path: &str) -> Self {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin("cchc"));
        command.current_dir(commune.below("")).args(["cap-nhat", path, "--lien-tuc"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (send, lines) = channel();
        let out: Box<dyn Read + Send> = Box::new(child.stdout.take().unwrap());
        let err: Box<dyn Read + Send> = Box::new(child.stderr.take().unwrap());
        for (pipe, sign) in [(out, "> "), (err, "")] {
            let send = send.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(pipe).lines().map_while(Result::ok) {
                    let _ = send.send(format!("{sign}{line}"));
                }
            });
        }
        let watch = Self { child, lines };
        watch.until("Đang theo dõi");
        watch
    }

    /// The lines up to the one that begins so. Lines of stdout begin with `> `.
    fn until(&self, start: &str) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            match self.lines.recv_timeout(Duration::from_secs(60)) {
                Ok(line) if line.starts_with(start) => {
                    seen.push(line);
                    return seen;
                }
                Ok(line) => seen.push(line),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => panic!("no {start:?} in {seen:#?}"),
            }
        }
    }

    fn made(&self, name: &str) {
        self.until(&format!("> ket-qua/xa/2021/{name}"));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_is_saved_is_made_whatever_way_it_is_saved() {
    let commune = Office::sample();
    commune.unissue();
    commune.ask_for_follow_up();
    let watch = Watch::over(&commune, "xa");
    let record = commune.below("xa/2021/quy-3.yaml");
    let text = fs::read_to_string(&record).unwrap();
    let words = |word: &str| text.replacen("Đã gửi đủ, đúng hạn", word, 1);

    // Written in place.
    fs::write(&record, words("Đã gửi đầy đủ, đúng hạn")).unwrap();
    watch.made("bao-cao-quy-3.pdf");
    // By a new file that takes the place of the old one, twice, as editors do.
    for word in ["Đã gửi kịp thời, đúng hạn", "Đã nộp đủ, đúng hạn"] {
        let new = commune.below("xa/2021/.quy-3.yaml.moi");
        fs::write(&new, words(word)).unwrap();
        fs::rename(&new, &record).unwrap();
        watch.made("bao-cao-quy-3.pdf");
    }
    // The old file moved away first.
    fs::rename(&record, commune.below("xa/2021/quy-3.yaml~")).unwrap();
    fs::write(&record, words("Đã gửi đủ và đúng hạn")).unwrap();
    watch.made("bao-cao-quy-3.pdf");
    // A folder and a file that were not there: a sentence of the office's own, then a layout function.
    commune.write("mau/bao-cao.yaml", "phien_ban_mau: 2\ncau:\n  luu: \"Lưu {{ noi_luu[0] }}\"\n");
    watch.made("bao-cao-quy-4.pdf");
    commune
        .write("mau/bo-cuc.typ", "#let phien-ban-mau = 2\n#let thay = (signature: (old, it) => { v(2pt); old(it) })\n");
    watch.made("ke-hoach-tiep-tuc-sau-quy-4.pdf");
    fs::remove_file(commune.below("xa/mau/bo-cuc.typ")).unwrap();
    watch.made("ke-hoach-tiep-tuc-sau-quy-4.pdf");

    // A broken record leaves the last good document in its place.
    let good = commune.bytes("ket-qua/xa/2021/bao-cao-quy-3.pdf");
    fs::write(&record, format!("{text}\n  x: [\n")).unwrap();
    watch.until("không lập được: ket-qua/xa/2021/bao-cao-quy-3.pdf (2021/quy-3.yaml có 1 lỗi");
    watch.until("không lập được: ket-qua/xa/2021/ke-hoach-tiep-tuc-sau-quy-4.pdf (2021/quy-3.yaml có 1 lỗi");
    assert!(commune.bytes("ket-qua/xa/2021/bao-cao-quy-3.pdf") == good);
    fs::write(&record, words("Đã gửi đủ, và đúng hạn")).unwrap();
    watch.made("bao-cao-quy-3.pdf");
    assert!(commune.bytes("ket-qua/xa/2021/bao-cao-quy-3.pdf") != good);
}

#[test]
fn a_unit_behind_a_link_and_one_that_was_restored_are_watched_and_a_slow_save_is_read_once() {
    let commune = Office::sample();
    commune.unissue();
    commune.ask_for_follow_up();
    fs::create_dir(commune.below("tinh")).unwrap();
    std::os::unix::fs::symlink(commune.below("xa"), commune.below("tinh/xa")).unwrap();
    commune.add("tests/cases/thon-nho", "tinh/nho");
    let watch = Watch::over(&commune, "tinh");
    // Through the link, in many pieces.
    let record = commune.below("xa/2021/quy-3.yaml");
    let text = fs::read_to_string(&record).unwrap().replacen("Đã gửi đủ, đúng hạn", "Đã gửi đầy đủ, đúng hạn", 1);
    let mut file = fs::File::options().write(true).truncate(true).open(&record).unwrap();
    for piece in text.as_bytes().chunks(text.len() / 12 + 1) {
        std::io::Write::write_all(&mut file, piece).unwrap();
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(file);
    let seen = watch.until("> ket-qua/xa/2021/bao-cao-quy-3.pdf");
    assert!(!seen.iter().any(|line| line.contains("lỗi")), "{seen:#?}");
    // The whole folder goes away and comes back.
    fs::rename(commune.below("tinh"), commune.below("kho")).unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    fs::rename(commune.below("kho"), commune.below("tinh")).unwrap();
    let plan = commune.below("tinh/nho/2025/ke-hoach.yaml");
    let text = fs::read_to_string(&plan).unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    fs::write(&plan, format!("{text}\nloi_ket: Đề nghị các bộ phận triển khai thực hiện\n")).unwrap();
    watch.until("> ket-qua/nho/2025/ke-hoach");
}

#[test]
fn an_image_or_a_font_that_changes_is_seen_and_the_end_is_clean() {
    let commune = Office::sample();
    commune.unissue();
    commune.ask_for_follow_up();
    let fonts = ["Regular", "Bold", "Italic", "BoldItalic"].map(|face| format!("fonts/LiberationSerif-{face}.ttf"));
    let keys = ["thuong", "dam", "nghieng", "dam_nghieng"];
    fs::create_dir_all(commune.below("xa/phong-chu")).unwrap();
    let mut lines = String::from("phong_chu:\n");
    for (key, file) in keys.iter().zip(&fonts) {
        fs::copy(
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file),
            commune.below(&format!("xa/phong-chu/{key}.ttf")),
        )
        .unwrap();
        lines += &format!("  {key}: phong-chu/{key}.ttf\n");
    }
    commune.change("don-vi.yaml", "bo_phan:\n", &format!("{lines}bo_phan:\n"));
    let mut watch = Watch::over(&commune, "xa");

    // No font any more: a problem where the record names it, and what was made stays.
    let before = commune.bytes("ket-qua/xa/2021/ke-hoach.pdf");
    let font = commune.below("xa/phong-chu/dam.ttf");
    let whole = fs::read(&font).unwrap();
    fs::write(&font, b"no font").unwrap();
    assert!(watch.until("không lập được: xa").iter().any(|line| line.starts_with("lỗi PC001")));
    // Another font: everything is made again.
    fs::write(&font, &whole).unwrap();
    renamed(&commune, &keys);
    watch.made("ke-hoach-tiep-tuc-sau-quy-4.pdf");
    assert!(commune.bytes("ket-qua/xa/2021/ke-hoach.pdf") != before);

    // A picture that is no picture, then one that is.
    let signer = "van_ban:\n  ke_hoach:\n    nguoi_ky:\n";
    fs::write(commune.below("xa/chu-ky.png"), b"no picture").unwrap();
    commune.change("don-vi.yaml", signer, &format!("{signer}      anh_chu_ky: chu-ky.png\n"));
    assert!(watch.until("không lập được: xa").iter().any(|line| line.starts_with("lỗi HA00")));
    fs::write(commune.below("xa/chu-ky.png"), png()).unwrap();
    commune.change("2021/ke-hoach.yaml", "loi_ket: Yêu cầu", "loi_ket: Đề nghị");
    watch.made("ke-hoach.pdf");

    let id = watch.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(watch.child.wait().unwrap().code(), Some(0));
    let scraps = |folder: &str| {
        fs::read_dir(commune.below(folder))
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().ends_with(".tam"))
            .count()
    };
    assert_eq!((scraps("ket-qua/xa"), scraps("ket-qua/xa/2021"), scraps("ket-qua/xa/.cchc")), (0, 0, 0));
}

/// Gives the four faces another family name.
fn renamed(commune: &Office, keys: &[&str]) {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    for key in keys {
        let path = commune.below(&format!("xa/phong-chu/{key}.ttf"));
        let mut bytes = fs::read(&path).unwrap();
        for (old, new) in [(b"Liberation".to_vec(), b"Liberatium".to_vec()), (wide("Liberation"), wide("Liberatium"))] {
            let places = (0..bytes.len() - old.len()).filter(|at| bytes[*at..].starts_with(&old));
            for at in places.collect::<Vec<_>>() {
                bytes[at..at + new.len()].copy_from_slice(&new);
            }
        }
        fs::write(path, bytes).unwrap();
    }
}

/// A clear picture, large enough for a signature.
fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 600, 300);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![0; 600 * 300 * 4]).unwrap();
    writer.finish().unwrap();
    bytes
}
