"""Updates of fields that are there: values, appearances, what lies behind them, keys of widgets."""

from .base import picture
from .paper import Ref, Stream, copied


def new_stream(form, dice):
    """An appearance stream that an update brings, mostly with nothing odd in it."""
    parts, paper = form.parts, form.paper
    ways = [
        (4, lambda: None),
        (3, lambda: {"Font": {"F": parts["font"]}}),
        (1, lambda: parts["resources"]),
        (1, lambda: {"Font": {"F": paper.new({"Type": "Font", "Subtype": "Type1", "BaseFont": "Times-Roman"})}}),
        (1, lambda: {"XObject": {"X": paper.new(picture(b"nested", {"Font": parts["fonts"]}))}}),
        (1, lambda: {"XObject": {"X": parts["inner"]}}),
        (1, lambda: paper.new({"Font": {"F": parts["font2"]}})),
        (0.3, lambda: {"XObject": {"X": Ref(paper.top + 50)}}),
    ]
    if form.hidden:
        ways.append((0.5, lambda: {"XObject": {"X": dice.choice(form.hidden)}}))
    way = dice.choices([way for _, way in ways], [weight for weight, _ in ways])[0]
    made = picture(b"new", way())
    if dice.random() < 0.03:
        made.entries["Subtype"] = dice.choice(["Image", "PS"])
    return made


def new_appearance(form, dice, kind, part):
    """What /AP of a widget becomes; tells how."""
    paper = form.paper
    now = paper.objects[part].get("AP")
    held = paper.at(now)
    ways = ["dict", "object"]
    if isinstance(held, dict) and held:
        ways += ["N", "N", "N"]
        if isinstance(held.get("N"), Ref):
            ways += ["stream", "stream", "stream"]
    if kind == "Btn":
        ways += ["state"] * 3
    ways += ["odd"] if dice.random() < 0.2 else []
    way = dice.choice(ways)
    if way in ("dict", "object"):
        made = {"N": paper.new(new_stream(form, dice))}
        if kind == "Btn":
            made = {"N": {"On": made["N"], "Off": paper.new(picture(b"off"))}}
        if dice.random() < 0.1:
            made[dice.choice("RD")] = paper.new(new_stream(form, dice))
        if isinstance(held, dict) and dice.random() < 0.2:
            made = {**held, **made}
        paper.edit(part)["AP"] = paper.new(made) if way == "object" else made
    elif way == "N":
        target = paper.edit(now) if isinstance(now, Ref) else paper.edit(part)["AP"]
        key = "N" if dice.random() < 0.9 else dice.choice("RD")
        target[key] = paper.new(new_stream(form, dice))
        way = f"{key} of {'AP object' if isinstance(now, Ref) else 'direct AP'}"
    elif way == "stream":
        paper.put(held["N"], new_stream(form, dice))
        way = f"stream behind {'AP object' if isinstance(now, Ref) else 'direct AP'}"
    elif way == "state":
        paper.edit(part)["AS"] = dice.choice(["On", "Off", "Other"])
    else:
        choices = [None, {}, {"N": None}, {"N": {"On": paper.new(picture(b"x"))}}, paper.new(picture(b"AP itself")),
                   {"N": paper.new([1])}, {"D": paper.new(picture(b"x"))}, Ref(paper.top + 40)]
        choices += [one for one in form.hidden] + [{"N": one} for one in form.hidden + form.streams[:1]] + form.appearances[:1]
        value = dice.choice(choices)
        if dice.random() < 0.2:
            paper.edit(part).pop("AP", None)
        else:
            paper.edit(part)["AP"] = value
    return way


def new_value(form, dice, kind):
    paper = form.paper
    plain = {"Tx": b"45", "Btn": "On", "Ch": dice.choice([b"a", [b"a", b"b"]])}.get(kind, b"45")
    if dice.random() < 0.85:
        return plain
    return dice.choice([
        lambda: paper.new(plain), lambda: paper.new(Stream({}, b"rich")), lambda: form.parts["root"], lambda: b"", lambda: 7,
        lambda: {"X": form.parts["font"]}, lambda: [paper.new(b"a")], lambda: Ref(paper.top + 60), lambda: "Name", lambda: None,
        lambda: {"X": paper.new(picture(b"in a value"))},
    ])()


def fill(form, dice):
    """A field filled, with or without a new appearance."""
    fields = form.plain()
    if not fields:
        return
    field = dice.choice(fields)
    words = []
    if dice.random() < 0.9:
        form.paper.edit(field.ref)["V"] = new_value(form, dice, field.kind)
        words.append("value")
    parts = form.widget_parts(field)
    chosen = parts if dice.random() < 0.7 else [dice.choice(parts)]
    for part in chosen:
        if dice.random() < 0.9:
            words.append(new_appearance(form, dice, field.kind, part))
        if field.kind == "Btn" and dice.random() < 0.7:
            form.paper.edit(part)["AS"] = "On"
    form.note(f"fill {field.kind}{' with kids' if field.widgets else ''}{' in a group' if field.parent else ''}: {', '.join(words)}")


def behind(form, dice):
    """Something behind an appearance is written anew, seldom together with the value."""
    parts, paper = form.parts, form.paper
    target = dice.choice(["font", "font2", "fonts", "inner", "resources", "widths", "stream", "AP"])
    if target == "stream" and form.streams:
        paper.put(dice.choice(form.streams), new_stream(form, dice))
    elif target == "AP" and form.appearances:
        paper.edit(dice.choice(form.appearances))["N"] = paper.new(new_stream(form, dice))
    elif target in ("stream", "AP"):
        return
    elif target == "widths":
        paper.edit(parts["widths"])[0] = 900
    elif target == "inner":
        paper.put(parts["inner"], picture(b"other", {"Font": {"F": parts["font2"]}}))
    elif target == "resources":
        paper.edit(parts["resources"])["Font"] = {"F": parts["font2"]}
    elif target == "fonts":
        paper.edit(parts["fonts"])["F"] = parts["font2"]
    else:
        paper.edit(parts[target])["BaseFont"] = "Symbol"
    form.note(f"{target} rewritten")


VALUES = {"Rect": [0, 0, 500, 500], "F": 2, "Ff": 3, "MK": {"BG": [1]}, "DA": b"/F 40 Tf", "Q": 1, "AS": "Other", "TU": b"hint",
          "BS": {"W": 3}, "H": "P", "A": {"S": "URI", "URI": b"x"}, "AA": {}, "T": b"renamed", "DV": b"d", "MaxLen": 3,
          "Type": "Annot", "Border": [0, 0, 1], "FT": "Tx", "Subtype": "Stamp", "M": b"D:2026", "NM": b"n", "OC": {}, "Opt": [b"c"],
          "RV": b"r", "TM": b"t", "StructParent": 3, "Kids": [], "Lock": {"Type": "SigFieldLock", "Action": "All"}, "SV": {}}


def widget_keys(form, dice):
    """A key of a field or widget changed, added or removed."""
    field = dice.choice(form.fields)
    part = form.paper.edit(dice.choice([field.ref, *form.widget_parts(field)]))
    key = dice.choice(list(VALUES) + ["F", "Ff", "DA", "Q", "AS", "Type", "Parent", "P"])
    if dice.random() < 0.25 and key in part:
        del part[key]
        way = "removed"
    elif key in ("Parent", "P"):
        part[key] = dice.choice([form.parts["pages"][-1], dice.choice(form.fields).ref])
        way = "changed"
    else:
        part[key] = copied(VALUES[key])
        way = "set"
    words = ""
    if field.kind != "Sig" and dice.random() < 0.6:
        form.paper.edit(field.ref)["V"] = new_value(form, dice, field.kind)
        words = " with a value and " + new_appearance(form, dice, field.kind, form.widget_parts(field)[0])
    form.note(f"{key} of a {field.kind} {way}{words}")


def unfill(form, dice):
    """A value changed again or taken away."""
    field = dice.choice(form.fields)
    if "V" not in form.paper.objects[field.ref]:
        return
    part = form.paper.edit(field.ref)
    if dice.random() < 0.5:
        del part["V"]
    else:
        part["V"] = dice.choice([b"46", "Off", form.parts["root"], b""])
        new_appearance(form, dice, field.kind, form.widget_parts(field)[0])
    form.note(f"value of a {field.kind} changed or removed")


def same_again(form, dice):
    """An object written again as it is."""
    number = dice.choice(sorted(form.paper.objects))
    form.paper.edit(number)
    form.note("object written again")
