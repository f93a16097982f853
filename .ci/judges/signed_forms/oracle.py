"""What pyHanko says of a file: strict reading, its default difference policy, no revocation, the root trusted."""

import asyncio
import io
import logging
import re

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import SuspiciousModification
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)


class Verdict:
    """Of one signature: sound (bytes and later changes), valid (also the signer), and why not."""

    def __init__(self, sound, valid, why):
        self.sound, self.valid, self.why = sound, valid, why


def short(error):
    """A reason without the numbers and names of one file."""
    words, *more = f"{type(error).__name__}: {error}".split("\n")
    places = sorted({re.sub(r"\[\d+\]", "[]", place) for line in more for place in re.findall(r"PathInRevision\('([^']*)", line)})
    if "unexplained xrefs" in words:
        where = ", ".join(sorted({".".join(place.split(".")[-3:]) for place in places})[:2])
        return "unexplained " + ("replaced object, still used in …" + where if where else "new object")
    words = re.sub(r"IndirectObject\([^)]*\)|Reference\([^)]*\)", "R", words)
    words = re.sub(r"multiple contexts: .*", "multiple contexts", words)
    words = re.sub(r"\{.*\}|\[.*\]", "{…}", words)
    words = re.sub(r"b?'[^']*'", "'…'", words)
    words = re.sub(r"differ:.*", "differ", words)
    return re.sub(r"R(, R)+", "R…", re.sub(r"\d+", "#", words))[:160]



async def one(signature, context):
    stamp = signature.sig_object_type == "/DocTimeStamp"
    judge = async_validate_pdf_timestamp if stamp else async_validate_pdf_signature
    try:
        status = await judge(signature, context)
    except Exception as error:  # whatever pyHanko raises, it does not accept
        return Verdict(False, False, short(error))
    why = status.diff_result if isinstance(status.diff_result, SuspiciousModification) else None
    level_right = stamp or status.docmdp_ok or status.modification_level is None
    sound = status.intact and status.valid and why is None and level_right
    if why is not None:
        why = short(why)
    elif not sound:
        why = f"level {status.modification_level}, docmdp_ok {getattr(status, 'docmdp_ok', None)}, coverage {status.coverage}, " \
              f"intact {status.intact}, valid {status.valid}"
    good = status.trusted if stamp else status.bottom_line
    if sound and not good:
        why = "not trusted, seed value or time stamp"
    return Verdict(bool(sound), bool(good) and bool(sound), why)


class Oracle:
    def __init__(self, *roots):
        self.context = ValidationContext(trust_roots=list(roots), allow_fetching=False, revocation_mode="soft-fail")
        self.loop = asyncio.new_event_loop()

    def judge(self, data):
        """Name of each signature field that has a value → verdict; what cannot be read is one entry of None."""
        try:
            reader = PdfFileReader(io.BytesIO(data), strict=True)
            signatures = list(reader.embedded_signatures)
        except Exception as error:
            return {None: Verdict(False, False, "not read: " + short(error))}
        return {one_.field_name: self.loop.run_until_complete(one(one_, self.context)) for one_ in signatures}
