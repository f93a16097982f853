"""Draws what was measured, as SVG."""

import math

WIDTH, HEIGHT = 860, 360
PANEL_WIDTH, PANEL_HEIGHT, TOP = 340, 230, 62
MADE, UNCHANGED, GREY = "#1b6ca8", "#b3541e", "#8a8a8a"


def plot(path, title, axis, points):
    """Two panels with logarithmic axes: seconds, and peak memory."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="Liberation Sans, Arial, sans-serif" font-size="12">',
        f"<title>{title}</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        f'<text x="70" y="24" font-size="15" font-weight="bold">{title}</text>',
        *legend(70, 43),
    ]
    for left, name, pick in (
        (70, "seconds", lambda run: run.seconds),
        (500, "peak memory, MiB", lambda run: run.mebibytes),
    ):
        made = [(point.size, pick(point.made)) for point in points]
        unchanged = [(point.size, pick(point.unchanged)) for point in points]
        parts += panel(left, name, axis, made, unchanged)
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def legend(x, y):
    parts = []
    for number, (name, mark) in enumerate(
        (
            ("made from nothing", dot(x, y, MADE)),
            ("nothing changed", square(x + 150, y, UNCHANGED)),
            ("linear growth", dashes(x + 290, y, x + 310, y)),
        )
    ):
        at = x + (10, 160, 318)[number]
        parts += [mark, f'<text x="{at}" y="{y + 4}">{name}</text>']
    return parts


def panel(left, name, axis, made, unchanged):
    values = [value for _, value in made + unchanged]
    sizes = [size for size, _ in made]
    x = scale(min(sizes) / 1.5, max(sizes) * 1.5, left, left + PANEL_WIDTH)
    low, high = min(values) / 2.5, max(values) * 1.8
    y = scale(low, high, TOP + PANEL_HEIGHT, TOP)
    bottom = TOP + PANEL_HEIGHT
    parts = [
        f'<clipPath id="panel-{left}">',
        f'<rect x="{left}" y="{TOP}" width="{PANEL_WIDTH}" height="{PANEL_HEIGHT}"/></clipPath>',
    ]
    for tick in ticks(low, high):
        parts += [
            f'<line x1="{left}" x2="{left + PANEL_WIDTH}" y1="{y(tick):.1f}" y2="{y(tick):.1f}" stroke="#e4e4e4"/>',
            f'<text x="{left - 6}" y="{y(tick) + 4:.1f}" text-anchor="end">{number(tick)}</text>',
        ]
    for size in sizes:
        parts += [
            f'<line x1="{x(size):.1f}" x2="{x(size):.1f}" y1="{bottom}" y2="{bottom + 5}" stroke="black"/>',
            f'<text x="{x(size):.1f}" y="{bottom + 19}" text-anchor="middle">{size:,}</text>',
        ]
    parts += [
        f'<path d="M{left} {TOP}V{bottom}H{left + PANEL_WIDTH}" fill="none" stroke="black"/>',
        f'<text x="{left + PANEL_WIDTH / 2}" y="{bottom + 40}" text-anchor="middle">{axis}</text>',
        f'<text transform="translate({left - 50} {TOP + PANEL_HEIGHT / 2}) rotate(-90)" text-anchor="middle">',
        f"{name}</text>",
    ]
    (first, value), last = made[0], max(sizes)
    line = dashes(x(first), y(value), x(last), y(value * last / first))
    parts.append(f'<g clip-path="url(#panel-{left})">{line}</g>')
    # Labels of the upper curve stand above it, those of the lower one below.
    for curve, colour, mark, shift in ((made, MADE, dot, -9), (unchanged, UNCHANGED, square, 18)):
        places = [(x(size), y(value), value) for size, value in curve]
        track = " ".join(f"{at_x:.1f},{at_y:.1f}" for at_x, at_y, _ in places)
        parts.append(f'<polyline points="{track}" fill="none" stroke="{colour}" stroke-width="1.5"/>')
        for at_x, at_y, value in places:
            parts += [
                mark(at_x, at_y, colour),
                f'<text x="{at_x:.1f}" y="{at_y + shift:.1f}" text-anchor="middle" font-size="11" fill="{colour}" '
                f'stroke="white" stroke-width="3" paint-order="stroke">{number(value)}</text>',
            ]
    return parts


def scale(low, high, start, end):
    """From a value to its place on a logarithmic axis."""
    per_unit = (end - start) / math.log(high / low)
    return lambda value: start + per_unit * math.log(value / low)


def ticks(low, high):
    steps = (1,) if high / low > 300 else (1, 3) if high / low > 50 else (1, 2, 5)
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)))
    marks = [step * 10.0**decade for decade in decades for step in steps]
    return [mark for mark in marks if low <= mark <= high]


def number(value):
    """Two significant digits, or all of the whole part."""
    decimals = max(0, 1 - math.floor(math.log10(value))) if value < 10 else 0
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def dot(x, y, colour):
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'


def square(x, y, colour):
    place = f'x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7"'
    return f'<rect {place} fill="white" stroke="{colour}" stroke-width="1.5"/>'


def dashes(x1, y1, x2, y2):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{GREY}" stroke-dasharray="5 4"/>'
