"""What the shape alone cannot hold: that the bank's parts fit together, and keep its own rules."""

from collections.abc import Mapping

from questionnaire.check.actions import action_faults
from questionnaire.check.desks import dead_ends, desk_faults
from questionnaire.check.first_pass import first_pass_faults
from questionnaire.check.letters import letter_faults
from questionnaire.check.method import method_faults
from questionnaire.check.old_names import old_name_faults
from questionnaire.check.policy import policy_faults
from questionnaire.check.questions import question_faults
from questionnaire.check.reviews import review_faults
from questionnaire.check.sources import source_faults
from questionnaire.check.strategies import ahead_faults
from questionnaire.check.versions import version_faults
from questionnaire.question_bank import Bank
from questionnaire.yaml_file import Fault, YamlFile

CHECKS = (
    *(question_faults, first_pass_faults, source_faults, method_faults, action_faults),
    *(ahead_faults, letter_faults, old_name_faults, policy_faults, desk_faults, review_faults, version_faults),
)


def faults_of(bank: Bank, files: Mapping[str, YamlFile]) -> list[Fault]:
    """Every fault of a bank whose files have the right shape; `files` by name, for the lines. Only a sound bank is walked through."""
    found = [fault for check in CHECKS for fault in check(bank)] or dead_ends(bank)
    return [files[name].fault(place, what) for name, place, what in found]
