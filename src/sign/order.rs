//! The order of the steps (NĐ 30/2020, Điều 13, 15, 18): the signer signs, then number and date, then the agency.

use pdf_signing::Error;
use pdf_signing::fields::State;

use super::blank::Blanks;
use crate::refusals::{Field, Refusal};

/// A field that waits for a signature made outside holds up everything.
fn nothing_waits(blanks: &Blanks) -> Result<(), Refusal> {
    let waiting = Field::ALL.into_iter().find(|field| blanks.state(*field) == State::Pending);
    waiting.map_or(Ok(()), |field| Err(Error::ReservationPending { field: field.name().to_owned() }.into()))
}

/// Whether number and date may be filled in now. `unsigned`: also before the signer has signed.
pub(crate) fn may_number(blanks: &Blanks, unsigned: bool) -> Result<(), Refusal> {
    if !blanks.prepared() {
        return Err(Refusal::NotPrepared);
    }
    nothing_waits(blanks)?;
    if blanks.agency == State::Filled {
        return Err(Refusal::NumberAfterSeal);
    }
    if blanks.signer != State::Filled && !unsigned {
        return Err(Refusal::NumberBeforeSignature);
    }
    Ok(())
}

/// Whether this field may be signed now. `elsewhere`: a signature in another program's own field is the signer's.
pub(crate) fn may_sign(blanks: &Blanks, field: Field, elsewhere: bool) -> Result<(), Refusal> {
    if !blanks.prepared() {
        return Err(Refusal::NotPrepared);
    }
    nothing_waits(blanks)?;
    match blanks.state(field) {
        State::Absent => return Err(Error::FieldMissing { field: field.name().to_owned() }.into()),
        State::Filled => return Err(Error::FieldFilled { field: field.name().to_owned() }.into()),
        State::Blank | State::Pending => {}
    }
    in_order(blanks, field, elsewhere)
}

/// Whether what comes before this signature is there.
pub(crate) fn in_order(blanks: &Blanks, field: Field, elsewhere: bool) -> Result<(), Refusal> {
    if field == Field::Agency {
        if blanks.signer != State::Filled && !(elsewhere && blanks.signed_elsewhere()) {
            return Err(Refusal::SealBeforeSignature);
        }
        if [blanks.number, blanks.day, blanks.month].contains(&State::Blank) {
            return Err(Refusal::SealBeforeNumber);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use State::{Absent, Blank, Filled};

    fn blanks(signer: State, number: State, agency: State) -> Blanks {
        Blanks { number, day: number, month: number, signer, agency, signatures: 0 }
    }

    #[test]
    fn a_number_comes_after_the_signature_and_before_the_seal() {
        assert_eq!(may_number(&blanks(Filled, Blank, Blank), false), Ok(()));
        assert_eq!(may_number(&blanks(Blank, Blank, Blank), false), Err(Refusal::NumberBeforeSignature));
        assert_eq!(may_number(&blanks(Blank, Blank, Blank), true), Ok(()));
        assert_eq!(may_number(&blanks(Filled, Blank, Filled), true), Err(Refusal::NumberAfterSeal));
        assert_eq!(may_number(&blanks(Absent, Absent, Absent), true), Err(Refusal::NotPrepared));
    }

    #[test]
    fn the_seal_comes_last() {
        let may_seal = |signer, number| may_sign(&blanks(signer, number, Blank), Field::Agency, false);
        assert_eq!(may_seal(Filled, Filled), Ok(()));
        assert_eq!(may_seal(Filled, Absent), Ok(()));
        assert_eq!(may_seal(Blank, Filled), Err(Refusal::SealBeforeSignature));
        // Signed in a field of another program's own.
        let foreign = |signatures| Blanks { signatures, ..blanks(Blank, Filled, Blank) };
        assert_eq!(may_sign(&foreign(1), Field::Agency, false), Err(Refusal::SealBeforeSignature));
        assert_eq!(may_sign(&foreign(1), Field::Agency, true), Ok(()));
        assert_eq!(may_sign(&foreign(0), Field::Agency, true), Err(Refusal::SealBeforeSignature));
        assert_eq!(may_seal(Filled, Blank), Err(Refusal::SealBeforeNumber));
        let field = || "ky-co-quan".to_owned();
        assert_eq!(
            may_sign(&blanks(Filled, Filled, Absent), Field::Agency, false),
            Err(Error::FieldMissing { field: field() }.into())
        );
        assert_eq!(
            may_sign(&blanks(Filled, Filled, Filled), Field::Agency, false),
            Err(Error::FieldFilled { field: field() }.into())
        );
        assert_eq!(may_sign(&blanks(Blank, Blank, Absent), Field::Signer, false), Ok(()));
    }
}
