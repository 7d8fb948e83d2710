"""Alembic's way in: it runs the revisions on the connection that it is given, in that one's transaction."""

from alembic import context

from store.tables import metadata, stamp

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=stamp.name,
    render_as_batch=True,  # SQLite alters a column only by making its table anew
)
context.run_migrations()
