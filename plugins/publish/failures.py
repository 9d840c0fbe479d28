"""Failures that are not the editor's: one Dutch sentence with the place, never a traceback."""

from __future__ import annotations

import os


def explain(error: Exception) -> str:
    """What went wrong and what to do about it.

    With TRACEBACK=1 in the environment the error is raised again.
    """
    if os.environ.get("TRACEBACK"):
        raise error
    kind = type(error).__name__
    if kind in ("TemplateSyntaxError", "TemplateAssertionError"):
        return (
            f"theme/templates/{getattr(error, 'name', '?')}:{getattr(error, 'lineno', 0)}: het sjabloon is"
            f" niet te lezen ({error}); herstel het"
        )
    if kind in ("UndefinedError", "TemplateNotFound"):
        return (
            f"theme/templates: een sjabloon gebruikt iets dat niet bestaat ({error}){_template_place(error)};"
            " herstel het"
        )
    if kind in ("PdfFailed", "DrawingFailed", "BadDrawing", "StylesFailed"):
        return f"{error}. De oude site staat er nog"
    if isinstance(error, OSError):
        return (
            f"{error.filename or 'de schijf'}: schrijven of lezen lukt niet ({error.strerror}); maak ruimte"
            " of pas de rechten aan. De oude site staat er nog"
        )
    return (
        f"de bouw is gestopt door een fout in de generator ({kind}: {error}). De oude site staat er nog;"
        " TRACEBACK=1 laat zien waar het misging"
    )


def _template_place(error: Exception) -> str:
    """The deepest template line in the traceback."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            place = f" in {os.path.basename(trace.tb_frame.f_code.co_filename)} regel {trace.tb_lineno}"
        trace = trace.tb_next
    return place
