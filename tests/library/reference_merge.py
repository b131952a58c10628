# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a folder of journals comes to, told a second time, from the description of the format
alone: every record against every other, and nothing kept between two questions."""

import json


def read(folder):
    """The records of every *.jsonl in a folder; a line twice is one record."""
    lines = set()
    for path in folder.glob("*.jsonl"):
        lines.update(path.read_bytes().split(b"\n"))
    records = []
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if record.get("type") in ("Annotation", "hashiya:Tombstone"):
            records.append(record)
    return records


def order(record):
    rev = record["hashiya:rev"]
    return record["modified"], rev["device"], rev["seq"]


def has_seen(record, other):
    rev = other["hashiya:rev"]
    return record["hashiya:seen"].get(rev["device"], 0) >= rev["seq"]


def heads(records):
    """Those that no other has seen, newest first."""
    left = [
        record
        for record in records
        if not any(other is not record and has_seen(other, record) for other in records)
    ]
    return sorted(left, key=order, reverse=True)


def bodies(record, purpose):
    return [body["value"] for body in record.get("body", []) if body["purpose"] == purpose]


def merge(records):
    """What the heads of one annotation are shown as; None where it is deleted."""
    left = [record for record in heads(records) if record["type"] == "Annotation"]
    if not left:
        return None
    notes = list(dict.fromkeys(note for head in left for note in bodies(head, "commenting")))
    return {
        "note": notes[0] if notes else None,
        "conflicts": sorted(notes[1:]),
        "colour": left[0]["target"].get("styleClass"),
        "tags": sorted({tag for head in left for tag in bodies(head, "tagging")}),
    }


def state(folder):
    by_id = {}
    for record in read(folder):
        by_id.setdefault(record["id"], []).append(record)
    merged = {name: merge(records) for name, records in by_id.items()}
    return {name: shown for name, shown in merged.items() if shown is not None}
