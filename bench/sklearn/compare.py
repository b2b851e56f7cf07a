"""Compares the boosted trees of profile/target with scikit-learn's HistGradientBoosting.

Run from the project's root in an environment with requirements.txt:

    python bench/sklearn/compare.py ../shared/corpora

Our skills are taken from the log of TestCorpus (go test). Both sides see the same columns of the same files and are scored in
5 folds by the same measure: R2, 2*AUC-1, or (accuracy - majority)/(1 - majority).
Missing is NaN on both sides; categories are given to scikit-learn as such. Rows are cut to 20,000 at random
on the other side where ours takes 20,000 by hash, so differences of about a standard error are to be expected.
"""
import json
import re
import subprocess
import sys
import pathlib

import numpy as np
import pandas as pd
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score

MAX_ROWS = 20_000


def ours():
    log = subprocess.run(["go", "test", "-count=1", "-run", "^TestCorpus$", "-v", "./profile/target"],
                         capture_output=True, text=True, check=False).stdout
    return [json.loads(m) for m in re.findall(r"baseline (\{.*\})", log)]


def load(path, target):
    frame = pd.read_csv(path, na_values=["", "NA", "?"], keep_default_na=False, encoding="utf-8")
    frame = frame.drop(columns=[c for c in frame if c in ("rownames", "") or c.startswith("Unnamed")])
    frame = frame[frame[target].notna()]
    y, x = frame[target], frame.drop(columns=[target])
    for c in list(x):
        if x[c].dtype == object or str(x[c].dtype) in ("str", "string", "bool"):
            if x[c].nunique() * 2 > len(x):
                x = x.drop(columns=[c])
            elif x[c].nunique() > 254:
                top = x[c].value_counts().index[:250]
                x[c] = x[c].where(x[c].isin(top) | x[c].isna(), "(other)").astype("category")
            else:
                x[c] = x[c].astype("category")
    return x, y


def theirs(path, target, metric):
    x, y = load(path, target)
    if metric != "r2":
        keep = y.map(y.value_counts()) >= 6
        x, y = x[keep], y[keep]
    if len(x) > MAX_ROWS:
        pick = np.random.RandomState(0).permutation(len(x))[:MAX_ROWS]
        x, y = x.iloc[pick], y.iloc[pick]
    repeats = 3 if len(x) <= 5000 else 1
    skills = []
    for seed in range(repeats):
        if metric == "r2":
            skills += list(cross_val_score(HistGradientBoostingRegressor(random_state=0), x, y, scoring="r2",
                                           cv=KFold(5, shuffle=True, random_state=seed)))
            continue
        folds = StratifiedKFold(5, shuffle=True, random_state=seed)
        model = HistGradientBoostingClassifier(random_state=0)
        if metric == "auc":
            skills += list(2 * cross_val_score(model, x, y, scoring="roc_auc", cv=folds) - 1)
        else:
            majority = y.value_counts(normalize=True).iloc[0]
            skills += list((cross_val_score(model, x, y, scoring="accuracy", cv=folds) - majority) / (1 - majority))
    return float(np.mean(skills)), float(np.std(skills))


def main():
    root = pathlib.Path(sys.argv[1])
    print(f"scikit-learn {sklearn.__version__}, numpy {np.__version__}, pandas {pd.__version__}")
    print(f"{'file':44} {'metric':8} {'ours':>6} {'theirs':>6} {'sd':>5} {'diff':>6}")
    for row in ours():
        value, sd = theirs(root / "files" / row["path"], row["target"], row["metric"])
        print(f"{row['path'][-44:]:44} {row['metric']:8} {row['boosted']:6.3f} {value:6.3f} {sd:5.3f} {row['boosted'] - value:+6.3f}", flush=True)


main()
