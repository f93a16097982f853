//! The order of the steps (NĐ 30/2020, Điều 13, 15, 18): the signer signs, then number and date, then the agency.

use pdf_signing::Error;
use pdf_signing::fields::FieldState;

use super::blanks::Blanks;
use super::form_field::OfficeField;
use crate::problem::{Fault, problems};

problems! {
    KY006 Error Data "Ký số văn bản." {
        NotPrepared =>
            "Tệp chưa được chuẩn bị để ký.",
            "lập lại văn bản bằng cchc ke-hoach, cchc bao-cao hoặc cchc ke-hoach-tiep-tuc với --trinh-ky rồi ký tệp đó.";
    }
    KY013 Error Data "Ký số văn bản." {
        NumberBeforeSignature =>
            "Văn bản chưa được người có thẩm quyền ký.",
            "ký trước bằng cchc ky-so --vai-tro nguoi-ky; chủ ý cấp số trước, \
             hoặc người ký đã ký bằng chương trình khác ở chỗ khác trong tệp, thì thêm --chua-ky.";
    }
    KY014 Error Data "Ký số văn bản." {
        NumberAfterSeal =>
            "Cơ quan đã ký số, không cấp số được nữa.",
            "làm lại từ tệp trước khi cơ quan ký, hoặc ban hành văn bản thay thế.";
    }
    KY015 Error Data "Ký số văn bản." {
        SealBeforeSignature =>
            "Văn bản chưa được người có thẩm quyền ký, cơ quan chưa ký số được.",
            "người ký ký trước bằng cchc ky-so --vai-tro nguoi-ky; \
             đã ký bằng chương trình khác ở chỗ khác trong tệp thì thêm --da-ky-cho-khac.";
    }
    KY016 Error Data "Ký số văn bản." {
        SealBeforeNumber =>
            "Văn bản chưa có số và ngày, cơ quan chưa ký số được.",
            "cấp số trước bằng cchc cap-so.";
    }
}

/// While a field waits for a signature that is made outside, no other step is allowed.
fn nothing_waits(blanks: &Blanks) -> Result<(), Fault> {
    let waiting = OfficeField::ALL.into_iter().find(|field| blanks.state(*field) == FieldState::Pending);
    waiting.map_or(Ok(()), |field| Err(Error::ReservationPending { field: field.name().to_owned() }.into()))
}

/// Whether number and date may be filled in now. `unsigned`: also before the signer has signed.
pub(crate) fn may_number(blanks: &Blanks, unsigned: bool) -> Result<(), Fault> {
    if !blanks.prepared() {
        return Err(NotPrepared {}.into());
    }
    nothing_waits(blanks)?;
    if blanks.agency == FieldState::Filled {
        return Err(NumberAfterSeal {}.into());
    }
    if blanks.signer != FieldState::Filled && !unsigned {
        return Err(NumberBeforeSignature {}.into());
    }
    Ok(())
}

/// Whether this field may be signed now. `elsewhere`: a signature in another program's own field is the signer's.
pub(crate) fn may_sign(blanks: &Blanks, field: OfficeField, elsewhere: bool) -> Result<(), Fault> {
    if !blanks.prepared() {
        return Err(NotPrepared {}.into());
    }
    nothing_waits(blanks)?;
    match blanks.state(field) {
        FieldState::Absent => return Err(Error::FieldMissing { field: field.name().to_owned() }.into()),
        FieldState::Filled => return Err(Error::FieldFilled { field: field.name().to_owned() }.into()),
        FieldState::Blank | FieldState::Pending => {}
    }
    in_order(blanks, field, elsewhere)
}

/// Whether what comes before this signature is there.
pub(crate) fn in_order(blanks: &Blanks, field: OfficeField, elsewhere: bool) -> Result<(), Fault> {
    if field == OfficeField::Agency {
        if blanks.signer != FieldState::Filled && !(elsewhere && blanks.signed_elsewhere()) {
            return Err(SealBeforeSignature {}.into());
        }
        if [blanks.number, blanks.day, blanks.month].contains(&FieldState::Blank) {
            return Err(SealBeforeNumber {}.into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use FieldState::{Absent, Blank, Filled};

    fn blanks(signer: FieldState, number: FieldState, agency: FieldState) -> Blanks {
        Blanks { number, day: number, month: number, signer, agency, signatures: 0 }
    }

    #[test]
    fn a_number_comes_after_the_signature_and_before_the_seal() {
        assert_eq!(may_number(&blanks(Filled, Blank, Blank), false), Ok(()));
        assert_eq!(may_number(&blanks(Blank, Blank, Blank), false), Err(NumberBeforeSignature {}.into()));
        assert_eq!(may_number(&blanks(Blank, Blank, Blank), true), Ok(()));
        assert_eq!(may_number(&blanks(Filled, Blank, Filled), true), Err(NumberAfterSeal {}.into()));
        assert_eq!(may_number(&blanks(Absent, Absent, Absent), true), Err(NotPrepared {}.into()));
    }

    #[test]
    fn the_seal_comes_last() {
        let may_seal = |signer, number| may_sign(&blanks(signer, number, Blank), OfficeField::Agency, false);
        assert_eq!(may_seal(Filled, Filled), Ok(()));
        assert_eq!(may_seal(Filled, Absent), Ok(()));
        assert_eq!(may_seal(Blank, Filled), Err(SealBeforeSignature {}.into()));
        // Signed in a field of another program's own.
        let foreign = |signatures| Blanks { signatures, ..blanks(Blank, Filled, Blank) };
        assert_eq!(may_sign(&foreign(1), OfficeField::Agency, false), Err(SealBeforeSignature {}.into()));
        assert_eq!(may_sign(&foreign(1), OfficeField::Agency, true), Ok(()));
        assert_eq!(may_sign(&foreign(0), OfficeField::Agency, true), Err(SealBeforeSignature {}.into()));
        assert_eq!(may_seal(Filled, Blank), Err(SealBeforeNumber {}.into()));
        let field = || "ky-co-quan".to_owned();
        assert_eq!(
            may_sign(&blanks(Filled, Filled, Absent), OfficeField::Agency, false),
            Err(Error::FieldMissing { field: field() }.into())
        );
        assert_eq!(
            may_sign(&blanks(Filled, Filled, Filled), OfficeField::Agency, false),
            Err(Error::FieldFilled { field: field() }.into())
        );
        assert_eq!(may_sign(&blanks(Blank, Blank, Absent), OfficeField::Signer, false), Ok(()));
    }
}
