"""What the bench of the server makes of several loads."""

from bench.server.load import Result, Times, medians


def loaded(p99: float, failed: int, idle: float) -> Result:
    return Result([Times("read_file", failed, p99 / 2, p99)], idle, Times("peer", 0, 1, p99 * 2))


def test_one_bad_moment_of_the_machine_is_not_what_is_told_but_every_failure_is() -> None:
    told = medians([loaded(20, 0, 100), loaded(90, 1, 104), loaded(22, 0, 102)])
    assert told.times == [Times("read_file", 1, 11, 22)]
    assert told.peer.p99 == 44
    assert told.idle == 104
