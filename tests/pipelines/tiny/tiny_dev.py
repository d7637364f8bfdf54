"""`matchmill dev` on the tiny definitions and the tiny API; the environment says which home and which ports."""

import sys

from pipelines.settings import load_settings
from pipelines.up import run_dev


def say(line: str) -> None:
    print(line, flush=True)


sys.exit(run_dev(load_settings(), say, definitions="tiny_definitions", api="tiny_api"))
