"""Lines to sign on."""

from report.content.context import Context
from report.paper.document import Heading, Paragraph, Part, SignOff, rich
from report.paper.wording import NO_ADVICE

ROLES = ("privacy_officer", "security_officer", "founder")


def sign_off(context: Context) -> Part:
    """Who has read this plan and takes it on."""
    lines = tuple(context.player(role) for role in ROLES if role in context.bank.owner_roles)
    text = "By signing you confirm that you have read this plan and will see that it is carried out. It does not state that the law is met."
    blocks = (Heading("Sign-off", 2, "sign_off"), Paragraph(rich(text)), SignOff(lines), Paragraph(rich(NO_ADVICE), "notice"))
    return Part("sign_off", "Sign-off", blocks, own_page=False)
