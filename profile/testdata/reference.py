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


def pearson_of(x, y, w):
    a, b = x - w @ x, y - w @ y
    return (w @ (a * b)) / np.sqrt((w @ a**2) * (w @ b**2))


def ranks_of(x, w):
    return ((x[:, None] > x[None, :]) + 0.5 * (x[:, None] == x[None, :])) @ w


def interval(coefficient, x, y, least):
    """Of Fisher's z, by the infinitesimal jackknife: what a little more weight of each row does to z."""
    n, step = len(x), 1e-5

    def z(i, e):
        w = np.full(n, (1 - e) / n)
        w[i] += e
        return np.arctanh(coefficient(x, y, w))

    pulls = np.array([(z(i, step) - z(i, -step)) / (2 * step) for i in range(n)])
    half = stats.norm.ppf(0.975) * np.sqrt(max(np.mean(pulls**2), least) / (n - 3))
    middle = z(0, 0)
    return [np.tanh(middle - half), np.tanh(middle + half)]


def spearman_of(x, y, w):
    return pearson_of(ranks_of(x, w), ranks_of(y, w), w)


with open("reference.json", "w") as f:
    json.dump({
        "source": f"numpy {np.__version__}, pandas {pd.__version__}, scipy {scipy.__version__}",
        "numbers": numbers,
        "pearson": stats.pearsonr(both["x"], both["y"]).statistic,
        "pearson_interval": interval(pearson_of, both["x"].to_numpy(), both["y"].to_numpy(), 1),
        "spearman": spearman,
        "spearman_interval": interval(spearman_of, both["x"].to_numpy(), both["y"].to_numpy(), 1.06),
        "theils-u": {"colour of town": shared / entropy(counts.sum(axis=1)), "town of colour": shared / entropy(counts.sum(axis=0))},
        "entropy": stats.entropy(values, base=2),
        "evenness": stats.entropy(values, base=2) / np.log2(len(values)),
        "concentration": values.iloc[0] / len(table),
        "cramers-v": v,
        "correlation-ratio": float(np.sqrt(max(0, epsilon2))),
    }, f, indent=1)
