"""Targets, notes pinned to figures, and what was agreed on concerns."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "target",
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("indicator", sa.String(length=8), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version_from", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version_to", sa.Integer(), nullable=True),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("phasing", sa.String(length=16), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("base", sa.Float(), nullable=True),
        sa.Column("tolerance", sa.Float(), nullable=True),
        sa.Column("submitter", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("region_code", "indicator", "year", "version_from"),
    )
    op.create_index("ix_target_year", "target", ["year"])
    _create_note()
    _create_follow_up()


def _create_note() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("thread", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(length=8), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="Every wording of a note; the newest of a thread counts, "
        "one without text withdraws it.",
    )
    op.create_index("ix_note_region", "note", ["region_code", "indicator"])


def _create_follow_up() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=24), nullable=False),
        sa.Column("region_code", sa.String(length=13), nullable=False),
        sa.Column("indicator", sa.String(length=8), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="What was agreed on a concern, every step of it; the newest one counts.",
    )
    op.create_index(
        "ix_follow_up_concern", "follow_up", ["rule", "region_code", "indicator", "since"]
    )


def downgrade() -> None:
    """Undo the change."""
    for name in ("follow_up", "note", "target"):
        op.drop_table(name)
