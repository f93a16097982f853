"""Plans: drawn by a seed, carried out, made smaller while they still show the same."""

import random

from .base import KINDS, build
from .tweaks import TWEAKS, WEIGHTS
from .updates import UPDATES, sign_field


# A plan can ask for what its form has not, as for an entry of an appearance that is none.
NONSENSE = (KeyError, IndexError, StopIteration, TypeError, AttributeError, ValueError)


def drawn(seed):
    dice = random.Random(seed)
    part = lambda: dice.randrange(1 << 30)
    styles = ["table", "table", "stream", "packed"]
    tweaks = [(dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0], part()) for _ in range(dice.choice([0, 0, 1, 1, 1, 2, 2]))]
    names, weights = list(UPDATES), [weight for weight, _ in UPDATES.values()]
    updates = [[(dice.choices(names, weights)[0], part()) for _ in range(dice.choice([1, 1, 1, 1, 2, 3]))]
               for _ in range(dice.choice([1, 1, 1, 1, 2, 3]))]
    return {"seed": part(), "style": dice.choice(styles), "slack": dice.choice([0] * 24 + [4]), "over": dice.random() < 0.5,
            "later": dice.choice([*styles, None, None]), "fields": [(dice.choice(KINDS), part()) for _ in range(dice.choice([1, 2, 2, 3, 4]))],
            "tweaks": tweaks, "base": dice.random() < 0.7, "sign": part(), "updates": updates}


def carried_out(plan, signers):
    """The file of a plan, and the words that tell what was done."""
    form = build(plan)
    form.signers, form.may_sign = signers, False
    paper = form.paper
    for name, seed in plan["tweaks"]:
        TWEAKS[name](form, random.Random(seed))
    if plan["base"] and paper.last is None:
        paper.commit()
    if plan["over"]:
        paper.top = max(paper.top, paper.written_size - 1)
    sign_field(form, random.Random(plan["sign"]), form.named("S"), first=True)
    paper.commit()
    form.note("|")
    for update in plan["updates"]:
        form.may_sign = True
        for name, seed in update:
            UPDATES[name][1](form, random.Random(seed))
        if paper.changed or paper.freed or name == "trailer":
            if not paper.changed and plan["later"] is None and paper.style == "table" and not paper.freed:
                continue
            paper.commit(plan["later"])
    return bytes(paper.out), form.log


def smaller(plan):
    """Plans with one part less."""
    def without(key, index):
        return {**plan, key: [one for place, one in enumerate(plan[key]) if place != index]}
    yield from (without("updates", index) for index in range(len(plan["updates"])) if len(plan["updates"]) > 1)
    for index, update in enumerate(plan["updates"]):
        for place in range(len(update)):
            if len(update) > 1:
                rest = update[:place] + update[place + 1 :]
                yield {**plan, "updates": plan["updates"][:index] + [rest] + plan["updates"][index + 1 :]}
    yield from (without("tweaks", index) for index in range(len(plan["tweaks"])))
    yield from (without("fields", index) for index in range(len(plan["fields"])))
    for key, value in (("slack", 0), ("style", "table"), ("later", None), ("base", False)):
        if plan[key] != value:
            yield {**plan, key: value}


def shrunk(plan, shows):
    """The smallest plan of which `shows` still holds."""
    found = True
    while found:
        found = next((one for one in smaller(plan) if shows(one)), None)
        plan = found or plan
    return plan
