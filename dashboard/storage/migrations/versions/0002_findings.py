"""Values that look wrong."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "finding",
        sa.Column("district_code", sa.String(length=5), nullable=False),
        sa.Column("period", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("village_code", sa.String(length=13), nullable=False),
        sa.Column("measure", sa.String(length=8), nullable=False),
        sa.Column("version_from", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version_to", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(length=8), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint(
            "district_code", "period", "village_code", "measure", "version_from"
        ),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index("ix_finding_period", ["period"], unique=False)


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.drop_index("ix_finding_period")
    op.drop_table("finding")
