//! Why a document is made, and what changed in its records, in the words of a clerk.

use cchc::building::{KeptBecause, Reason, RecordChange, Step};

/// How many changed values a line names.
const NAMED: usize = 3;

/// Why a file stays as it is.
pub fn happened(held: KeptBecause) -> &'static str {
    match held {
        KeptBecause::Signed => "đã ký",
        KeptBecause::Numbered => "đã có số",
        KeptBecause::Frozen => "số liệu quý này đã chốt",
        KeptBecause::Changed => "đã sửa từ khi lập hoặc đã có từ trước",
    }
}

/// Why a document is made, in words.
pub fn reason(reason: &Reason) -> String {
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
        Reason::Frozen(files) => format!("số liệu đã chốt thay đổi: {}", files.join(", ")),
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
