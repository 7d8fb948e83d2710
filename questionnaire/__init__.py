"""What may be asked and what was answered: the question bank as data, the flow, the assessment file."""

from questionnaire.assessment import Assessment
from questionnaire.flow import Sheet, walk
from questionnaire.loader import BankRefused, bank_digest, load_bank
from questionnaire.question_bank import Bank, Citation

__all__ = ["Assessment", "Bank", "BankRefused", "Citation", "Sheet", "bank_digest", "load_bank", "walk"]
