"""Ten mistakes in one spec, of form and of meaning, are told at once, each with its place."""

from pathlib import Path

from tests.cli.conftest import Stheno

TEN = """\
version: 1
modules:
  size-guide:
    models:
      SizeGuide:
        fields:
          title: text searchabel
          unit: enum(mm, cm) = inch
          created_at: dateTime
          length: number
        relations:
          entries: hasMany SizeGuideEntry
        indexes:
          - title, colour
      SizeGuideEntry:
        fields:
          Label: text
        relations:
          guide: belongsTo SizeGuide.entries
          chart: belongsTo Chart.rows
  product:
    models:
      Finishes:
        fields:
          name: text
api:
  store/size-guides:
    model: size-guide.SizeGuide
    crud: [list, create]
"""
MISTAKES = {
    "7:11": "`searchabel` is no modifier",
    "8:11": "the default 'inch' is no enum value",
    "9:11": "Medusa adds this field itself",
    "10:11": "an array of rows for one row",
    "14:13": "there is no column `colour`",
    "17:11": "snake_case",
    "20:11": "this module has no model `Chart`",
    "21:3": "one of Medusa's own modules",
    "23:7": "use the singular, `Finish`",
    "29:5": "needs an owner",
}


def test_ten_mistakes_are_told_at_once_each_with_line_and_column(
    stheno: Stheno, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(TEN, encoding="utf-8")

    done = stheno("plan", str(wrong))

    told = [line.strip() for line in done.stderr.splitlines() if f"{wrong}:" in line]
    places = [line.removeprefix(f"{wrong}:").split(": ")[0] for line in told]
    assert done.returncode == 2
    assert places == list(MISTAKES), done.stderr
    assert [place for place, line in zip(places, told, strict=True) if MISTAKES[place] in line] == (
        places
    ), done.stderr


def test_what_may_come_of_a_mistake_is_not_told_as_another(stheno: Stheno, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    text = TEN.replace("belongsTo SizeGuide.entries", "belongs SizeGuide.entries")
    text = text.replace("title, colour", "Label, colour").replace("length:", "width:")
    wrong.write_text(text, encoding="utf-8")

    done = stheno("plan", str(wrong))

    assert "needs exactly one relation" not in done.stderr
    assert f"{wrong}:19:11" in done.stderr
    assert f"{wrong}:10:11" not in done.stderr
