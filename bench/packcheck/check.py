"""Check a candidate's folder with the kept validators of its formats.

Usage: check.py FOLDER...

datapackage.json by frictionless (metadata and data), croissant.json by mlcroissant (metadata and
records), starter.ipynb by nbformat and nbclient, which runs it, task.eml beside the folder by
Python's parser. Prints a line for each fault and ends in 1 when there is one.
"""

import email
import email.policy
import io
import itertools
import json
import os
import sys
import zipfile
from pathlib import Path

import frictionless
import mlcroissant
import nbformat
from nbclient import NotebookClient


def data_package(folder):
    # frictionless trusts no path above the folder it is called in
    os.chdir(folder)
    package = frictionless.Package("datapackage.json")
    for resource in package.resources:
        if resource.format == "csv":
            report = resource.validate(limit_errors=5)
        else:
            continue
        for task in report.tasks:
            for error in task.errors:
                yield f"datapackage.json: {error.type}: {error.message}"


def croissant(folder):
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    for warning in sorted(dataset.metadata.ctx.issues.errors):
        yield f"croissant.json: {warning}"
    if any(r.uuid == "rows" for r in dataset.metadata.record_sets):
        records = list(itertools.islice(dataset.records("rows"), 20))
        if not records:
            yield "croissant.json: no records"


def notebook(folder):
    nb = nbformat.read(folder / "starter.ipynb", as_version=4)
    nbformat.validate(nb)
    NotebookClient(nb, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    outputs = [o for cell in nb.cells for o in cell.get("outputs", [])]
    if not any("text/html" in o.get("data", {}) for o in outputs):
        yield "starter.ipynb: shows no table"


def mail(folder):
    path = folder.parent / "task.eml"
    if not path.exists():
        return
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    if message.defects or not message["Subject"]:
        yield f"task.eml: {message.defects}"
    attached = [part for part in message.iter_attachments()]
    if len(attached) != 1:
        yield f"task.eml: {len(attached)} attachments"
        return
    names = zipfile.ZipFile(io.BytesIO(attached[0].get_content())).namelist()
    if any("key" in n or "interviewer" in n for n in names) or not any(n.endswith("brief.html") for n in names):
        yield f"task.eml: {names}"


def main():
    faults = 0
    for name in sys.argv[1:]:
        folder = Path(name).resolve()
        for check in (data_package, croissant, notebook, mail):
            try:
                found = list(check(folder))
            except Exception as error:  # a validator that gives up has found a fault
                found = [f"{check.__name__}: {type(error).__name__}: {error}"]
            for fault in found:
                faults += 1
                print(f"{name}: {fault}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
