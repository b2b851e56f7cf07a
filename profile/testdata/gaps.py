"""Writes gaps.csv, a small table with missing cells, and gaps.json, what pandas and scipy say of
them and of the memory that it takes. Run it in this folder: python3 gaps.py"""

import json
import platform

import numpy as np
import pandas as pd
import scipy
from scipy import stats

rng = np.random.default_rng(21)
n = 300
both, some = rng.random(n) < 0.2, rng.random(n) < 0.1
price = np.round(rng.normal(200, 30, n) + 40 * both, 2)
table = pd.DataFrame({
    "rooms": rng.integers(1, 9, n).astype(float),
    "area": np.round(rng.normal(90, 20, n), 1),
    "town": rng.choice(["Aachen", "Bonn", "Köln"], n),
    "note": [f"seen on visit {i % 40} of the season" for i in range(n)],
    "price": price,
})
table.loc[both, ["rooms"]] = np.nan
table.loc[both ^ some, ["area"]] = np.nan
table.loc[rng.random(n) < 0.15, "town"] = np.nan
table.to_csv("gaps.csv", index=False)

table = pd.read_csv("gaps.csv")
null = table.isna()
patterns = null.apply(lambda row: ",".join(null.columns[row]), axis=1).value_counts()
with open("gaps.json", "w") as f:
    json.dump({
        "source": f"pandas {pd.__version__}, scipy {scipy.__version__}, Python {platform.python_version()}",
        "bytes": int(table.memory_usage(deep=True).sum()),
        "patterns": {k: int(v) for k, v in patterns.items()},
        "entropy": stats.entropy(table["town"].value_counts(), base=2),
        "phi": null["rooms"].astype(float).corr(null["area"].astype(float)),
        "point_biserial": stats.pointbiserialr(null["rooms"], table["price"]).statistic,
    }, f, indent=1)
