//! Walks through DER that is known only in part: a constructed element in, the elements inside it out, one by one.

use der::asn1::AnyRef;
use der::{Decode, SliceReader, Tag, TagNumber, Tagged};

/// The elements of a constructed value, one after another.
pub(crate) struct Elements<'a>(SliceReader<'a>);

impl<'a> Elements<'a> {
    /// What is inside `whole`, if it is of this kind.
    pub(crate) fn of(whole: AnyRef<'a>, tag: Tag) -> Option<Self> {
        (whole.tag() == tag).then(|| Self::inside(whole))?
    }

    /// What is inside `whole`, of whatever kind it is.
    pub(crate) fn inside(whole: AnyRef<'a>) -> Option<Self> {
        SliceReader::new(whole.value()).ok().map(Self)
    }

    pub(crate) fn any(&mut self) -> Option<AnyRef<'a>> {
        AnyRef::decode(&mut self.0).ok()
    }

    /// The next element, which must be of this kind.
    pub(crate) fn take(&mut self, tag: Tag) -> Option<AnyRef<'a>> {
        self.any().filter(|element| element.tag() == tag)
    }

    /// The next element if it is of this kind; otherwise it stays.
    pub(crate) fn take_if(&mut self, tag: Tag) -> Option<AnyRef<'a>> {
        let mut ahead = self.0.clone();
        let element = AnyRef::decode(&mut ahead).ok().filter(|element| element.tag() == tag)?;
        self.0 = ahead;
        Some(element)
    }

    pub(crate) fn is_at_end(&self) -> bool {
        der::Reader::is_finished(&self.0)
    }

    /// Every element that is left; `None` if the rest is no sequence of elements.
    pub(crate) fn rest(mut self) -> Option<Vec<AnyRef<'a>>> {
        let mut all = Vec::new();
        while !self.is_at_end() {
            all.push(self.any()?);
        }
        Some(all)
    }
}

/// `[n]` around or instead of other elements.
pub(crate) const fn context(number: TagNumber) -> Tag {
    Tag::ContextSpecific { constructed: true, number }
}
