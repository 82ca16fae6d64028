"""Files as they were sent, confirmed spellings, and the cell that each observation came from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the schema."""
    op.create_table(
        "upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitter", sa.Text(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        comment="Files as they were sent, kept whatever became of them.",
    )
    op.create_index("ix_upload_sha256", "upload", ["sha256"])
    op.create_table(
        "spelling",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "written"),
        comment="What senders confirmed that they mean by a misspelt name or title.",
    )
    op.add_column("submission", sa.Column("upload_id", sa.Integer(), nullable=True))
    op.add_column("submission", sa.Column("sheet", sa.Text(), nullable=True))
    op.add_column("submission", sa.Column("submitter", sa.Text(), nullable=True))
    op.add_column("submission", sa.Column("reason", sa.Text(), nullable=True))
    op.add_column("observation", sa.Column("source_row", sa.Integer(), nullable=True))
    op.add_column("observation", sa.Column("source_column", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Undo the change."""
    for name in ("source_column", "source_row"):
        op.drop_column("observation", name)
    with op.batch_alter_table("submission") as batch:
        for name in ("reason", "submitter", "sheet", "upload_id"):
            batch.drop_column(name)
    op.drop_table("spelling")
    op.drop_table("upload")
