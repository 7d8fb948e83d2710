"""Assessments that were stored one after the other, as people do it."""

import time
from collections.abc import Mapping

from questionnaire import Assessment
from store import Store

MILLISECOND = 0.001


def created(store: Store, sheets: Mapping[str, Assessment]) -> dict[str, str]:
    """Stores them, and answers their ids by the same names.

    Lists go by the time of the last change, which the database counts in milliseconds: without a pause two may share one.
    """
    keys = {}
    for name, sheet in sheets.items():
        keys[name] = store.create(sheet).id
        time.sleep(2 * MILLISECOND)
    return keys
