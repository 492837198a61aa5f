"""Word stems, by SQLite's own Porter stemmer, so that what is stored and asked agree."""

import sqlite3
from collections.abc import Iterable


def stems(words: Iterable[str]) -> dict[str, str]:
    """Return each word with its stem; a word that the stemmer does not know is its own."""
    wanted = sorted(set(words))
    with sqlite3.connect(":memory:") as memory:
        memory.execute("CREATE VIRTUAL TABLE w USING fts5(word, tokenize='porter unicode61')")
        memory.execute("CREATE VIRTUAL TABLE v USING fts5vocab(w, instance)")
        memory.executemany("INSERT INTO w(rowid, word) VALUES (?, ?)", enumerate(wanted, start=1))
        found = dict(memory.execute("SELECT doc, term FROM v"))
    memory.close()
    return {word: found.get(number, word) for number, word in enumerate(wanted, start=1)}
