"""What git can be asked; light to import, as tools name it in their form."""

from typing import Literal

Topic = Literal["status", "history", "blame", "diff"]
