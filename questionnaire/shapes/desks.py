"""The shape of a desk: a choice of its question, its traits, and what was found about its vendors."""

from typing import Literal

from questionnaire.shapes.question import Choice, Frozen, Words


class Vendor(Frozen):
    """What was found about another help desk's BAA, to be verified in one's own contract."""

    name: Words
    stance: Words
    plan: str
    source: Words
    confidence: Words


Trait = Literal["baa_by_plan", "baa_by_vendor", "attestation_report", "mailbox"]


class Desk(Choice):
    """A help-desk platform: a choice of the question `desk`, and what conditions may ask of it."""

    name: Words
    traits: tuple[Trait, ...] = ()
    """`baa_by_plan`: the BAA depends on the plan, which is asked by name (`intercom_plan`). `baa_by_vendor`: it is asked whether the
    vendor offers one. `attestation_report`: the vendor has one to ask for. `mailbox`: it has no channel but e-mail of its own."""
    note: str = ""
    vendors: tuple[Vendor, ...] = ()
