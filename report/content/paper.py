"""A paper beside the report: a letter, questions, minutes, a history, a comparison."""

from questionnaire.assessment import Assessment
from report.content.context import Context
from report.paper.brand import Brand
from report.paper.document import Document, Part


def paper(
    name: str,
    whose: Assessment,
    subject: str,
    parts: tuple[Part, ...],
    *,
    marks: tuple[str, ...] = (),
    brand: Brand = Brand(),  # noqa: B008 - frozen
    outgoing: bool = False,
) -> Document:
    """Called by what it is and whose. Formats of rows hold the report alone, so it has none. `marks`: beside that of an example."""
    return Document(
        title=f"{name}: {whose.client}" if whose.client else name,
        subject=subject,
        client=whose.client,
        as_of=whose.as_of,
        marks=(*example_mark(whose), *marks),
        parts=parts,
        paper=name,
        brand=brand,
        outgoing=outgoing,
    )


def draft_mark(context: Context) -> tuple[str, ...]:
    """What a paper bears whose answers are not all given, or not all confirmed."""
    return ("Draft",) if context.blanks or context.to_confirm else ()


def example_mark(whose: Assessment) -> tuple[str, ...]:
    """What every paper of the fictional client bears."""
    return ("Fictional example",) if whose.is_example else ()
