"""What Alembic runs: the migrations on the connection that `upgrade` hands over.

No address and no logging is set here: `models.tables.migrations.upgrade` is the only way in.
"""

from alembic import context

from models.tables.metadata import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
