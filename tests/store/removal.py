"""The one way in which an assessment ends: through the trash."""

from store import Store


def remove(store: Store, key: str) -> None:
    """Removes it for good, from the disk too."""
    store.clients.delete([key])
    store.clients.delete_for_good([key])
