"""Database tables, the same on SQLite and PostgreSQL.

Months are kept as ``202608``. Rows that belong to a village carry its district code, and every
unique key of theirs contains it, so that they can be partitioned by district. A row is live from
``version_from`` until (not including) ``version_to``; ``NULL`` means it still is.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

region = Table(
    "region",
    metadata,
    Column("code", String(13), primary_key=True),
    Column("name", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("parent_code", String(8), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("search_name", Text, nullable=False),
    Column("postcode", String(5)),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("bps_code", String(10)),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Index("ix_region_parent", "parent_code", "name"),
    Index("ix_region_search", "search_name"),
    Index("ix_region_level", "level", "code"),
)

region_lineage = Table(
    "region_lineage",
    metadata,
    Column("old_code", String(13), primary_key=True),
    Column("new_code", String(13), primary_key=True),
    Column("changed_on", Date, nullable=False),
    Column("reason", Text, nullable=False),
)

upload = Table(
    "upload",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("submitter", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("locale", String(2)),
    Column("state", String(16), nullable=False),
    Column("findings", JSON, nullable=False),
    Index("ix_upload_sha256", "sha256"),
    comment="Files as they were sent, kept whatever became of them.",
)

spelling = Table(
    "spelling",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("written", Text, primary_key=True),
    Column("meaning", Text, nullable=False),
    Column("confirmed_by", Text, nullable=False),
    Column("confirmed_at", DateTime(timezone=True), nullable=False),
    comment="What senders confirmed that they mean by a misspelt name or title.",
)

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("rows", Integer, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False),
    Column("undone_in", Integer),
    Column("upload_id", Integer),
    Column("sheet", Text),
    Column("submitter", Text),
    Column("reason", Text),
    Index("ix_submission_sha256", "sha256"),
)

data_version = Table(
    "data_version",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("action", String(16), nullable=False),
    Column("submission_id", ForeignKey("submission.id")),
)

version_scope = Table(
    "version_scope",
    metadata,
    Column("version", ForeignKey("data_version.version"), primary_key=True),
    Column("district_code", String(5), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    comment="Where a version changed observations, so that nobody must search all of them.",
)

village = Table(
    "village",
    metadata,
    Column("district_code", String(5), primary_key=True),
    Column("village_code", ForeignKey("region.code"), primary_key=True),
    Column("cohort_year", Integer),
    Column("status", String(16), nullable=False),
    Column("ended", Integer),
    Column("programme", String(16), nullable=False),
    Column("confidence", String(16), nullable=False),
    Column("source_url", Text, nullable=False),
    Column("source_date", String(10), nullable=False),
    Column("demo", Boolean, nullable=False),
)

observation = Table(
    "observation",
    metadata,
    Column("district_code", String(5), primary_key=True),
    Column("period", Integer, primary_key=True, autoincrement=False),
    Column("measure", String(8), primary_key=True),
    Column("village_code", String(13), primary_key=True),
    Column("sex", String(1), primary_key=True),
    Column("stage", String(16), primary_key=True),
    Column("aspect", String(16), primary_key=True),
    Column("version_from", Integer, primary_key=True, autoincrement=False),
    Column("version_to", Integer),
    Column("value", Float, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("submission_id", Integer, nullable=False),
    Column("source_row", Integer),
    Column("source_column", Integer),
    Column("demo", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

report = Table(
    "report",
    metadata,
    Column("district_code", String(5), primary_key=True),
    Column("village_code", String(13), primary_key=True),
    Column("period", Integer, primary_key=True, autoincrement=False),
    Column("version_from", Integer, primary_key=True, autoincrement=False),
    Column("version_to", Integer),
    Column("received_on", Date, nullable=False),
    Column("demo", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

rollup = Table(
    "rollup",
    metadata,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("level", Integer, primary_key=True, autoincrement=False),
    Column("code", String(8), primary_key=True),
    Column("breakdown", String(48), primary_key=True),
    Column("region_code", String(5), primary_key=True),
    Column("version_from", Integer, primary_key=True, autoincrement=False),
    Column("version_to", Integer),
    Column("monthly", JSON, nullable=False),
    Column("to_date", JSON, nullable=False),
    Index("ix_rollup_region", "region_code", "year"),
    sqlite_with_rowid=False,
)

village_year = Table(
    "village_year",
    metadata,
    Column("district_code", String(5), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("version_from", Integer, primary_key=True, autoincrement=False),
    Column("version_to", Integer),
    Column("villages", JSON, nullable=False),
    Column("measures", JSON, nullable=False),
    Column("numbers", LargeBinary, nullable=False),
    Column("flags", LargeBinary, nullable=False),
)

finding = Table(
    "finding",
    metadata,
    Column("district_code", String(5), primary_key=True),
    Column("period", Integer, primary_key=True, autoincrement=False),
    Column("village_code", String(13), primary_key=True),
    Column("measure", String(8), primary_key=True),
    Column("version_from", Integer, primary_key=True, autoincrement=False),
    Column("version_to", Integer),
    Column("rule", String(8), nullable=False),
    Column("value", Float, nullable=False),
    Column("low", Float),
    Column("high", Float, nullable=False),
    Column("demo", Boolean, nullable=False),
    Index("ix_finding_period", "period"),
    sqlite_with_rowid=False,
)

meeting = Table(
    "meeting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("participant_group", Text, primary_key=True),
    Column("role", String(24), nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date),
    Column("place", Text, nullable=False),
    Column("invited", Integer),
    Column("present", Integer),
    Column("source", Text, nullable=False),
)

reference_series = Table(
    "reference_series",
    metadata,
    Column("series", String(32), primary_key=True),
    Column("area_level", String(24), primary_key=True),
    Column("area", Text, primary_key=True),
    Column("measure", Text, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("source", Text, primary_key=True),
    Column("value", Float, nullable=False),
    Column("note", Text, nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("key", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)

target = Table(
    "target",
    metadata,
    Column("region_code", String(13), primary_key=True),
    Column("indicator", String(8), primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("version_from", Integer, primary_key=True, autoincrement=False),
    Column("version_to", Integer),
    Column("value", Float, nullable=False),
    Column("phasing", String(16), nullable=False),
    Column("steps", JSON, nullable=False),
    Column("base", Float),
    Column("tolerance", Float),
    Column("submitter", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("demo", Boolean, nullable=False),
    Index("ix_target_year", "year"),
)

note = Table(
    "note",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("thread", Integer, nullable=False),
    Column("indicator", String(8), nullable=False),
    Column("region_code", String(13), nullable=False),
    Column("period", String(7), nullable=False),
    Column("text", Text),
    Column("author", Text, nullable=False),
    Column("written_at", DateTime(timezone=True), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_note_region", "region_code", "indicator"),
    comment="Every wording of a note; the newest of a thread counts, "
    "one without text withdraws it.",
)

follow_up = Table(
    "follow_up",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("rule", String(24), nullable=False),
    Column("region_code", String(13), nullable=False),
    Column("indicator", String(8), nullable=False),
    Column("since", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("owner", Text, nullable=False),
    Column("due_on", Date),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("written_at", DateTime(timezone=True), nullable=False),
    Column("version", Integer, nullable=False),
    Index("ix_follow_up_concern", "rule", "region_code", "indicator", "since"),
    comment="What was agreed on a concern, every step of it; the newest one counts.",
)

agenda = Table(
    "agenda",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("name", Text),
    Column("items", JSON, nullable=False),
    Column("version", Integer, nullable=False),
    Column("day", Date, nullable=False),
    Column("written_at", DateTime(timezone=True), nullable=False),
    Index("ix_agenda_number", "number"),
    comment="Every edition of an agenda; the newest of a number counts, "
    "one without name removes it.",
)
