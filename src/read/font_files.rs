//! The font files of a unit.

use std::borrow::Cow;

use super::agency::Agency;
use super::disk::Folder;
use super::source::{At, Source};
use crate::fonts::{FaceKind, FontFault, FontSet};
use crate::problem::{Fault, Problem, problems};

/// A font file may have at most this many bytes; Times New Roman has about one million.
const LARGEST_FONT: u64 = 32 * 1024 * 1024;

problems! {
    PC001 Error Data "Tệp không phải phông chữ TrueType hoặc OpenType." {
        FontUnreadable { path: String } =>
            format!("Tệp \"{path}\" không phải phông chữ TrueType hoặc OpenType."),
            "chép lại tệp phông chữ (.ttf hoặc .otf).";
    }
    PC002 Error Data "Phông chữ không đúng kiểu." {
        FontWrongFace { path: String, wanted: &'static str } =>
            format!("Phông chữ trong \"{path}\" không phải kiểu {wanted}."),
            format!("chọn đúng tệp kiểu {wanted} của bộ phông chữ.");
    }
    PC003 Error Data "Bốn tệp phông chữ không cùng một bộ." {
        FontFamilies { first: String, second: String } =>
            format!("Bốn tệp phông chữ không cùng một bộ: \"{first}\" và \"{second}\"."),
            "dùng bốn tệp của cùng một bộ phông chữ: thường, đậm, nghiêng, đậm nghiêng.";
    }
}

/// The fonts that the agency names, if it does and each file is one.
pub(super) fn own_fonts(
    unit: &Folder,
    source: &Source,
    agency: &Agency,
    problems: &mut Vec<Problem>,
) -> Option<FontSet> {
    let files = agency.fonts.as_ref()?;
    let typed: [&At<String>; 4] = [&files.regular.0, &files.bold.0, &files.italic.0, &files.bold_italic.0];
    let report = |at: &At<String>, fault: Fault| Problem::at(source.place(at.span), fault);
    let before = problems.len();
    let bytes = typed.map(|at| {
        let bytes = unit.cited(&at.value, LARGEST_FONT);
        bytes.map_err(|fault| problems.push(report(at, fault))).unwrap_or_default()
    });
    if problems.len() > before {
        return None;
    }
    let of = |kind: FaceKind| FaceKind::ALL.iter().position(|k| *k == kind).map_or(typed[0], |i| typed[i]);
    match FontSet::new(bytes.map(Cow::Owned)) {
        Ok(fonts) => Some(fonts),
        Err(faults) => {
            problems.extend(faults.into_iter().map(|fault| match fault {
                FontFault::Unreadable(kind) => report(of(kind), FontUnreadable { path: of(kind).value.clone() }.into()),
                FontFault::WrongFace(kind) => {
                    report(of(kind), FontWrongFace { path: of(kind).value.clone(), wanted: kind.name() }.into())
                }
                FontFault::Families(first, second) => report(typed[0], FontFamilies { first, second }.into()),
            }));
            None
        }
    }
}
