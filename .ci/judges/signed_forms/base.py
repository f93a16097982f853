"""A small form with a signature field, made from a plan: fields, how they are written, and what is shared among them."""

import random

from .paper import Paper, Ref, Seal, Stream, copied

KINDS = ["Tx", "Tx", "Tx", "Btn", "Ch", "Sig", "Sig"]


class Field:
    def __init__(self, name, kind, ref, widgets, parent=None):
        self.name, self.kind, self.ref, self.widgets, self.parent = name, kind, ref, widgets, parent


class Form:
    """The paper and where its parts are."""

    def __init__(self, paper, dice):
        self.paper, self.dice = paper, dice
        self.fields, self.streams, self.appearances = [], [], []
        self.hidden, self.dangling, self.log = [], [], []
        self.parts = {}

    def note(self, words):
        self.log.append(words)

    def widget_parts(self, field):
        return field.widgets or [field.ref]

    def named(self, name):
        return next(field for field in self.fields if field.name == name)

    def filled(self, field):
        return "V" in self.paper.objects.get(field.ref, {})

    def free_signatures(self):
        return [field for field in self.fields if field.kind == "Sig" and not self.filled(field)]

    def plain(self):
        return [field for field in self.fields if field.kind != "Sig"]


def picture(words, resources=None):
    """A form XObject that shows some words."""
    entries = {"Type": "XObject", "Subtype": "Form", "BBox": [0, 0, 100, 20]}
    if resources is not None:
        entries["Resources"] = resources
    return Stream(entries, b"BT /F 9 Tf 2 4 Td (" + words + b") Tj ET")


def some_resources(form, dice):
    """Resources of an appearance: none, direct, an object, with a form XObject inside."""
    parts = form.parts
    return dice.choice([
        lambda: None,
        lambda: {"Font": {"F": parts["font"]}},
        lambda: {"Font": parts["fonts"]},
        lambda: parts["resources"],
        lambda: {"Font": {"F": parts["font"]}, "XObject": {"X": parts["inner"]}},
    ])()


def appearance(form, kind, dice):
    """/AP of a widget, direct or an object; its streams are new."""
    def stream(words):
        made = form.paper.new(picture(words, some_resources(form, dice)))
        form.streams.append(made)
        return made
    if kind == "Btn":
        states = {"On": stream(b"on"), "Off": stream(b"off")}
        normal = form.paper.new(states) if dice.random() < 0.3 else states
    else:
        normal = stream(b"empty")
    made = {"N": normal}
    for key in ("R", "D"):
        if dice.random() < 0.08:
            made[key] = dice.choice([normal, stream(b"other")])
    if dice.random() < 0.5:
        made = form.paper.new(made)
        form.appearances.append(made)
    return made


def lock(form, dice, names):
    made = {"Type": "SigFieldLock", "Action": dice.choice(["All", "Include", "Exclude"])}
    if made["Action"] != "All":
        made["Fields"] = [name.encode() for name in names if dice.random() < 0.5]
    if dice.random() < 0.5:
        made["P"] = dice.choices([1, 2, 3, 9], [2, 4, 2, 0.1])[0]
    return form.paper.new(made) if dice.random() < 0.3 else made


def widget(form, kind, page, dice, with_appearance=0.75):
    seen = kind != "Sig" or dice.random() < 0.4
    left = dice.randrange(0, 400)
    made = {"Subtype": "Widget", "Rect": [left, left, left + 100, left + 20] if seen else [0, 0, 0, 0], "F": 4}
    if dice.random() < 0.8:
        made["Type"] = "Annot"
    if dice.random() < 0.7:
        made["P"] = page
    if dice.random() < (with_appearance if seen else 0.1):
        made["AP"] = appearance(form, kind, dice)
    if kind == "Btn":
        made["AS"] = "Off"
    elif dice.random() < 0.05:
        made["AS"] = "N"
    if dice.random() < 0.2:
        made["MK"] = {"BC": [0], "CA": b"x"}
    return made


def add_field(form, kind, seed, number, roots, annots, names):
    dice = random.Random(seed)
    page = dice.choice(form.parts["pages"])
    name = dice.choice(["f", "so", "ngay", "x"]) + str(number)
    entries = {"FT": kind, "T": name.encode()}
    if kind in ("Tx", "Ch") and dice.random() < 0.7:
        entries["DA"] = b"/F 9 Tf"
    if kind == "Ch":
        entries["Opt"] = [b"a", b"b"]
    if kind != "Sig" and dice.random() < 0.15:
        entries["V"] = "Off" if kind == "Btn" else dice.choice([b"", b"old"])
    if dice.random() < 0.3:
        entries["Ff"] = 1 if kind == "Tx" else 0
    if kind == "Sig" and dice.random() < 0.3:
        entries["Lock"] = lock(form, dice, names)
    way = dice.choices(["merged", "one kid", "two kids", "group"], [13, 3, 2, 3])[0]
    paper = form.paper
    if way == "merged":
        reference = paper.new({**entries, **widget(form, kind, page, dice)})
        widgets, parts = [], [reference]
    elif way == "group":
        below, above = dict(entries), {"T": b"g%d" % number}
        if dice.random() < 0.3:
            above["FT"] = below.pop("FT")
        group = paper.new(above)
        reference = paper.new({**below, **widget(form, kind, page, dice), "Parent": group})
        above["Kids"] = [reference]
        roots.append(group)
        annots[page].append(reference)
        form.fields.append(Field(f"g{number}.{name}", kind, reference, [], group))
        return
    else:
        reference = paper.new(entries)
        parts = []
        shared = None
        for _ in range(1 if way == "one kid" else 2):
            kid = {**widget(form, kind, page, dice), "Parent": reference}
            if shared is not None and dice.random() < 0.2:
                kid["AP"] = copied(shared)
            shared = kid.get("AP")
            parts.append(paper.new(kid))
        entries["Kids"] = paper.new(list(parts)) if dice.random() < 0.15 else list(parts)
        widgets = parts
    roots.append(reference)
    for part in parts:
        if kind != "Sig" or dice.random() < 0.9:
            annots[page].append(part)
    form.fields.append(Field(name, kind, reference, widgets))


def build(plan):
    """The unsigned form of a plan."""
    dice = random.Random(plan["seed"])
    paper = Paper(plan["style"], plan["slack"])
    form = Form(paper, dice)
    parts = form.parts
    root, tree = paper.reserve(), paper.reserve()
    parts["root"] = root
    parts["widths"] = paper.new([500] * 4)
    parts["font"] = paper.new({"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica", "FirstChar": 65,
                               "LastChar": 68, "Widths": parts["widths"]})
    parts["font2"] = paper.new({"Type": "Font", "Subtype": "Type1", "BaseFont": "Courier"})
    parts["fonts"] = paper.new({"F": parts["font"]})
    parts["inner"] = paper.new(picture(b"inner", {"Font": {"F": parts["font2"]}}))
    parts["resources"] = paper.new({"Font": {"F": parts["font"]}, "XObject": {"X": parts["inner"]}})
    parts["pages"] = [paper.reserve() for _ in range(dice.choice([1, 1, 2]))]
    parts["contents"] = []
    annots, roots = {page: [] for page in parts["pages"]}, []
    names = ["f0", "so1", "x2", "g1", "S"]
    for number, (kind, seed) in enumerate(plan["fields"]):
        add_field(form, kind, seed, number, roots, annots, names)
    # The field of the first signature.
    page = parts["pages"][0]
    signed = {"FT": "Sig", "T": b"S", **widget(form, "Sig", page, dice)}
    if dice.random() < 0.25:
        signed["Lock"] = lock(form, dice, names)
    first = paper.new(signed)
    roots.append(first)
    annots[page].append(first)
    form.fields.append(Field("S", "Sig", first, []))
    for page in parts["pages"]:
        content = paper.new(Stream({}, b"BT /F 12 Tf 50 700 Td (Page) Tj ET q /X Do Q"))
        parts["contents"].append(content)
        entries = {"Type": "Page", "Parent": tree, "MediaBox": [0, 0, 595, 842], "Contents": content,
                   "Resources": dice.choice([parts["resources"], {"Font": parts["fonts"], "XObject": {"X": parts["inner"]}}])}
        if annots[page] or dice.random() < 0.3:
            listed = annots[page]
            entries["Annots"] = paper.new(listed) if dice.random() < 0.4 else listed
        paper.put(page, copied(entries))
    paper.put(tree, {"Type": "Pages", "Kids": list(parts["pages"]), "Count": len(parts["pages"])})
    parts["tree"] = tree
    inside = {"Fields": paper.new(roots) if dice.random() < 0.2 else roots, "SigFlags": 3}
    for key, value in (("DA", b"/F 9 Tf"), ("DR", {"Font": {"F": parts["font"]}}), ("NeedAppearances", dice.random() < 0.5)):
        if dice.random() < 0.3:
            inside[key] = value
    catalog = {"Type": "Catalog", "Pages": tree, "AcroForm": paper.new(inside) if dice.random() < 0.5 else inside}
    if dice.random() < 0.3:
        catalog["Metadata"] = paper.new(metadata(b"one"))
    if dice.random() < 0.15:
        certificate = paper.new(Stream({}, b"0"))
        store = {"Certs": [certificate], "VRI": {"A" * 40: {"Cert": [certificate]}}}
        catalog["DSS"] = paper.new(store) if dice.random() < 0.6 else store
    if dice.random() < 0.2:
        structure(form, catalog, dice)
    paper.put(root, catalog)
    paper.trailer["Root"] = root
    if dice.random() < 0.5:
        paper.trailer["Info"] = paper.new({"Producer": b"one", "Title": b"title"})
    if dice.random() < 0.7:
        paper.trailer["ID"] = [b"0123456789abcdef", b"0123456789abcdef"]
    return form


def structure(form, catalog, dice):
    """A structure tree that has a form element for some fields."""
    paper = form.paper
    tree, document = paper.reserve(), paper.reserve()
    kids, numbers = [], []
    for field in form.fields:
        if dice.random() < 0.6:
            part = form.widget_parts(field)[0]
            page = form.parts["pages"][0]
            element = paper.new({"Type": "StructElem", "S": "Form", "P": document, "Pg": page,
                                 "K": {"Type": "OBJR", "Obj": part, "Pg": page}})
            paper.edit(part)["StructParent"] = len(kids)
            numbers += [len(kids), element]
            kids.append(element)
    paper.put(document, {"Type": "StructElem", "S": "Document", "P": tree, "K": kids})
    paper.put(tree, {"Type": "StructTreeRoot", "K": document, "ParentTree": paper.new({"Nums": numbers})})
    catalog["StructTreeRoot"] = tree
    catalog["MarkInfo"] = {"Marked": True}


def metadata(words):
    packet = (b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
              b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
              b'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>' + words +
              b'</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>')
    return Stream({"Type": "Metadata", "Subtype": "XML"}, packet)


def seal(form, who, references=None, kind="Sig", filter_="ETSI.CAdES.detached", day=None):
    """A signature dictionary."""
    entries = {"Type": kind, "Filter": "Adobe.PPKLite", "SubFilter": filter_}
    if kind is None:
        del entries["Type"]
    if day is not False:
        entries["M"] = day or b"D:20261201100000+07'00'"
    if references:
        entries["Reference"] = references
    return Seal(entries, form.signers.by(who))
