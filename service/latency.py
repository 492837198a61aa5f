"""How long one call may hold up another: by garbage that is looked for, or by a thread's turn."""

import gc
import sys

# Each call leaves some in circles, and what collects them holds every caller up for as long.
_MOST_AT_ONCE = 2_000
# Tools work in threads, and let go of the interpreter whenever they ask the system for something.
# The loop would then keep it for 5 ms each time, where a whole call takes 2.
_TURN = 0.000_1


def bound_waits() -> None:
    """Let threads take short turns, and look for garbage little by little in what comes from now.

    What is loaded by now is left alone.
    """
    sys.setswitchinterval(_TURN)
    gc.freeze()
    gc.set_threshold(_MOST_AT_ONCE, 10, 10)
    gc.enable()
