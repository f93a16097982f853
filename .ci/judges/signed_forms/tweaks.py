"""What makes a form odd before it is signed: objects in two places, objects that nothing shows, references to nothing."""

from .base import picture
from .paper import Ref, Stream


def shareable(form):
    """Objects that a later update may write anew, by kind."""
    paper, parts = form.paper, form.parts
    found = {"AP": form.appearances, "N": form.streams, "font": [parts["font"], parts["font2"]], "fonts": [parts["fonts"]],
             "resources": [parts["resources"]], "inner": [parts["inner"]], "content": parts["contents"],
             "field": [field.ref for field in form.fields], "widget": [w for field in form.fields for w in field.widgets],
             "page": parts["pages"]}
    root = paper.objects[parts["root"]]
    for key in ("AcroForm", "DSS", "Metadata", "StructTreeRoot"):
        if isinstance(root.get(key), Ref):
            found[key] = [root[key]]
    inside = paper.at(root["AcroForm"])
    if isinstance(inside["Fields"], Ref):
        found["Fields"] = [inside["Fields"]]
    if isinstance(paper.trailer.get("Info"), Ref):
        found["Info"] = [paper.trailer["Info"]]
    lists = [paper.objects[page].get("Annots") for page in parts["pages"]]
    found["Annots"] = [one for one in lists if isinstance(one, Ref)]
    found["Kids"] = [one for one in (paper.objects[field.ref].get("Kids") for field in form.fields) if isinstance(one, Ref)]
    found["Lock"] = [one for one in (paper.objects[field.ref].get("Lock") for field in form.fields) if isinstance(one, Ref)]
    return {kind: ones for kind, ones in found.items() if ones}


def add_annotation(form, dice, entries):
    paper = form.paper
    page = dice.choice(form.parts["pages"])
    new = paper.new({"Type": "Annot", "Rect": [0, 0, 300, 300], "P": page, **entries})
    holder = paper.edit(page)
    listed = holder.get("Annots", [])
    if isinstance(listed, Ref):
        paper.edit(listed).append(new)
    else:
        holder["Annots"] = listed + [new]
    return new


def use_again(form, dice, target):
    """Another use of an object."""
    paper, parts = form.paper, form.parts
    place = dice.choice(["stamp AP", "stamp N", "xobject", "page", "catalog", "piece", "trailer", "other AP", "other N",
                         "other key", "form key", "info", "hidden", "names", "resources", "group", "font", "structure"])
    field = dice.choice(form.fields)
    part = dice.choice(form.widget_parts(field))
    if place == "stamp AP":
        add_annotation(form, dice, {"Subtype": dice.choice(["Stamp", "FreeText", "Link"]), "AP": target})
    elif place == "stamp N":
        add_annotation(form, dice, {"Subtype": "Stamp", "AP": {"N": target}})
    elif place == "xobject":
        paper.edit(parts["resources"])["XObject"] = {"X": target} if dice.random() < 0.5 else target
    elif place == "page":
        paper.edit(dice.choice(parts["pages"]))[dice.choice(["PieceInfo", "AA", "Thumb", "Foo"])] = target
    elif place == "catalog":
        paper.edit(parts["root"])[dice.choice(["PieceInfo", "Foo", "Names", "Outlines", "Extensions"])] = target
    elif place == "piece":
        paper.edit(parts["root"])["PieceInfo"] = {"a": {"Private": {"b": target}}}
    elif place == "trailer":
        paper.trailer["Foo"] = target
    elif place == "other AP":
        paper.edit(part)["AP"] = target
    elif place == "other N":
        paper.edit(part)["AP"] = {"N": target}
    elif place == "other key":
        paper.edit(part)[dice.choice(["DV", "MK", "A", "AA", "Lock", "SV", "Popup", "P", "Opt", "AP2", "DS"])] = target
    elif place == "form key":
        inside = paper.objects[parts["root"]]["AcroForm"]
        inside = paper.edit(inside) if isinstance(inside, Ref) else paper.edit(parts["root"])["AcroForm"]
        inside[dice.choice(["CO", "DR", "Foo"])] = [target] if dice.random() < 0.5 else target
    elif place == "info":
        if "Info" in paper.trailer:
            paper.edit(paper.trailer["Info"])["Foo"] = target
    elif place == "hidden":
        form.hidden.append(paper.new({"Foo": target}))
    elif place == "names":
        paper.edit(parts["root"])["Names"] = {"Dests": {"Names": [b"a", target]}}
    elif place == "resources":
        paper.edit(parts["resources"])["Properties"] = {"P": target}
    elif place == "group" and field.parent:
        paper.edit(field.parent)["Foo"] = target
    elif place == "font":
        paper.edit(parts["font2"])["FontDescriptor"] = target
    elif place == "structure":
        root = paper.objects[parts["root"]]
        if "StructTreeRoot" in root:
            document = paper.objects[root["StructTreeRoot"]]["K"]
            paper.edit(document)["K"].append({"Type": "OBJR", "Obj": target})
    return place


def tweak_shared(form, dice):
    found = shareable(form)
    # Appearances come up more often than the rest.
    kinds = [kind for kind in found for _ in range({"AP": 8, "N": 4}.get(kind, 1))]
    kind = dice.choice(kinds)
    form.note(f"{kind} also in {use_again(form, dice, dice.choice(found[kind]))}")


def tweak_shared_appearance(form, dice):
    """Two widgets with one appearance dictionary."""
    parts = [part for field in form.fields for part in form.widget_parts(field) if "AP" in form.paper.objects[part]]
    if len(parts) < 2:
        return
    one, other = dice.sample(parts, 2)
    value = form.paper.objects[one]["AP"]
    if not isinstance(value, Ref):
        value = form.paper.new(value)
        form.appearances.append(value)
        form.paper.edit(one)["AP"] = value
    form.paper.edit(other)["AP"] = value
    form.note("AP of two widgets")


def tweak_stream_as_dictionary(form, dice):
    """An appearance that is no dictionary, whose N is no stream, or whose states are streams for a text field."""
    parts = [part for field in form.fields for part in form.widget_parts(field)]
    part = form.paper.edit(dice.choice(parts))
    part["AP"] = dice.choice([
        lambda: form.paper.new(picture(b"AP itself")),
        lambda: {"N": {"On": form.paper.new(picture(b"a")), "Off": form.paper.new(picture(b"b"))}},
        lambda: {"N": form.paper.new({"On": form.paper.new(picture(b"a"))})},
        lambda: {"N": form.paper.new({"Type": "XObject"})},
        lambda: {"N": None}, lambda: {}, lambda: None,
        lambda: form.paper.new(form.paper.new({"N": form.paper.new(picture(b"a"))})),
    ])()
    form.note("odd AP")


def tweak_hidden(form, dice):
    """An object that nothing shows; updates may bring it to light."""
    made = form.paper.new(dice.choice([
        lambda: picture(b"hidden", {"Font": {"F": form.parts["font"]}}),
        lambda: {"N": form.paper.new(picture(b"hidden"))},
        lambda: {"FT": "Sig", "T": b"hid", "Subtype": "Widget", "Type": "Annot", "Rect": [0, 0, 0, 0]},
        lambda: {"Type": "Font", "Subtype": "Type1", "BaseFont": "Times-Roman"},
        lambda: Stream({}, b"0"),
    ])())
    form.hidden.append(made)
    form.note("hidden object")


def tweak_dangling(form, dice):
    """A reference to an object that is not there yet."""
    hole = form.paper.reserve()
    if dice.random() < 0.3:
        # Beyond /Size.
        form.paper.top -= 1
        hole = Ref(hole + dice.randrange(3, 12))
    form.dangling.append(hole)
    form.note(f"dangling in {use_again(form, dice, hole)}")


def tweak_dangling_appearance(form, dice):
    """An appearance dictionary or stream that is not there yet."""
    hole = form.paper.reserve()
    form.dangling.append(hole)
    parts = [part for field in form.fields for part in form.widget_parts(field)]
    part = form.paper.edit(dice.choice(parts))
    part["AP"] = hole if dice.random() < 0.4 else {"N": hole}
    form.note("dangling appearance")


def tweak_trailer_history(form, dice):
    """A revision before the signature whose trailer led to an object."""
    found = shareable(form)
    kind = dice.choice([kind for kind in found for _ in range({"AP": 8, "N": 4}.get(kind, 1))])
    form.paper.commit(odd={"Foo": dice.choice(found[kind])})
    form.note(f"{kind} in an older trailer")


def tweak_history(form, dice):
    """A revision before the signature that frees or rewrites an object."""
    form.paper.commit()
    if dice.random() < 0.5 and form.hidden:
        form.paper.free(form.hidden.pop())
        form.note("freed before")
    else:
        form.paper.edit(form.parts["font2"])["Encoding"] = "WinAnsiEncoding"
        form.note("font rewritten before")


def tweak_null(form, dice):
    """Entries of null, and references to null."""
    nothing = form.paper.new(None)
    part = form.paper.edit(dice.choice([part for field in form.fields for part in form.widget_parts(field)]))
    part[dice.choice(["V", "AP", "MK", "Kids", "Parent", "Lock", "AS"])] = dice.choice([None, nothing])
    form.note("null entry")


TWEAKS = {"shared": tweak_shared, "shared-ap": tweak_shared_appearance, "odd-ap": tweak_stream_as_dictionary,
          "hidden": tweak_hidden, "dangling": tweak_dangling, "dangling-ap": tweak_dangling_appearance,
          "old-trailer": tweak_trailer_history, "history": tweak_history, "null": tweak_null}
WEIGHTS = {"shared": 6, "shared-ap": 3, "odd-ap": 1, "hidden": 3, "dangling": 1, "dangling-ap": 1, "old-trailer": 2, "history": 1,
           "null": 1}
