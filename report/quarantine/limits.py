"""What a file may take of the machine. A report of 200 connected apps and the longest notes stays under a tenth of each."""

from dataclasses import dataclass

MOST_BYTES = 20_000_000
"""Of the file itself."""
MOST_OBJECTS = 300_000
MOST_ATTACHED = 50
MOST_CARRIED = 2_000_000
"""Of one attachment that is read."""
DEEPEST = 100
"""How far objects may be nested."""
ONE_STREAM = 8_000_000
"""Of whatever is packed, when it is unpacked; all together is bound by the memory of the process."""


@dataclass(frozen=True)
class Budget:
    """Processor seconds, seconds by the clock, bytes of memory."""

    busy: int
    clock: int
    memory: int


LOOK = Budget(busy=2, clock=15, memory=200_000_000)
"""For reading what is attached."""
COMPARE = Budget(busy=15, clock=60, memory=500_000_000)
"""For laying two files side by side, page by page."""
TRACKER = Budget(busy=5, clock=30, memory=500_000_000)
"""For reading a workbook."""
DRAW = Budget(busy=4, clock=30, memory=700_000_000)
"""For drawing a logo anew."""


class TooMuch(Exception):
    """The file asks for more than it may take: `objects`, `attached` or `unpacked`; or for a password: `locked`."""


def bound_qpdf() -> None:
    """Hold qpdf to limits of its own."""
    from pikepdf.settings import set_qpdf_limits

    set_qpdf_limits(parser_max_nesting=DEEPEST, parser_max_container_size=MOST_OBJECTS, flate_max_memory=ONE_STREAM,
                    png_max_memory=ONE_STREAM, run_length_max_memory=ONE_STREAM, tiff_max_memory=ONE_STREAM,
                    dct_max_memory=ONE_STREAM, max_stream_filters=3)  # fmt: skip


def hold(budget: Budget) -> None:
    """Hold this process to its budget. Where the system knows no such limits (Windows), the clock remains."""
    try:
        import resource
    except ImportError:
        return
    wanted = ((resource.RLIMIT_CPU, budget.busy), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, budget.memory))
    for what, most in wanted:
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # macOS knows RLIMIT_AS by name only
            continue
