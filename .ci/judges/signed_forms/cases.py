"""The smallest form of each kind of change that pyHanko refuses and a verifier may easily take: what it is before it is
signed, and what follows. Objects: 1 catalog, 2 pages, 3 page, 4 content, 5 font, 6 field `so` with AP object 7 and stream 8,
9 field `ngay` with a direct AP and stream 10, 11 signature field `S`, 12 empty signature field `E`, 13 information."""

from types import SimpleNamespace

from .base import metadata, picture, seal
from .paper import Paper, Ref, Stream

R = Ref


def form(style="table", slack=0):
    paper = Paper(style, slack)
    box = {"Type": "Annot", "Subtype": "Widget", "F": 4, "P": R(3)}
    paper.put(1, {"Type": "Catalog", "Pages": R(2), "AcroForm": {"Fields": [R(6), R(9), R(11), R(12)], "SigFlags": 3}})
    paper.put(2, {"Type": "Pages", "Kids": [R(3)], "Count": 1})
    paper.put(3, {"Type": "Page", "Parent": R(2), "MediaBox": [0, 0, 595, 842], "Contents": R(4), "Resources": {"Font": {"F": R(5)}},
                  "Annots": [R(6), R(9), R(11), R(12)]})
    paper.put(4, Stream({}, b"BT /F 12 Tf 50 700 Td (Page) Tj ET"))
    paper.put(5, {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"})
    paper.put(6, {"FT": "Tx", "T": b"so", "DA": b"/F 9 Tf", "Rect": [50, 600, 150, 620], "AP": R(7), **box})
    paper.put(7, {"N": R(8)})
    paper.put(8, picture(b"", {"Font": {"F": R(5)}}))
    paper.put(9, {"FT": "Tx", "T": b"ngay", "DA": b"/F 9 Tf", "Rect": [50, 500, 150, 520], "AP": {"N": R(10)}, **box})
    paper.put(10, picture(b"", {"Font": {"F": R(5)}}))
    paper.put(11, {"FT": "Sig", "T": b"S", "Rect": [0, 0, 0, 0], **box})
    paper.put(12, {"FT": "Sig", "T": b"E", "Rect": [0, 0, 0, 0], **box})
    paper.put(13, {"Producer": b"one"})
    paper.trailer |= {"Root": R(1), "Info": R(13), "ID": [b"0123456789abcdef"] * 2}
    return paper


def nothing(paper):
    """Another producer in the information: the least that may follow."""
    paper.edit(13)["Producer"] = b"two"


def put(number, **entries):
    def change(paper):
        paper.edit(number).update(entries)
    return change


def fill(number=6, stream=8):
    """A value, and the stream behind the appearance written anew."""
    def change(paper):
        paper.edit(number)["V"] = b"45"
        paper.put(stream, picture(b"45", {"Font": {"F": R(5)}}))
    return change


def fill_new(number=6):
    """A value and a new appearance."""
    def change(paper):
        paper.edit(number).update(V=b"45", AP={"N": paper.new(picture(b"45", {"Font": {"F": R(5)}}))})
    return change


def fill_entry(paper):
    """A value and a new stream in the appearance dictionary that is there."""
    paper.edit(6)["V"] = b"45"
    paper.edit(7)["N"] = paper.new(picture(b"45", {"Font": {"F": R(5)}}))


def stamp(target):
    def change(paper):
        new = paper.new({"Type": "Annot", "Subtype": "Stamp", "Rect": [0, 0, 595, 842], "AP": target})
        paper.edit(3)["Annots"].append(new)
    return change


def room(paper):
    """/Size names five objects more than there are."""
    paper.slack = 5


def both(*changes):
    def change(paper):
        for one in changes:
            one(paper)
    return change


def kids(paper):
    """Field `so` with its widget as an object of its own, 20."""
    old = paper.edit(6)
    paper.put(20, {**{key: old.pop(key) for key in ("Rect", "AP", "F", "P", "Subtype", "Type")}, "Parent": R(6)})
    old["Kids"] = [R(20)]
    paper.edit(3)["Annots"][0] = R(20)


def kid_filled(paper):
    paper.edit(6)["V"] = b"45"
    paper.edit(20)["AP"] = {"N": paper.new(picture(b"45"))}


def earlier_trailer(paper):
    paper.commit(odd={"Foo": R(7)})


def signed(who="signer", kind="Sig", filter_="ETSI.CAdES.detached", field=12, references=None, **more):
    """A second signature, in field `E`."""
    def change(paper):
        value = paper.new(seal(paper.form, who, references(paper) if references else None, kind, filter_))
        paper.edit(field).update(V=value, **more)
    return change


def level(**parameters):
    return lambda paper: [{"Type": "SigRef", "TransformMethod": "DocMDP", "TransformParams": {"Type": "TransformParams", "V": "1.2", **parameters}}]


def listed(paper):
    """The page's annotations and the form's fields as objects of their own: 22 and 23; the form's dictionary is 24."""
    page, form_ = paper.edit(3), paper.edit(1)["AcroForm"]
    paper.put(22, page["Annots"])
    paper.put(23, form_["Fields"])
    paper.put(24, {**form_, "Fields": R(23)})
    page["Annots"] = R(22)
    paper.edit(1)["AcroForm"] = R(24)


def grouped(paper):
    """Field `so` below group 25."""
    paper.put(25, {"T": b"g", "Kids": [R(6)]})
    paper.edit(6)["Parent"] = R(25)
    paper.edit(1)["AcroForm"]["Fields"][0] = R(25)


def element(paper):
    """A structure tree that names field `so` twice."""
    paper.put(26, {"Type": "StructTreeRoot", "K": R(27)})
    paper.put(27, {"Type": "StructElem", "S": "Document", "P": R(26), "K": [
        {"Type": "StructElem", "S": "Form", "P": R(27), "K": {"Type": "OBJR", "Obj": R(6), "Pg": R(3)}} for _ in range(2)]})
    paper.edit(1)["StructTreeRoot"] = R(26)


def stamp_with_lock(paper):
    new_field(paper)
    parameters = paper.new({"Type": "TransformParams", "V": "1.2", "Action": "All"})
    reference = {"Type": "SigRef", "TransformMethod": "FieldMDP", "TransformParams": parameters}
    signed("stamp", "DocTimeStamp", "ETSI.RFC3161", field=paper.field, references=lambda paper: [reference])(paper)


def everything_locked(paper):
    return [{"Type": "SigRef", "TransformMethod": "FieldMDP", "Data": R(1), "TransformParams": {
        "Type": "TransformParams", "V": "1.2", "Action": "Exclude", "Fields": [b"S", b"so", b"ngay"]}}]


def checkbox(paper):
    paper.edit(9).update(FT="Btn", AS="Off", V="Off", AP={"N": R(21)})
    paper.put(21, {"On": R(10), "Off": R(8)})


def signature_kids(paper):
    """Signature field `E` with its widget as an object of its own, 28, whose appearance is object 29."""
    old = paper.edit(12)
    paper.put(28, {**{key: old.pop(key) for key in ("Rect", "F", "P", "Subtype", "Type")}, "Parent": R(12), "AP": R(29)})
    paper.put(29, {"N": R(10)})
    old["Kids"] = [R(28)]
    paper.edit(3)["Annots"][3] = R(28)


def choice_twice(paper):
    fill(9, 10)(paper)
    paper.commit()
    fill_new(9)(paper)


def new_field(paper):
    paper.field = new = paper.new({"FT": "Sig", "T": b"N", "Type": "Annot", "Subtype": "Widget", "Rect": [0, 0, 0, 0]})
    paper.edit(1)["AcroForm"]["Fields"].append(new)


def store(paper):
    paper.edit(1)["DSS"] = paper.new({"Certs": [paper.new(Stream({}, b"0"))]})


def stamped_over(paper):
    signed("signer", "DocTimeStamp", Rect=[0, 0, 595, 842], AP={"N": paper.new(picture(b"over"))})(paper)


# Name → before signing, after it, and what the first signature has.
CASES = {
    "ap-shared-with-stamp": (stamp(R(7)), fill(), {}),
    "ap-shared-with-stamp-entry": (stamp(R(7)), fill_entry, {}),
    "ap-shared-with-stamp-nothing": (stamp(R(7)), nothing, {}),
    "ap-shared-with-stamp-signed": (stamp(R(7)), signed(), {}),
    "ap-shared-with-stamp-new": (stamp(R(7)), fill_new(), {}),
    "ap-shared-with-widget": (put(9, AP=R(7)), fill(), {}),
    "ap-shared-with-widget-new": (put(9, AP=R(7)), fill_new(9), {}),
    "ap-shared-with-signature-widget": (put(12, AP=R(7)), nothing, {}),
    "ap-is-xobject": (put(3, Resources={"Font": {"F": R(5)}, "XObject": R(7)}), fill(), {}),
    "ap-in-catalog": (put(1, PieceInfo=R(7)), fill(), {}),
    "ap-in-trailer": (lambda paper: paper.trailer.update(Foo=R(7)), fill(), {}),
    "ap-in-earlier-trailer": (earlier_trailer, fill(), {}),
    "ap-in-font": (put(5, Foo=R(7)), fill(), {}),
    "ap-as-other-n": (put(9, AP={"N": R(7)}), nothing, {}),
    "stream-shared-with-stamp": (stamp({"N": R(8)}), fill(), {}),
    "stream-in-earlier-trailer": (lambda paper: paper.commit(odd={"Foo": R(8)}), fill(), {}),
    "ap-is-stream": (put(9, AP=R(8)), nothing, {}),
    "ap-is-null": (put(9, AP=None), nothing, {}),
    "ap-n-is-states-of-text": (put(9, AP={"N": {"On": R(10)}}), fill_new(9), {}),
    "state-of-text": (put(6, AS="N"), fill(), {}),
    "states-object-replaced": (checkbox, both(put(9, V="On", AS="On"), put(21, On=R(8))), {}),
    "kid-filled": (kids, kid_filled, {}),
    "kid-stream": (kids, fill(), {}),
    "size-with-room-information": (room, lambda paper: paper.trailer.update(Info=paper.new({"Producer": b"two"})), {}),
    "size-with-room-signed": (room, signed(), {}),
    "size-with-room-field": (room, new_field, {}),
    "size-with-room-store": (room, store, {}),
    "size-with-room-metadata": (room, lambda paper: paper.edit(1).update(Metadata=paper.new(metadata(b"two"))), {}),
    "size-with-room-appearance": (room, lambda paper: paper.edit(6).update(V=b"45", AP=paper.new({"N": paper.new(picture(b"45"))})), {}),
    "dangling-in-catalog": (put(1, PieceInfo=R(99)), nothing, {}),
    "dangling-in-appearance": (put(9, AP={"N": R(99)}), nothing, {}),
    "dangling-in-trailer": (lambda paper: paper.trailer.update(Foo=R(99)), store, {}),
    "dangling-in-new-stream": (nothing, lambda paper: paper.edit(6).update(
        V=b"45", AP={"N": paper.new(picture(b"", {"XObject": {"X": R(99)}}))}), {}),
    "level-missing": (nothing, None, {"references": level()}),
    "level-9": (nothing, None, {"references": level(P=9)}),
    "level-9-in-lock": (put(11, Lock={"Type": "SigFieldLock", "Action": "All", "P": 9}), None, {}),
    "level-0": (nothing, nothing, {"references": level(P=0)}),
    "stamp-that-is-none": (nothing, signed("signer", "DocTimeStamp"), {}),
    "stamp-that-is-none-pkcs7": (nothing, signed("plain", "DocTimeStamp", "adbe.pkcs7.detached"), {}),
    "stamp-by-person": (nothing, signed("signer", "DocTimeStamp", "ETSI.RFC3161"), {}),
    "signature-as-rfc3161": (nothing, signed("signer", "Sig", "ETSI.RFC3161"), {}),
    "stamp-visible": (nothing, stamped_over, {}),
    "stamp-past-level-1": (nothing, signed("signer", "DocTimeStamp"), {"references": level(P=1)}),
    "type-unknown": (nothing, signed("signer", "Foo"), {}),
    "type-unknown-alone": (nothing, None, {"kind": "Foo"}),
    "references-are-object": (nothing, signed(references=lambda paper: paper.new(level(P=2)(paper))), {}),
    "reference-is-object": (nothing, signed(references=lambda paper: [paper.new(level(P=2)(paper)[0])]), {}),
    "value-is-text": (put(12, V=b"text"), None, {}),
    "value-is-null-object": (lambda paper: paper.edit(12).update(V=paper.new(None)), nothing, {}),
    "annots-list-in-trailer": (both(listed, lambda paper: paper.trailer.update(Foo=R(22))), fill_new(), {}),
    "annots-list-in-key": (both(listed, put(9, Popup=R(22))), fill_new(), {}),
    "fields-list-in-catalog": (both(listed, put(1, PieceInfo=R(23))), fill_new(), {}),
    "fields-list-in-earlier-trailer": (both(listed, lambda paper: paper.commit(odd={"Foo": R(23)})), fill_new(), {}),
    "form-in-catalog": (both(listed, put(1, PieceInfo=R(24))), fill_new(), {}),
    "group-in-catalog": (both(grouped, put(1, PieceInfo=R(25))), fill_new(), {}),
    "field-in-catalog": (put(1, PieceInfo=R(6)), fill_new(), {}),
    "field-in-trailer": (lambda paper: paper.trailer.update(Foo=R(6)), fill_new(), {}),
    "field-in-earlier-trailer": (lambda paper: paper.commit(odd={"Foo": R(6)}), fill_new(), {}),
    "field-twice-in-structure": (element, fill_new(), {}),
    "information-in-earlier-trailer": (lambda paper: paper.commit(odd={"Foo": R(13)}), nothing, {}),
    "stamp-with-lock-past-lock": (nothing, stamp_with_lock, {"references": everything_locked}),
    "store-is-null": (put(1, DSS=None), nothing, {}),
    "extensions-are-stream": (put(1, Extensions=R(4)), nothing, {}),
    "mark-info-is-stream": (put(1, MarkInfo=R(4)), nothing, {}),
    "signature-kid-appearance": (signature_kids, both(signed(), lambda paper: paper.edit(28).update(AP={"N": paper.new(picture(b"E"))})), {}),
    "signature-kid-entry": (signature_kids, both(signed(), lambda paper: paper.edit(29).update(N=paper.new(picture(b"E")))), {}),
    "choice-filled-twice": (both(put(9, FT="Ch", Opt=[b"45"], AP=R(29)), lambda paper: paper.put(29, {"N": R(10)})), choice_twice, {}),
    "form-in-earlier-trailer": (both(listed, lambda paper: paper.commit(odd={"Foo": R(24)})),
                                lambda paper: paper.edit(23).append(paper.new({"FT": "Sig", "T": b"N", "Rect": [0, 0, 0, 0]})), {}),
    "annots-moved": (nothing, lambda paper: paper.edit(3).update(Annots=paper.new(list(paper.objects[R(3)]["Annots"]))), {}),
    "annots-written-again": (nothing, lambda paper: paper.edit(3)["Annots"].reverse(), {}),
    "dr-is-stream": (lambda paper: paper.edit(1)["AcroForm"].update(DR=R(8)), nothing, {}),
    "reference-as-object-packed": (lambda paper: setattr(paper, "style", "packed") or paper.edit(1).update(Foo=paper.new(R(13))), nothing, {}),
    "metadata-also-content": (lambda paper: (paper.put(4, metadata(b"one")), paper.edit(1).update(Metadata=R(4))),
                              lambda paper: paper.put(4, metadata(b"two")), {}),
    "information-also-appearance": (both(put(13, N=R(8)), put(9, AP=R(13))), nothing, {}),
    "font-rewritten": (nothing, both(fill(), put(5, BaseFont="Symbol")), {}),
    "object-freed": (lambda paper: paper.new(1), both(nothing, lambda paper: paper.free(14)), {}),
    "fields-removed": (nothing, lambda paper: paper.edit(1)["AcroForm"]["Fields"].pop(1), {}),
}


def made(name, signers):
    """The file of a case."""
    before, after, first = CASES[name]
    paper = form()
    paper.form = SimpleNamespace(signers=signers)
    before(paper)
    signed(field=11, **first)(paper)
    paper.commit()
    if after:
        after(paper)
        paper.commit()
    return bytes(paper.out)
