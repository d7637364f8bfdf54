"""The command line of this checkout as a module, for benchmarks that run it in a process of its own.

Nothing is measured here.
"""

from pipelines.cli import app

if __name__ == "__main__":
    app()
