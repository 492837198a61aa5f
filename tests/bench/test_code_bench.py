"""The bench of the index and the search: its tree and its page are what they say."""

from bench.code.measure import TEXTS, Series
from bench.code.report import report
from bench.code.tree import FILES, MIX, File, _of_size  # the choice is what is tested


def test_the_mix_adds_up_to_the_size_of_the_monorepo() -> None:
    assert sum(MIX.values()) == FILES == 7_176


def test_files_are_chosen_so_that_their_mean_is_near_what_is_wanted() -> None:
    files = [File(f"{size}", b"x" * size) for size in (*range(10, 110), *range(200, 300))]
    chosen = _of_size(files, 100, 120)
    assert len({file.path for file in chosen}) == 100
    assert abs(sum(len(file.content) for file in chosen) - 12_000) < 300


def test_the_page_says_of_each_demand_whether_it_is_met() -> None:
    found = {
        "bare parse": Series([1000], [1000], 50),
        "cold index": Series([2600], [3000], 90),
        "warm, nothing changed": Series([90], [90], 30),
        "warm, ten changed": Series([210], [90], 30),
    }
    for text in TEXTS:
        found[f"git grep {text}"] = Series([50], [50], 4)
        found[f"cold search {text}"] = Series([140], [50], 4)
        found[f"server search {text}"] = Series([66], [50], 4)
    page = report(found, 20_500_000)
    assert page.count("| yes |") == 1 + len(TEXTS) + 1
    assert page.count("| **no** |") == 2 + 1 + len(TEXTS)
