"""All linters, one after another: `python -m tests.lint`; fails when one of them does."""

from __future__ import annotations

import subprocess
import sys

LINTERS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
)


def main() -> int:
    """Run every linter, also after one has failed; returns 1 when any did."""
    failed = [
        " ".join(linter)
        for linter in LINTERS
        if subprocess.run([sys.executable, *linter], check=False).returncode
    ]
    for linter in failed:
        print(f"failed: {linter}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
