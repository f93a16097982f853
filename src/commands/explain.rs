//! Vietnamese words for whatever is wrong with a command line.

use std::error::Error;

use clap::error::{ContextKind, ContextValue, ErrorKind};

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
    let offered = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(values)) => one_of(values),
        _ => String::new(),
    };
    let hint = match (suggested, error.source()) {
        (Some(suggested), _) if !offered.is_empty() => format!("có phải là \"{suggested}\"? Ghi {offered}."),
        (None, _) if !offered.is_empty() => format!("ghi {offered}."),
        (Some(suggested), _) => format!("có phải là \"{suggested}\"?"),
        // The sources are the words of the commands' own readers of values.
        (None, Some(form)) if error.kind() == ErrorKind::ValueValidation => format!("{form}."),
        _ if extra => "đường dẫn có khoảng trắng thì để cả đường dẫn trong dấu ngoặc kép.".into(),
        _ => "gõ \"cchc --help\", hoặc thêm --help sau tên lệnh, để xem cách dùng.".into(),
    };
    format!("lỗi: {wrong}.\ngợi ý: {hint}\n")
}

/// `chu, json hoặc sarif`.
fn one_of(values: &[String]) -> String {
    match values {
        [] => String::new(),
        [one] => one.clone(),
        [others @ .., last] => format!("{} hoặc {last}", others.join(", ")),
    }
}
