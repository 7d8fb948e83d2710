"""The brand of this installation: in every paper made here, and as fields on the screen."""

from dataclasses import dataclass

from pydantic import ValidationError

from questionnaire.file import Refused
from questionnaire.file.edit import Path, Value
from report.handover.brand import checked_accent
from report.handover.handover import Handover
from report.paper.brand import Brand
from store import Kind, StoreTrouble
from ui.shell.session import OpenAssessment, store


def brand(opened: OpenAssessment) -> Brand:
    """The brand that goes into every report made here. Raises StoreTrouble."""
    return _stored(opened) or Brand()


def brand_is_damaged(opened: OpenAssessment) -> bool:
    """Whether there is a brand that cannot be read: reports are made without it until it is entered anew. Raises StoreTrouble."""
    return _stored(opened) is None


def handover(opened: OpenAssessment) -> Handover:
    """What goes with the papers: what was added by hand, in its newest state, and the brand. Raises StoreTrouble."""
    return Handover.of(opened.assessment.handover, brand(opened))


def save_brand(opened: OpenAssessment, **changed: str) -> None:
    """Keeps the changed parts of the brand for every report from now on. Raises StoreTrouble."""
    store().report_versions.change_brand(
        lambda text: Brand.model_validate((_read(text) or Brand()).model_dump() | changed).model_dump_json()
    )
    opened.run = object()


@dataclass
class BrandFields:
    """The brand as fields on the screen of an open assessment, named `("brand", "name")` and so on."""

    opened: OpenAssessment
    trouble: str = ""

    id = "brand"
    """Of all its fields."""
    is_finished = False
    """The brand is no part of a round."""

    @property
    def own(self) -> tuple[str, ...]:
        """The consultant's name is nobody's secret."""
        return (brand(self.opened).name,)

    @property
    def again(self) -> bool:
        """As the assessment's."""
        return self.opened.again

    @again.setter
    def again(self, again: bool) -> None:
        self.opened.again = again

    @property
    def marks(self) -> list[dict[str, object]]:
        """Those of the page."""
        return self.opened.marks

    def value(self, path: Path, *, stored: bool = False) -> Value:
        """What is stored; nothing of the brand ever waits here: in trouble it stays in the field, and in the browser's outbox."""
        return getattr(brand(self.opened), path[1])

    def put(self, path: Path, value: Value) -> None:
        """Saves one part. Raises Refused where it does not fit."""
        text = str(value or "")
        try:
            save_brand(self.opened, **{path[1]: checked_accent(text) if path[1] == "accent" and text else text})
            self.trouble = ""
        except StoreTrouble as trouble:
            self.trouble = str(trouble)
        except ValidationError:
            raise Refused(("Not saved. This is too long; shorten it.",)) from None


def _stored(opened: OpenAssessment) -> Brand | None:
    """The brand as it is kept, read once a run; None where it is damaged."""

    def load() -> Brand | None:
        try:
            return _read(store().report_versions.brand())
        except StoreTrouble as trouble:
            if trouble.kind is Kind.damaged_entry:
                return None
            raise

    return opened.once("brand", load, opened.run)


def _read(text: str) -> Brand | None:
    """None for what is no brand."""
    try:
        return Brand.model_validate_json(text) if text else Brand()
    except ValidationError:
        return None
