"""Updates around the form: signatures, time stamps, validation data, metadata, catalog, pages, lost and found objects."""

from . import fills
from .base import Field, appearance, lock, metadata, picture, seal, widget
from .paper import Ref, Stream
from .tweaks import add_annotation, shareable, use_again


def references(form, dice):
    """/Reference of a signature: certification, locks, anything else."""
    made = []
    names = [field.name.encode() for field in form.fields]
    if dice.random() < 0.3:
        level = {"Type": "TransformParams", "V": "1.2"}
        if dice.random() < 0.98:
            level["P"] = dice.choices([1, 2, 3, 9, 0], [4, 12, 6, 0.3, 0.1])[0]
        made.append({"Type": "SigRef", "TransformMethod": "DocMDP", "TransformParams": level})
    if dice.random() < 0.25:
        fields = {"Type": "TransformParams", "V": "1.2", "Action": dice.choice(["All", "Include", "Exclude"])}
        if fields["Action"] != "All":
            fields["Fields"] = [name for name in names if dice.random() < 0.5]
        made.append({"Type": "SigRef", "TransformMethod": "FieldMDP", "TransformParams": fields, "Data": form.parts["root"]})
    if dice.random() < 0.01:
        made.append({"Type": "SigRef", "TransformMethod": dice.choice(["UR3", "Identity", "Foo"])})
    if dice.random() < 0.02:
        made.append(made[-1] if made else {"TransformMethod": "DocMDP"})
    for one in made:
        if "TransformParams" in one and dice.random() < 0.3:
            one["TransformParams"] = form.paper.new(one["TransformParams"])
    if made and dice.random() < 0.1:
        made[-1] = form.paper.new(made[-1])
    return form.paper.new(made) if made and dice.random() < 0.1 else made


def kinds_of_seal(dice):
    """Type, SubFilter and who signs."""
    return dice.choices([("Sig", "ETSI.CAdES.detached", "signer"), ("Sig", "ETSI.CAdES.detached", "other"),
                         ("Sig", "adbe.pkcs7.detached", "plain"), ("DocTimeStamp", "ETSI.RFC3161", "stamp"),
                         ("DocTimeStamp", "ETSI.CAdES.detached", "signer"), ("Sig", "ETSI.RFC3161", "stamp"),
                         ("Sig", "ETSI.RFC3161", "signer"), (None, "ETSI.CAdES.detached", "signer"),
                         (None, "ETSI.RFC3161", "stamp"), ("DocTimeStamp", "ETSI.RFC3161", "signer"),
                         ("DocTimeStamp", "adbe.pkcs7.detached", "plain"), ("Sig", "adbe.x509.rsa_sha1", "plain"),
                         ("Foo", "ETSI.CAdES.detached", "signer")],
                        [10, 4, 2, 8, 0.7, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.2, 0.2])[0]


def sign_field(form, dice, field, first=False):
    """A signature in a field that is empty."""
    paper = form.paper
    kind, filter_, who = ("Sig", dice.choice(["ETSI.CAdES.detached", "adbe.pkcs7.detached"]), "signer") if first else kinds_of_seal(dice)
    day = False if kind == "DocTimeStamp" and dice.random() < 0.7 else None
    paper.edit(field.ref)["V"] = paper.new(seal(form, who, references(form, dice) if dice.random() < 0.8 else [], kind, filter_, day))
    words = ""
    if dice.random() < 0.25:
        words = ", appearance " + fills.new_appearance(form, dice, "Sig", form.widget_parts(field)[0])
    form.note(f"signed {kind}/{filter_} by {who}{words}")


def sign(form, dice):
    empty = form.free_signatures()
    if empty and form.may_sign:
        form.may_sign = False
        sign_field(form, dice, dice.choice(empty))


def new_field(form, dice):
    """A new signature field, mostly at the root, mostly signed at once."""
    paper, parts = form.paper, form.parts
    page = dice.choice(parts["pages"])
    name = f"n{len(form.fields)}"
    kind = "Sig" if dice.random() < 0.95 else dice.choice(["Tx", "Btn"])
    seen = dice.random() < 0.35
    box = {"Subtype": "Widget", "Type": "Annot", "F": dice.choice([4, 132]), "Rect": [9, 9, 99, 29] if seen else [0, 0, 0, 0]}
    if dice.random() < 0.8:
        box["P"] = page
    if dice.random() < (0.8 if seen else 0.1):
        stream = paper.new(Stream(picture(b"").entries, b"") if dice.random() < 0.3 else fills.new_stream(form, dice))
        box["AP"] = {"N": stream} if dice.random() < 0.7 else paper.new({"N": stream})
    entries = {"FT": kind, "T": name.encode()}
    if dice.random() < 0.15:
        entries["Lock"] = lock(form, dice, [field.name for field in form.fields])
    for key in ("MK", "DA", "Ff", "TU", "SV", "H", "BS", "Q"):
        if dice.random() < 0.04:
            entries[key] = fills.VALUES[key]
    if seen and dice.random() < 0.05:
        box["Rect"] = [99, 29, 9, 9]
    ways = ["merged"] * 8 + ["kids", "below"]
    way = dice.choice(ways)
    if form.hidden and dice.random() < 0.1:
        reference = dice.choice(form.hidden)
        paper.put(reference, {**entries, **box})
        way, widgets = "in a hidden object", []
    elif form.dangling and dice.random() < 0.3:
        reference = dice.choice(form.dangling)
        paper.put(reference, {**entries, **box})
        way, widgets = "in a dangling place", []
    elif way == "kids":
        reference = paper.reserve()
        widgets = [paper.new({**box, "Parent": reference})]
        paper.put(reference, {**entries, "Kids": widgets})
    else:
        reference, widgets = paper.new({**entries, **box}), []
    group = next((field.parent for field in form.fields if field.parent), None)
    if way == "below" and group:
        paper.edit(reference)["Parent"] = group
        paper.edit(group)["Kids"].append(reference)
    else:
        inside = paper.objects[parts["root"]]["AcroForm"]
        holder = inside if isinstance(inside, Ref) else parts["root"]
        fields = paper.at(inside)["Fields"]
        if isinstance(fields, Ref):
            paper.edit(fields).append(reference)
        else:
            holder = paper.edit(holder)
            (holder if isinstance(inside, Ref) else holder["AcroForm"])["Fields"].append(reference)
    chance = dice.random()
    if chance < 0.75:
        holder = paper.objects[page].get("Annots")
        if isinstance(holder, Ref):
            listed = paper.edit(holder)
        else:
            listed = paper.edit(page).setdefault("Annots", [])
        listed.append((widgets or [reference])[0])
        if chance < 0.05:
            listed.reverse()
    field = Field(name, kind, reference, widgets)
    form.fields.append(field)
    words = f"new {kind} field {way}{', visible' if seen else ''}{', AP' if 'AP' in box else ''}"
    form.note(words)
    if kind == "Sig" and form.may_sign and dice.random() < 0.8:
        form.may_sign = False
        sign_field(form, dice, field)


def root_entry(form, key):
    """The value of a catalog key, to be changed, and None if it is not there."""
    value = form.paper.objects[form.parts["root"]].get(key)
    return form.paper.edit(value) if isinstance(value, Ref) else form.paper.edit(form.parts["root"]).get(key)


def store(form, dice):
    """Validation data come or grow."""
    paper = form.paper
    made = root_entry(form, "DSS")
    fresh = made is None
    if fresh:
        made = {}
    ways = [lambda: paper.new(Stream({}, b"1"))] * 6 + [lambda: form.parts["contents"][0], lambda: Stream({}, b"") and None,
                                                        lambda: paper.new({"A": 1}), lambda: paper.new(Stream({"X": form.parts["font"]}, b"1"))]
    ways += [lambda: dice.choice(form.hidden or [paper.new(Stream({}, b"1"))])]
    one = dice.choice(ways)()
    key = dice.choice(["Certs", "CRLs", "OCSPs"])
    before = paper.at(made.get(key)) if isinstance(paper.at(made.get(key)), list) else []
    listed = [*before, one] if dice.random() < 0.9 else [one]
    made[key] = paper.new(listed) if dice.random() < 0.3 else listed
    if dice.random() < 0.4:
        name = dice.choice(["A" * 40, "B" * 40, "C" * 40, "0" * 40, "a" * 40, "B" * 39, "B" * 41])
        entry = {dice.choice(["Cert", "CRL", "OCSP", "Foo"] if dice.random() < 0.3 else ["Cert"]): [one]}
        if dice.random() < 0.2:
            entry["TS"] = paper.new(Stream({}, b"1"))
        if dice.random() < 0.2:
            entry["TU"] = b"D:2026"
        each = paper.edit(made["VRI"]) if isinstance(made.get("VRI"), Ref) else made.setdefault("VRI", {})
        each[name] = paper.new(entry) if dice.random() < 0.4 else entry
    if dice.random() < 0.05:
        made[dice.choice(["Foo", "Type"])] = "DSS"
    if fresh:
        paper.edit(form.parts["root"])["DSS"] = paper.new(made) if dice.random() < 0.7 else made
    form.note("validation data")


def information(form, dice):
    paper = form.paper
    key = dice.choice(["Producer", "ModDate", "CreationDate", "Title", "Foo", "Producer"])
    value = dice.choice([b"two", b"two", paper.new(b"three"), form.parts["font"], None]) if dice.random() < 0.2 else b"two"
    if "Info" in paper.trailer and dice.random() < 0.7:
        paper.edit(paper.trailer["Info"])[key] = value
        form.note(f"Info: {key}")
    else:
        old = paper.at(paper.trailer.get("Info")) or {}
        paper.trailer["Info"] = paper.new({**old, key: value})
        form.note(f"Info new: {key}")


def xmp(form, dice):
    paper, root = form.paper, form.parts["root"]
    now = paper.objects[root].get("Metadata")
    made = metadata(b"two")
    if dice.random() < 0.15:
        made = dice.choice([picture(b"no metadata"), Stream(made.entries, b"<a"), Stream({**made.entries, "X": form.parts["font"]}, made.data),
                            Stream({"Type": "Metadata"}, made.data), Stream({}, made.data), Stream(made.entries, b"")])
    if now is not None and dice.random() < 0.6:
        paper.put(now, made)
    else:
        paper.edit(root)["Metadata"] = dice.choice(form.hidden) if form.hidden and dice.random() < 0.1 else paper.new(made)
    form.note("metadata")


def annotations(form, dice):
    paper = form.paper
    way = dice.choice(["add", "drop", "turn", "move", "twice"])
    page = dice.choice(form.parts["pages"])
    listed = paper.at(paper.objects[page].get("Annots"))
    if way == "add":
        add_annotation(form, dice, {"Subtype": "Stamp", "AP": {"N": paper.new(picture(b"stamp"))}})
    elif way == "move":
        paper.edit(page)["Annots"] = paper.new(list(listed or []))
    elif listed:
        now = paper.objects[page]["Annots"]
        listed = paper.edit(now) if isinstance(now, Ref) else paper.edit(page)["Annots"]
        if way == "drop":
            listed.pop()
        elif way == "turn":
            listed.reverse()
        else:
            listed.append(listed[0])
    form.note(f"annotations: {way}")


def catalog(form, dice):
    paper, parts = form.paper, form.parts
    ways = {"Version": "2.0", "Extensions": {"ADBE": {"BaseVersion": "1.7", "ExtensionLevel": 8}}, "MarkInfo": {"Marked": False},
            "Lang": b"vi", "PageMode": "UseOutlines", "OpenAction": [parts["pages"][0], "Fit"], "ViewerPreferences": {},
            "Names": {}, "Perms": {}, "OCProperties": {}, "DSS": None, "Foo": 1, "AA": {}, "NeedsRendering": True}
    key = dice.choice([*ways, "Version", "Extensions", "form", "form", "form"])
    if key == "form":
        inside = root_entry(form, "AcroForm")
        key = dice.choice(["DR", "DA", "Q", "NeedAppearances", "SigFlags", "XFA", "CO", "Foo", "Fields"])
        inside[key] = dice.choice([{"Font": {"F": parts["font2"]}}, b"/F 90 Tf", 1, True, [parts["font"]], []])
        form.note(f"form: {key}")
    else:
        value = ways[key]
        paper.edit(parts["root"])[key] = paper.new(value) if dice.random() < 0.3 else value
        form.note(f"catalog: {key}")


def page(form, dice):
    paper = form.paper
    target = dice.choice(form.parts["pages"] + form.parts["contents"] + [form.parts["tree"]])
    if isinstance(paper.objects[target], Stream):
        paper.put(target, Stream({}, b"0 0 m"))
    else:
        paper.edit(target)[dice.choice(["Rotate", "Foo", "Resources", "UserUnit", "Count"])] = 2
    form.note("page")


def free(form, dice):
    unused = [*form.hidden, *form.streams, *form.appearances]
    target = dice.choice(unused or sorted(form.paper.objects)[5:])
    if target in form.paper.objects and form.paper.last is not None:
        form.paper.free(target)
        form.note("object freed")


def fill_hole(form, dice):
    """What leads nowhere leads somewhere."""
    if form.dangling:
        hole = dice.choice(form.dangling)
        form.paper.put(hole, dice.choice([picture(b"in the hole"), {"N": form.paper.new(picture(b"in the hole"))}, 1, Stream({}, b"1")]))
        form.note("dangling reference filled")


def orphan(form, dice):
    form.paper.new(dice.choice([picture(b"orphan"), 1, None, {"Type": "Annot"}]))
    form.note("orphan")


def again(form, dice):
    """An object gets another use after signing, or a hidden one its first."""
    found = shareable(form)
    kind = dice.choice([*found, "hidden"])
    target = dice.choice(found.get(kind) or form.hidden or form.streams or [form.parts["font"]])
    form.note(f"after signing: {kind} also in {use_again(form, dice, target)}")


def trailer(form, dice):
    kept = form.paper.trailer
    way = dice.choice(["Foo", "ID", "half ID", "drop Foo", "Info dropped"])
    if way == "Foo":
        kept["Foo"] = dice.choice([1, form.parts["font"]])
    elif way == "ID":
        kept["ID"] = [b"another", b"another"]
    elif way == "half ID" and "ID" in kept:
        kept["ID"] = [kept["ID"][0], b"fedcba9876543210"]
    elif way == "drop Foo":
        kept.pop("Foo", None)
    elif way == "Info dropped":
        kept.pop("Info", None)
    form.note(f"trailer: {way}")


UPDATES = {"fill": (9, fills.fill), "behind": (2, fills.behind), "keys": (1.5, fills.widget_keys), "unfill": (0.5, fills.unfill),
           "same": (0.5, fills.same_again), "sign": (3, sign), "field": (4, new_field), "store": (1.5, store), "info": (0.6, information),
           "xmp": (0.8, xmp), "annots": (0.5, annotations), "catalog": (0.8, catalog), "page": (0.2, page), "free": (0.3, free),
           "hole": (0.5, fill_hole), "orphan": (0.2, orphan), "again": (0.3, again), "trailer": (0.3, trailer)}
