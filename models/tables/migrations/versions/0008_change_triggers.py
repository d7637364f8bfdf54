"""Triggers that write the change sequence: the pipeline reads again what people change.

They run in the writer's own transaction, so a change is known exactly when its row is.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

RECORD_CHANGE = """
CREATE FUNCTION record_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entity text := TG_ARGV[0];
    withdrawal text := TG_ARGV[1];  -- what it is called when the row is no longer to be seen
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO changes (entity, entity_id, operation) VALUES (entity, OLD.id, withdrawal);
    ELSIF NEW.status = 'open' AND NEW.deleted_at IS NULL THEN
        INSERT INTO changes (entity, entity_id, operation) VALUES (entity, NEW.id, 'upsert');
    ELSE
        INSERT INTO changes (entity, entity_id, operation) VALUES (entity, NEW.id, withdrawal);
    END IF;
    RETURN NULL;
END $$
"""

TOUCH_EMPLOYER_POSTING = """
CREATE FUNCTION touch_employer_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- once a transaction: now() stands still within it
    UPDATE employer_postings SET updated_at = now()
    WHERE id = coalesce(NEW.employer_posting_id, OLD.employer_posting_id) AND updated_at <> now();
    RETURN NULL;
END $$
"""

RECORD_ERASURE = """
CREATE FUNCTION record_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO changes (entity, entity_id, operation) VALUES (NEW.entity, NEW.entity_id, 'erase');
    RETURN NULL;
END $$
"""

TRIGGERS = (
    """CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON profiles
    FOR EACH ROW EXECUTE FUNCTION record_change('profile', 'hide')""",
    """CREATE TRIGGER record_change AFTER INSERT OR UPDATE OR DELETE ON employer_postings
    FOR EACH ROW EXECUTE FUNCTION record_change('employer_posting', 'close')""",
    """CREATE TRIGGER touch_employer_posting AFTER INSERT OR UPDATE OR DELETE ON employer_posting_requirements
    FOR EACH ROW EXECUTE FUNCTION touch_employer_posting()""",
    """CREATE TRIGGER record_erasure AFTER INSERT ON tombstones
    FOR EACH ROW EXECUTE FUNCTION record_erasure()""",
)


def upgrade() -> None:
    for statement in (RECORD_CHANGE, TOUCH_EMPLOYER_POSTING, RECORD_ERASURE, *TRIGGERS):
        op.execute(statement)
