//! The lines above the signer's position (NĐ 30/2020, PL I, II.7.b): on whose behalf, for whom, by whose order.

use super::issuers::{plain, signings};
use super::lists::{COLLECTIVE, OFFICES};
use super::rule::{View, at};
use super::text::first_style;
use crate::problem::{Problem, problems};
use crate::read::{Issuer, Signing, Span};

problems! {
    TT005 Error Data "Quyền hạn không khớp người ký." [
        "Dòng quyền hạn sai thì người ký không đúng thẩm quyền.",
        "NĐ 30/2020, PL I, II.7; kế hoạch nguồn: thiếu \"TM. ỦY BAN NHÂN DÂN\""
    ] {
        Authority { slip: AuthoritySlip } =>
            words(slip),
            match slip {
                AuthoritySlip::OnBehalfMissing { wanted } => format!("thêm \"{wanted}\" vào tham_quyen."),
                AuthoritySlip::OnBehalfOfOther { wanted, .. } | AuthoritySlip::DeputyAlone { wanted, .. } => {
                    format!("ghi \"{wanted}\".")
                }
                AuthoritySlip::OnBehalfOfOffice { .. } => "bỏ dòng này ở tham_quyen.".into(),
                AuthoritySlip::ForNobody { .. } => "cấp phó ký thay cấp trưởng: KT. CHỦ TỊCH, rồi PHÓ CHỦ TỊCH.".into(),
                AuthoritySlip::ByOwnOrder { .. } => "ghi chức vụ của người được giao ký ở chuc_vu.".into(),
                AuthoritySlip::Unknown { .. } => "bắt đầu bằng TM., KT., TL. hoặc TUQ.; chức vụ ghi ở chuc_vu.".into(),
                AuthoritySlip::ActingIsPosition { .. } => "ghi Q. ở chuc_vu, ví dụ \"Q. CHỦ TỊCH\".".into(),
            };
    }
    TT006 Error Data "Thừa lệnh Chủ tịch trên văn bản gửi Chủ tịch." [
        "Không ai thừa lệnh Chủ tịch để báo cáo chính Chủ tịch.",
        "NĐ 30/2020, PL I, II.7.b"
    ] {
        ByOrderToItself { line: String } =>
            format!("\"{line}\" nhưng văn bản lại gửi chính Chủ tịch."),
            "bỏ dòng TL.; người đứng đầu văn phòng ký với chức vụ của mình.";
    }
}

/// Lines of authority that do not match the signer's position or the issuer (TT005).
pub(super) fn lines(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    for (signing, issuer) in signings(agency) {
        let slips = slips(signing, issuer).into_iter();
        found.extend(slips.map(|(span, slip)| at(source, span, Authority { slip })));
    }
}

/// Signers by order of the chairman (`TL. CHỦ TỊCH`) on a document that is addressed to the chairman of the unit's own
/// committee (TT006).
pub(super) fn by_order(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    let committee = plain(&agency.committee.name.value);
    for (signing, _) in signings(agency) {
        let Some(addressee) = &signing.addressee else { continue };
        let addressee = plain(&addressee.value);
        let addressee = addressee.trim_start_matches("ĐỒNG CHÍ ").trim_start_matches("ÔNG ").trim_start_matches("BÀ ");
        for line in &signing.signer.authority {
            let ordered = plain(&line.value).strip_prefix("TL.").map(|by| by.trim().to_owned());
            let to = ordered.filter(|by| !by.is_empty()).and_then(|by| addressee.strip_prefix(&by).map(str::trim));
            if to.is_some_and(|of| of.is_empty() || committee.starts_with(of)) {
                found.push(at(source, line.span, ByOrderToItself { line: line.value.clone() }));
            }
        }
    }
}

/// What is wrong with the lines of one signer, each with the span to show.
fn slips(signing: &Signing, issuer: &Issuer) -> Vec<(Span, AuthoritySlip)> {
    let signer = &signing.signer;
    let position = plain(&signer.position.value);
    let name = first_style(&issuer.name.value);
    let collective = COLLECTIVE.iter().find(|(body, _)| name.starts_with(body)).map(|(body, _)| plain(body));
    let mut slips = Vec::new();
    let has = |prefix: &str| signer.authority.iter().any(|line| plain(&line.value).starts_with(prefix));
    let (on_behalf, for_another, by_order) = (has("TM."), has("KT."), has("TL.") || has("TUQ."));
    // A signer by order (`TL.`, `TUQ.`) signs for the head of the body, so that no line `TM.` is wanted.
    if let Some(body) = collective.as_ref().filter(|_| !on_behalf && !by_order) {
        let wanted = format!("TM. {body}");
        slips.push((signer.position.span, AuthoritySlip::OnBehalfMissing { wanted }));
    }
    if let Some(superior) = position.strip_prefix("PHÓ ").filter(|_| !for_another) {
        // `PHÓ CHỦ TỊCH THƯỜNG TRỰC` and the like sign for the `CHỦ TỊCH`, without the addition.
        let superior = if superior.starts_with("CHỦ TỊCH") { "CHỦ TỊCH" } else { superior };
        let slip =
            AuthoritySlip::DeputyAlone { position: signer.position.value.clone(), wanted: format!("KT. {superior}") };
        slips.push((signer.position.span, slip));
    }
    // Only the chairman, a deputy or a member signs on behalf of (`TM.`) a committee or council.
    let member = ["CHỦ TỊCH", "ỦY VIÊN", "TRƯỞNG BAN"].iter().any(|title| position.contains(title));
    if let Some(line) = signer.authority.iter().find(|line| plain(&line.value).starts_with("TM."))
        && collective.is_some()
        && !by_order
        && !member
    {
        let position = signer.position.value.clone();
        slips.push((line.span, AuthoritySlip::ForNobody { line: line.value.clone(), position }));
    }
    for line in &signer.authority {
        let said = plain(&line.value);
        let typed = || line.value.clone();
        let slip = if let Some(body) = said.strip_prefix("TM.") {
            on_behalf_of(body.trim(), &plain(&issuer.name.value), collective.as_deref(), typed())
        } else if let Some(superior) = said.strip_prefix("KT.") {
            let deputy = position.strip_prefix("PHÓ ").is_some_and(|of| of.starts_with(superior.trim()));
            let position = signer.position.value.clone();
            (!deputy).then(|| AuthoritySlip::ForNobody { line: typed(), position })
        } else if let Some(by) = said.strip_prefix("TL.").or_else(|| said.strip_prefix("TUQ.")) {
            (by.trim() == position).then(|| AuthoritySlip::ByOwnOrder { line: typed() })
        } else if said.starts_with("Q.") {
            Some(AuthoritySlip::ActingIsPosition { line: typed() })
        } else {
            Some(AuthoritySlip::Unknown { line: typed() })
        };
        slips.extend(slip.map(|slip| (line.span, slip)));
    }
    slips
}

/// What is wrong with a line `TM.`: it must name the issuer, in full or without the place. An office is led by one head
/// and has no such line.
fn on_behalf_of(body: &str, issuer: &str, collective: Option<&str>, line: String) -> Option<AuthoritySlip> {
    match collective {
        // `ỦY BAN NHÂN DÂN` alone, with the level, or the whole name. Only the council, second in the list, has a
        // standing committee (`THƯỜNG TRỰC`) that signs for it.
        Some(short) if body.starts_with(short) && issuer.starts_with(body) => None,
        Some(short) if body.strip_prefix("THƯỜNG TRỰC ").is_some_and(|body| issuer.starts_with(body)) => (short
            != plain(COLLECTIVE[1].0))
        .then(|| AuthoritySlip::OnBehalfOfOther { line, wanted: format!("TM. {short}") }),
        Some(short) => Some(AuthoritySlip::OnBehalfOfOther { line, wanted: format!("TM. {short}") }),
        None if OFFICES.iter().any(|(office, _)| issuer.starts_with(&plain(office))) => {
            Some(AuthoritySlip::OnBehalfOfOffice { line })
        }
        None if issuer.starts_with(body) => None,
        None => Some(AuthoritySlip::OnBehalfOfOther { line, wanted: format!("TM. {issuer}") }),
    }
}

/// How the lines above the signer's position do not match the position or the issuer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AuthoritySlip {
    /// A committee or council issues the document, and no line `TM.` is there.
    OnBehalfMissing { wanted: String },
    /// `TM.` names another body than the issuer.
    OnBehalfOfOther { line: String, wanted: String },
    /// `TM.` although the issuer is an office, whose head signs in his own name.
    OnBehalfOfOffice { line: String },
    /// A deputy signs without the line `KT.`.
    DeputyAlone { position: String, wanted: String },
    /// `KT.` although the signer is no deputy of that head, or `TM.` although he is no member of the body.
    ForNobody { line: String, position: String },
    /// `TL.` or `TUQ.` with the signer's own position.
    ByOwnOrder { line: String },
    /// A line that begins with none of `TM.`, `KT.`, `TL.`, `TUQ.`.
    Unknown { line: String },
    /// `Q.` (acting), which belongs to the position.
    ActingIsPosition { line: String },
}

/// What is wrong, one sentence.
fn words(slip: &AuthoritySlip) -> String {
    match slip {
        AuthoritySlip::OnBehalfMissing { wanted } => format!("Thiếu dòng \"{wanted}\" trên chức vụ người ký."),
        AuthoritySlip::OnBehalfOfOther { line, .. } => {
            format!("\"{line}\" không phải cơ quan ban hành văn bản này.")
        }
        AuthoritySlip::OnBehalfOfOffice { line } => {
            format!("\"{line}\": cơ quan làm việc theo chế độ thủ trưởng không ký thay mặt (TM.).")
        }
        AuthoritySlip::DeputyAlone { position, .. } => {
            format!("Cấp phó (\"{position}\") ký mà không có dòng ký thay (KT.).")
        }
        AuthoritySlip::ForNobody { line, position } => {
            format!("\"{line}\" không đi với chức vụ \"{position}\".")
        }
        AuthoritySlip::ByOwnOrder { line } => format!("\"{line}\": không ai ký thừa lệnh của chính mình."),
        AuthoritySlip::Unknown { line } => format!("\"{line}\" không phải dòng quyền hạn."),
        AuthoritySlip::ActingIsPosition { line } => format!("\"{line}\" là chức vụ, không phải dòng quyền hạn."),
    }
}
