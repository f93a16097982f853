"""Ways in which a signing program signs, with pyHanko: levels of PAdES, certification, locks, later fillings."""

import datetime
import io

from asn1crypto import crl as asn1_crl
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext

NAME = generic.pdf_name


def empty_list(folder):
    """A revocation list of the root, which names nobody."""
    root = x509.load_der_x509_certificate((folder / "root.cer").read_bytes())
    key = serialization.load_der_private_key((folder / "root.key").read_bytes(), None)
    now = datetime.datetime.now(datetime.timezone.utc)
    made = (x509.CertificateRevocationListBuilder().issuer_name(root.subject).last_update(now - datetime.timedelta(hours=1))
            .next_update(now + datetime.timedelta(days=30)).sign(key, hashes.SHA256()))
    return asn1_crl.CertificateList.load(made.public_bytes(serialization.Encoding.DER))


class Ways:
    """Each way takes a file and gives a file."""

    def __init__(self, people, folder):
        self.people = people
        self.revoked = empty_list(folder)
        # This authority answers from memory, so that the size of its stamps is known beforehand.
        self.stamper: DummyTimeStamper = people.stamper

    def context(self):
        return ValidationContext(trust_roots=[self.people.root], crls=[self.revoked], allow_fetching=False, revocation_mode="hard-fail")

    def sign(self, data, field="Ky1", who="signer", box=None, level="B-B", new=None, pkcs7=False, **more):
        """One signature; `box` makes it visible, `new` tells more of the new field."""
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        if level in ("B-LT", "B-LTA"):
            more |= {"validation_context": self.context(), "embed_validation_info": True, "use_pades_lta": level == "B-LTA"}
        filter_ = SigSeedSubFilter.ADOBE_PKCS7_DETACHED if pkcs7 else SigSeedSubFilter.PADES
        meta = signers.PdfSignatureMetadata(field_name=field, subfilter=filter_, md_algorithm="sha256", **more)
        spec = SigFieldSpec(field, box=box, **(new or {})) if new is not None or box else None
        signer = signers.PdfSigner(meta, self.people.signers[who], timestamper=None if level == "B-B" else self.stamper,
                                   new_field_spec=spec)
        return signer.sign_pdf(writer).getvalue()

    def prepared(self, data, *specs):
        """Empty signature fields, made in an update."""
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        for spec in specs:
            fields.append_signature_field(writer, spec)
        return written(writer)

    def filled(self, data, name, words, drawn=True):
        """A text field filled in an update, with a new appearance."""
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        form = writer.root["/AcroForm"]
        for reference in form["/Fields"]:
            field = reference.get_object()
            if field.get("/T") != name:
                continue
            field["/V"] = generic.TextStringObject(words)
            if drawn:
                entries = {NAME("/Type"): NAME("/XObject"), NAME("/Subtype"): NAME("/Form"),
                           NAME("/BBox"): generic.ArrayObject(map(generic.NumberObject, [0, 0, 100, 20])),
                           NAME("/Resources"): generic.DictionaryObject({NAME("/Font"): form["/DR"]["/Font"]})}
                stream = generic.StreamObject(entries, stream_data=b"BT /F 9 Tf 2 4 Td (%b) Tj ET" % words.encode())
                field["/AP"] = generic.DictionaryObject({NAME("/N"): writer.add_object(stream)})
            writer.mark_update(reference.reference)
        return written(writer)

    def ticked(self, data, name):
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        for reference in writer.root["/AcroForm"]["/Fields"]:
            field = reference.get_object()
            if field.get("/T") == name:
                field["/V"] = field["/AS"] = NAME("/On")
                writer.mark_update(reference.reference)
        return written(writer)

    def stamped(self, data):
        writer = IncrementalPdfFileWriter(io.BytesIO(data))
        return signers.PdfTimeStamper(self.stamper).timestamp_pdf(writer, "sha256", self.context()).getvalue()

    def renewed(self, data):
        """A further archive time stamp over the one that is there."""
        reader = PdfFileReader(io.BytesIO(data))
        made = io.BytesIO()
        signers.PdfTimeStamper(self.stamper).update_archival_timestamp_chain(reader, self.context(), in_place=False, output=made)
        return made.getvalue()

    def stored(self, data):
        """Validation data added by themselves."""
        made = io.BytesIO(data)
        first = PdfFileReader(made).embedded_signatures[0]
        from pyhanko.sign.validation import add_validation_info
        return add_validation_info(first, self.context(), in_place=False, output=io.BytesIO()).getvalue()


def written(writer):
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


BOX, OTHER = (50, 50, 250, 110), (300, 50, 500, 110)


def lock(action, *names):
    return FieldMDPSpec(action, fields=list(names) or None)


def all_ways(ways):
    """Name of each way → what it makes of a file that has text fields `so` and `ngay` and a checkbox `o`."""
    sign, filled = ways.sign, ways.filled
    two = lambda data: sign(sign(data), "Ky2", "other")
    return {
        "B-B": sign,
        "B-B, visible": lambda data: sign(data, box=BOX),
        "adbe.pkcs7.detached": lambda data: sign(data, pkcs7=True),
        "B-T": lambda data: sign(data, level="B-T"),
        "B-LT": lambda data: sign(data, level="B-LT"),
        "B-LTA": lambda data: sign(data, level="B-LTA"),
        "B-LTA, renewed": lambda data: ways.renewed(sign(data, level="B-LTA")),
        "B-T, visible": lambda data: sign(data, level="B-T", box=BOX),
        "B-LT, validation data of a second": lambda data: sign(sign(data, level="B-LT"), "Ky2", "other", level="B-LT"),
        "B-LTA, then a second B-LTA": lambda data: sign(sign(data, level="B-LTA"), "Ky2", "other", level="B-LTA"),
        "B-B, then validation data": lambda data: ways.stored(sign(data)),
        "B-B, then a document time stamp": lambda data: ways.stamped(sign(data)),
        "only a document time stamp": ways.stamped,
        "two": two,
        "three, one visible": lambda data: sign(two(data), "Ky3", "signer", box=BOX),
        "two, both visible": lambda data: sign(sign(data, box=BOX), "Ky2", "other", box=OTHER),
        "two in prepared fields": lambda data: sign(sign(ways.prepared(data, SigFieldSpec("Ky1", box=BOX), SigFieldSpec("Ky2", box=OTHER))),
                                                    "Ky2", "other"),
        "certified 1": lambda data: sign(data, certify=True, docmdp_permissions=MDPPerm.NO_CHANGES),
        "certified 1, then validation data": lambda data: ways.stored(sign(data, certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)),
        "certified 2, filled": lambda data: filled(sign(data, certify=True, docmdp_permissions=MDPPerm.FILL_FORMS), "so", "45"),
        "certified 2, second signature": lambda data: sign(sign(data, certify=True, docmdp_permissions=MDPPerm.FILL_FORMS), "Ky2", "other"),
        "certified 2, prepared field signed": lambda data: sign(sign(ways.prepared(data, SigFieldSpec("Ky2", box=OTHER)), certify=True,
                                                                     docmdp_permissions=MDPPerm.FILL_FORMS), "Ky2", "other"),
        "certified 3, filled": lambda data: filled(sign(data, certify=True, docmdp_permissions=MDPPerm.ANNOTATE), "so", "45"),
        "certified 2, B-LTA": lambda data: sign(data, level="B-LTA", certify=True, docmdp_permissions=MDPPerm.FILL_FORMS),
        "FieldMDP over one, the other filled": lambda data: filled(
            sign(data, new={"field_mdp_spec": lock(FieldMDPAction.INCLUDE, "ngay")}), "so", "45"),
        "FieldMDP but one, which is filled": lambda data: filled(
            sign(data, new={"field_mdp_spec": lock(FieldMDPAction.EXCLUDE, "so", "Ky1")}), "so", "45"),
        "FieldMDP over all": lambda data: sign(data, new={"field_mdp_spec": lock(FieldMDPAction.ALL)}),
        "FieldMDP over all, P 1": lambda data: sign(data, new={"field_mdp_spec": lock(FieldMDPAction.ALL),
                                                              "doc_mdp_update_value": MDPPerm.NO_CHANGES}),
        "filled, then signed": lambda data: sign(filled(data, "so", "45")),
        "signed, filled": lambda data: filled(sign(data), "so", "45"),
        "signed, filled, no appearance": lambda data: filled(sign(data), "so", "45", drawn=False),
        "signed, filled, signed": lambda data: sign(filled(sign(data), "so", "45"), "Ky2", "other"),
        "signed, both filled": lambda data: filled(filled(sign(data), "so", "45"), "ngay", "6"),
        "signed, filled twice": lambda data: filled(filled(sign(data), "so", "45"), "so", "46"),
        "signed, ticked": lambda data: ways.ticked(sign(data), "o"),
    }
