from dashboard.services.kept import Kept


def _reader(read):
    def get(kept, key):
        return kept.get(key, lambda: read.append(key) or key.upper())

    return get


def test_reads_once_and_forgets_what_was_not_used_for_longest():
    kept, read = Kept(2), []
    get = _reader(read)

    answers = [get(kept, key) for key in ("a", "b", "a", "c", "a", "b")]

    assert answers == ["A", "B", "A", "C", "A", "B"]
    assert read == ["a", "b", "c", "b"]


def test_a_failed_reading_is_tried_again():
    kept = Kept(2)
    try:
        kept.get("a", lambda: 1 / 0)
    except ZeroDivisionError:
        assert kept.get("a", lambda: 5) == 5
