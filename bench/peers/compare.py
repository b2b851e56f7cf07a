"""Runs whole processes in turns and prints median seconds, processor seconds, peak memory and ratios: compare.py FAIRSET ROUNDS FILE...

On a shared machine the ratios of processor seconds hold; those of elapsed seconds depend on who else is at work.
"""

import os
import statistics
import subprocess
import sys
import time

DUCKDB = "import duckdb, sys; d = duckdb.connect(); f = sys.argv[1]; t = f\"'{f}'\"\n"
SUMMARIZE = DUCKDB + "d.sql(f'SUMMARIZE FROM {t}').fetchall()"
SCAN = DUCKDB + (
    "names = [r[0] for r in d.sql(f'DESCRIBE FROM {t}').fetchall()]\n"
    "d.sql('SELECT ' + ', '.join(f'count(\"{n}\")' for n in names) + f' FROM {t}').fetchall()"
)
PANDAS = "import pandas, sys; t = pandas.read_csv(sys.argv[1]); t.describe(include='all'); t.nunique()"


# Of a Parquet file count() needs no value; a hash does.
DECODE = SCAN.replace('count(\"{n}\")', 'bit_xor(hash(\"{n}\"))')


def commands(fairset, file):
    python = sys.executable
    read = os.path.join(os.path.dirname(fairset), "read")
    vet = [fairset, "vet", file, "--html", "none", "--quiet", "--workers"]
    yield "duckdb summarize", [python, "-c", SUMMARIZE, file]
    yield "duckdb scan", [python, "-c", DECODE if file.endswith("parquet") else SCAN, file]
    yield "reading alone, 2 workers", [read, file]
    yield "reading alone, 1 worker", [read, "-workers", "1", file]
    if os.path.basename(file).startswith("mixed") and file.endswith("csv"):
        yield "arrow/csv", [os.path.join(os.path.dirname(fairset), "arrowcsv"), file]
    if os.environ.get("PANDAS") and file.endswith("csv"):
        yield "pandas", [python, "-c", PANDAS, file]
    yield "fairset, 2 workers", vet + ["2"]
    yield "fairset, 1 worker", vet + ["1"]


def measure(command):
    """Seconds, processor seconds, and the most megabytes that the process held."""
    start = time.perf_counter()
    with open(os.devnull, "w") as nothing:
        child = subprocess.Popen(command, stdout=nothing)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1, 3):  # fair, unfair, undetermined
        sys.exit(f"{command[0]} ended with status {child.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(fairset, rounds, files):
    print("| file | process | s | processor s | MB | × summarize | × scan | processor × summarize | processor × scan |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for file in files:
        runs = {}
        for _ in range(int(rounds)):
            for name, command in commands(fairset, file):
                runs.setdefault(name, []).append(measure(command))
        middle = {name: [statistics.median(column) for column in zip(*of)] for name, of in runs.items()}
        for name, (seconds, processor, _) in middle.items():
            most = max(mb for _, _, mb in runs[name])
            peers = [middle["duckdb summarize"], middle["duckdb scan"]]
            ratios = [f"{seconds / p[0]:.2f}" for p in peers] + [f"{processor / p[1]:.2f}" for p in peers]
            print("|", os.path.basename(file), "|", name, f"| {seconds:.2f} | {processor:.2f} | {most:.0f} |", " | ".join(ratios), "|", flush=True)


main(sys.argv[1], sys.argv[2], sys.argv[3:])
