"""Writes reference.csv, a small table, and reference.json, what numpy, pandas and scipy
say of it. Run it in this folder: python3 reference.py"""

import json

import numpy as np
import pandas as pd
import scipy
from scipy import stats

rng = np.random.default_rng(20)
n = 150
x = np.round(rng.normal(50, 12, n), 3)
y = np.round(np.exp(x / 25 + rng.normal(0, 0.5, n)), 3)
town = rng.choice(["Aachen", "Bonn", "Celle"], n, p=[0.5, 0.3, 0.2])
flag = np.where(rng.random(n) < 0.3, rng.choice(["red", "blue"], n), np.where(town == "Bonn", "red", "blue"))
table = pd.DataFrame({"x": x, "y": y, "town": town, "colour": flag})
table.loc[::17, "y"] = np.nan
table.to_csv("reference.csv", index=False)

numbers = {}
for name in ["x", "y"]:
    v = table[name].dropna()
    q1, q3 = np.quantile(v, [0.25, 0.75])
    numbers[name] = {
        "min": v.min(), "max": v.max(), "mean": v.mean(), "sd": v.std(ddof=1),
        "skewness": stats.skew(v), "kurtosis": stats.kurtosis(v),
        "outliers": int(((v < q1 - 1.5 * (q3 - q1)) | (v > q3 + 1.5 * (q3 - q1))).sum()),
        "far_out": int(((v < q1 - 3 * (q3 - q1)) | (v > q3 + 3 * (q3 - q1))).sum()),
        "quantiles": {k: float(np.quantile(v, float(k))) for k in ["0.01", "0.05", "0.25", "0.5", "0.75", "0.95", "0.99"]},
    }

both = table[["x", "y"]].dropna()
counts = pd.crosstab(table["town"], table["colour"]).to_numpy()
chi2 = stats.chi2_contingency(counts, correction=False).statistic
r, c = counts.shape
phi2 = max(0, chi2 / n - (r - 1) * (c - 1) / (n - 1))
v = np.sqrt(phi2 / (min(r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)) - 1))
groups = [g["x"].to_numpy() for _, g in table.groupby("town")]
within = sum(((g - g.mean()) ** 2).sum() for g in groups)
total = ((x - x.mean()) ** 2).sum()
epsilon2 = 1 - (within / (n - 3)) / (total / (n - 1))



def entropy(frequencies):
    """In nats, with the correction of Miller and Madow: (levels met - 1) / 2n."""
    met = frequencies[frequencies > 0]
    return stats.entropy(met) + (len(met) - 1) / (2 * met.sum())


shared = entropy(counts.sum(axis=1)) + entropy(counts.sum(axis=0)) - entropy(counts.ravel())
values = table["town"].value_counts()
spearman = stats.spearmanr(both["x"], both["y"]).statistic
half = stats.norm.ppf(0.975) * np.sqrt(1.06 / (len(both) - 3))  # Fieller, Hartley and Pearson 1957

with open("reference.json", "w") as f:
    json.dump({
        "source": f"numpy {np.__version__}, pandas {pd.__version__}, scipy {scipy.__version__}",
        "numbers": numbers,
        "pearson": stats.pearsonr(both["x"], both["y"]).statistic,
        "pearson_interval": list(stats.pearsonr(both["x"], both["y"]).confidence_interval(0.95)),
        "spearman": spearman,
        "spearman_interval": list(np.tanh(np.arctanh(spearman) + np.array([-half, half]))),
        "theils-u": {"colour of town": shared / entropy(counts.sum(axis=1)), "town of colour": shared / entropy(counts.sum(axis=0))},
        "entropy": stats.entropy(values, base=2),
        "evenness": stats.entropy(values, base=2) / np.log2(len(values)),
        "concentration": values.iloc[0] / len(table),
        "cramers-v": v,
        "correlation-ratio": float(np.sqrt(max(0, epsilon2))),
    }, f, indent=1)
