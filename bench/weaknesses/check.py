"""Runs the line of pandas of every weakness on the data that it was found in.

    python3 check.py FAIRSET [FILE[@TARGET]...]

Without files it plants every kind of weakness into made data (a fixed seed) and asks that each kind is found. Each line
must run with the table as df, show something, and where it shows rows of the table these must hold the example rows.
Tried with Python 3.11 and pandas 3.1.1. Ends with status 1 when a line fails or a planted kind is not found.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import warnings

import pandas as pd

warnings.simplefilter("ignore")
ROWS = 1200


def clean(rng):
    length = [round(rng.gauss(90, 12), 3) for _ in range(ROWS)]
    shade = [rng.choice(["red", "green", "blue", "amber"]) for _ in range(ROWS)]
    return {
        "length": length, "shade": shade,
        "depth": [round(rng.random() * 1000, 3) for _ in range(ROWS)],
        "turns": [rng.randint(3, 42) for _ in range(ROWS)],
        "closed": [rng.choice([0, 1]) for _ in range(ROWS)],
        "goal": [round(2 * a + 30 * (s == "red") + rng.gauss(0, 20), 2) for a, s in zip(length, shade)],
    }


def date(rng, form):
    return form.format(y=rng.randint(2019, 2022), m=rng.randint(1, 12), d=rng.randint(13, 28))


def plants():
    """Yields the kind that is planted, a table, and its target."""
    def one(kind, plant, target="goal"):
        rng = random.Random(7)
        t = clean(rng)
        plant(t, rng)
        return kind, t, target

    def some(column, n, value):
        def plant(t, rng):
            t[column] = [value(v, rng) if i % n == n - 1 else v for i, v in enumerate(t[column])]
        return plant

    def new(name, cell):
        def plant(t, rng):
            t[name] = [cell(i, rng, t) for i in range(ROWS)]
        return plant

    def rows(t, rng):
        for c in t.values():
            c[600:620] = c[100:120]

    def conflict(t, rng):
        for name, c in t.items():
            c[600:630] = [1 - v for v in c[100:130]] if name == "closed" else c[100:130]

    def order(t, rng):
        by = sorted(range(ROWS), key=lambda i: t["goal"][i])
        for name in t:
            t[name] = [t[name][i] for i in by]

    def drift(t, rng):
        day = [rng.randint(0, 1400) for _ in range(ROWS)]
        t["day"] = [str(pd.Timestamp("2019-01-01") + pd.Timedelta(days=d))[:10] for d in day]
        t["goal"] = [g + 0.08 * d for g, d in zip(t["goal"], day)]

    def total(t, rng):
        t["east"] = [rng.randint(10, 900) for _ in range(ROWS)]
        t["west"] = [rng.randint(10, 900) for _ in range(ROWS)]
        t["both"] = [a + b + (57 if i % 100 == 9 else 0) for i, (a, b) in enumerate(zip(t["east"], t["west"]))]

    def together(t, rng):
        gone = [rng.random() < 0.12 for _ in range(ROWS)]
        for name in ("depth", "turns"):
            t[name] = [None if g else v for g, v in zip(gone, t[name])]

    def watched(t, r):
        lasts, until = [r.expovariate(1 / 40) for _ in range(ROWS)], [r.uniform(20, 60) for _ in range(ROWS)]
        t.update(time=[round(min(a, b), 2) for a, b in zip(lasts, until)], event=[int(a < b) for a, b in zip(lasts, until)])

    words = "the pump was found to be leaking near a valve and then put back into use after some small repair work".split()
    yield one("missing", some("depth", 10, lambda v, r: None))
    yield one("missing-words", some("shade", 10, lambda v, r: "?"))
    yield one("missing-words", some("turns", 10, lambda v, r: "-"))
    yield one("missing-words", some("turns", 10, lambda v, r: " "))
    yield one("disguised-missing", some("turns", 30, lambda v, r: -999))
    yield one("disguised-missing", some("shade", 30, lambda v, r: "unknown"))
    yield one("disguised-missing", lambda t, r: (drift(t, r), some("day", 30, lambda v, r: "1900-01-01")(t, r)))
    yield one("zero-coded", some("length", 30, lambda v, r: 0))
    yield one("duplicate-rows", rows)
    yield one("duplicate-columns", new("depth again", lambda i, r, t: t["depth"][i]))
    yield one("derived-column", new("depth in feet", lambda i, r, t: t["depth"][i] * 3.2808 + 1))
    yield one("derived-column", new("farbe", lambda i, r, t: {"red": "rot", "green": "grün", "blue": "blau", "amber": "gelb"}[t["shade"][i]]))
    yield one("near-constant", new("odd", lambda i, r, t: "yes" if i % 100 == 3 else "no"))
    yield one("constant", new("unit", lambda i, r, t: "cm"))
    yield one("index-column", new("no", lambda i, r, t: i + 1))
    yield one("number-as-text", new("bill", lambda i, r, t: "$%d.50" % r.randint(10, 900)))
    yield one("mixed-dates", new("day", lambda i, r, t: date(r, "{d:02}/{m:02}/{y}" if i % 8 == 1 else "{y}-{m:02}-{d:02}")))
    yield one("ambiguous-dates", new("day", lambda i, r, t: "%02d/%02d/2021" % (r.randint(1, 12), r.randint(1, 12))))
    yield one("outliers", new("day", lambda i, r, t: date(r, "2121-{m:02}-{d:02}" if i % 400 == 3 else "{y}-{m:02}-{d:02}")))
    yield one("number-as-text", new("people", lambda i, r, t: f"{r.randint(100, 9000):,}"))
    yield one("lost-values", new("garage", lambda i, r, t: r.choice(["None", "attached", "detached"])))
    yield one("lost-values", new("continent", lambda i, r, t: r.choice(["AF", "AS", "EU", "NA"])))
    yield one("inconsistent-levels", some("shade", 5, lambda v, r: v.capitalize()))
    yield one("inconsistent-levels", new("firm", lambda i, r, t: r.choice(["Smith & Sons", "Smith and Sons", "Müller", "MÜLLER"] if i % 9 == 1 else ["Smith & Sons", "Müller"])))
    yield one("misspelt", some("shade", 80, lambda v, r: "geren" if v == "green" else v))
    yield one("white-space", new("word", lambda i, r, t: r.choice(["yes ", "no", "perhaps"])))
    yield one("mojibake", some("shade", 9, lambda v, r: "grÃ¼n"))
    yield one("html", some("shade", 9, lambda v, r: "amber<br>"))
    yield one("high-cardinality", new("village", lambda i, r, t: r.choice("abcdefghijk") * 3 + r.choice("abcdefghij") + "ton"))
    yield one("rare-levels", some("shade", 400, lambda v, r: "ochre"))
    yield one("outliers", some("length", 1200, lambda v, r: 1900000))
    yield one("misfit", some("turns", 300, lambda v, r: "many"))
    yield one("implausible", new("age", lambda i, r, t: -r.randint(20, 50) if i % 300 == 3 else round(18 + r.random() * 50, 1)))
    yield one("capped", lambda t, r: t.update(depth=[min(v, 850) for v in t["depth"]]))
    yield one("heaped", new("paces", lambda i, r, t: r.randint(100, 499) // (10 if i % 2 else 1) * (10 if i % 2 else 1)))
    yield one("mixed-units", new("load", lambda i, r, t: round((40 + 50 * r.random()) * (1000 if i % 12 == 5 else 1), 2)))
    yield one("skewed-target", lambda t, r: t.update(goal=[round(2.718 ** (v / 22) + r.random(), 3) for v in t["goal"]]))
    yield one("class-imbalance", new("rare", lambda i, r, t: "yes" if t["goal"][i] + r.gauss(0, 20) > 245 else "no"), "rare")
    yield one("repeated-entities", new("customer_id", lambda i, r, t: 1000 + 7 * r.randint(0, 199)))
    yield one("time-drift", drift)
    yield one("free-text", new("remark", lambda i, r, t: " ".join(r.choice(words) for _ in range(8))))
    yield one("conflicting-labels", conflict, "closed")
    yield one("missing-by-target", lambda t, r: t.update(depth=[None if g > 200 and r.random() < 0.5 else v for g, v in zip(t["goal"], t["depth"])]))
    yield one("missing-by-column", lambda t, r: t.update(depth=[None if s == "blue" else v for s, v in zip(t["shade"], t["depth"])]))
    yield one("co-missing", together)
    yield one("row-order", order)
    yield one("totals-disagree", total)
    yield one("censored", watched)
    yield one("leak", new("fee", lambda i, r, t: round(t["goal"][i] * 0.05, 2)))


def vet(fairset, path, target):
    command = [fairset, "vet", path, "--html", "none", "--json", "-"] + (["--target", target] if target else [])
    return json.loads(subprocess.run(command, capture_output=True, text=True).stdout)


def wrong(weakness, df):
    """Says what is wrong with the line of a weakness, None for nothing."""
    try:
        shown = eval(weakness["how_to_find"], {"df": df, "pd": pd})
    except Exception as e:  # whatever pandas raises
        return f"{type(e).__name__}: {e}"
    if hasattr(shown, "__len__") and len(shown) == 0:
        return "shows nothing"
    if isinstance(shown, pd.DataFrame) and list(shown.columns) == list(df.columns):
        lost = [r for r in weakness["example_rows"] if r - 1 not in shown.index]
        if lost:
            return f"does not show rows {lost}"
    return None


def main():
    fairset, files = sys.argv[1], sys.argv[2:]
    failed = 0
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        for n, (kind, table, target) in enumerate([] if files else plants()):
            path = os.path.join(folder, f"{n}.csv")
            pd.DataFrame(table, dtype=object).to_csv(path, index=False)
            runs.append((kind, path, target))
        for f in files:
            path, _, target = f.partition("@")
            runs.append((None, path, target))
        for kind, path, target in runs:
            try:
                found = vet(fairset, path, target).get("weaknesses", [])
                df = pd.read_csv(path, low_memory=False)
            except (ValueError, UnicodeDecodeError) as e:
                print(f"skipped {path}: {e}")
                continue
            if kind and kind not in [w["id"] for w in found]:
                failed += 1
                print(f"{kind}: not found, but {[w['id'] for w in found]}")
            for w in found:
                if why := wrong(w, df):
                    failed += 1
                    print(f"{path} {w['id']}: {why}\n    {w['how_to_find']}")
    print(f"{len(runs)} tables, {failed} failures, pandas {pd.__version__}")
    sys.exit(failed > 0)


main()
