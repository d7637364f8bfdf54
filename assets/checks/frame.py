"""Checks that every frame shares: its columns and its key. What the values mean is for the other check modules."""

import polars as pl

from assets.checks.outcome import Check, CheckInput, Outcome

WAY_OUT = ": mend the stage that wrote it, or declare the column in models/frames.py, and run again"


def schema_is_declared() -> Check:
    """The frame has exactly the columns of `models.frames`."""

    def judge(given: CheckInput) -> Outcome:
        faults = given.draft.schema_faults
        return Outcome(not faults, "; ".join(faults) + WAY_OUT if faults else "ok", {"faults": len(faults)})

    return Check("schema", "Columns and types are those declared in models/frames.py.", judge)


def key_is_unique(*columns: str, sharded: bool = True) -> Check:
    """No two rows share the key, and no key is null.

    Of a sharded frame, part by part, for equal keys fall into one part; of a log, over all parts at once.
    """

    def judge(given: CheckInput) -> Outcome:
        snapshot = given.draft.snapshot()
        wrong = 0
        for prefix in snapshot.keys() if sharded else [""]:
            rows = snapshot.read(prefix, columns)
            wrong += rows.is_duplicated().sum() + rows.select(pl.any_horizontal(pl.all().is_null()).sum()).item()
        sentence = (
            f"{wrong} rows of {given.draft.asset} have a null or repeated {'/'.join(columns)}: what is current was not"
            " touched; find them with `matchmill sql`, mend the stage that wrote them, and run again"
            if wrong
            else "ok"
        )
        return Outcome(wrong == 0, sentence, {"rows": int(wrong)})

    return Check("unique_key", f"One row per {' and '.join(columns)}.", judge)
