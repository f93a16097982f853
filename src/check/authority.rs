//! The lines above the signer's position (NĐ 30/2020, PL I, II.7.a): on whose behalf, for whom, by whose order.

use super::form::{plain, signings};
use super::lists::{COLLECTIVE, OFFICES};
use super::rule::{View, at};
use super::text::first_style;
use crate::problem::{AuthoritySlip, FormFault, Problem};
use crate::read::{Issuer, Signing, Span};

/// Lines that do not match position or issuer.
pub(super) fn lines(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    for (signing, issuer) in signings(agency) {
        let slips = slips(signing, issuer).into_iter();
        found.extend(slips.map(|(span, slip)| at(source, span, FormFault::Authority(slip))));
    }
}

/// `TL. CHỦ TỊCH` on what goes to that chairman.
pub(super) fn by_order(view: &View, found: &mut Vec<Problem>) {
    let Some((source, agency)) = view.agency() else { return };
    for (signing, _) in signings(agency) {
        let Some(addressee) = &signing.addressee else { continue };
        let addressee = plain(&addressee.value);
        for line in &signing.signer.authority {
            let ordered = plain(&line.value).strip_prefix("TL.").map(|by| by.trim().to_owned());
            if ordered.is_some_and(|by| !by.is_empty() && addressee.starts_with(&by)) {
                found.push(at(source, line.span, FormFault::ByOrderToItself { line: line.value.clone() }));
            }
        }
    }
}

fn slips(signing: &Signing, issuer: &Issuer) -> Vec<(Span, AuthoritySlip)> {
    let signer = &signing.signer;
    let position = plain(&signer.position.value);
    let name = first_style(&issuer.name.value);
    let collective = COLLECTIVE.iter().find(|(body, _)| name.starts_with(body)).map(|(body, _)| plain(body));
    let mut slips = Vec::new();
    let has = |prefix: &str| signer.authority.iter().any(|line| plain(&line.value).starts_with(prefix));
    let (on_behalf, for_another, by_order) = (has("TM."), has("KT."), has("TL.") || has("TUQ."));
    // Who signs by order signs for the head, not for the body.
    if let Some(body) = collective.as_ref().filter(|_| !on_behalf && !by_order) {
        let wanted = format!("TM. {body}");
        slips.push((signer.position.span, AuthoritySlip::OnBehalfMissing { wanted }));
    }
    if let Some(superior) = position.strip_prefix("PHÓ ").filter(|_| !for_another) {
        // The standing deputy stands in for the head all the same.
        let superior = superior.trim_end_matches("THƯỜNG TRỰC").trim();
        let slip =
            AuthoritySlip::DeputyAlone { position: signer.position.value.clone(), wanted: format!("KT. {superior}") };
        slips.push((signer.position.span, slip));
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

/// `TM.` names the issuer: its full name, or the name without the place. An office has a head and signs for nobody.
fn on_behalf_of(body: &str, issuer: &str, collective: Option<&str>, line: String) -> Option<AuthoritySlip> {
    match collective {
        Some(short) if body == short || body == issuer => None,
        Some(short) => Some(AuthoritySlip::OnBehalfOfOther { line, wanted: format!("TM. {short}") }),
        None if OFFICES.iter().any(|(office, _)| issuer.starts_with(&plain(office))) => {
            Some(AuthoritySlip::OnBehalfOfOffice { line })
        }
        None if issuer.starts_with(body) => None,
        None => Some(AuthoritySlip::OnBehalfOfOther { line, wanted: format!("TM. {issuer}") }),
    }
}
