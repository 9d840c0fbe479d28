"""Starting the program that draws; it imports little, so that the program starts at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{}</dir></fontconfig>'


def forget_system_fonts(folder: Path) -> None:
    """Let vl-convert use its own fonts only: faster, and the same on every machine. Call before the first drawing."""
    empty = folder / "fonts"
    empty.mkdir(parents=True, exist_ok=True)
    config = folder / "fonts.conf"
    config.write_text(_NO_FONTS.format(empty), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(config)


def start_program(folder: Path) -> subprocess.Popen[str]:
    """The program that draws, started; one is enough: vl-convert itself keeps a second core busy."""
    forget_system_fonts(folder)
    program = [sys.executable, "-P", str(Path(__file__).with_name("drawer.py"))]  # -P: its folder is no place to import from
    return subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")  # noqa: S603 - our own program
