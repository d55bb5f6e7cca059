"""Processes that work: what one task does to its process, the others go on."""

import os
import time

import pytest

from rashomon.errors import ModelError
from rashomon.work.workers import Failure, Task, workers


def double(number):
    return 2 * number


def fail(number):
    raise ValueError(f"{number}\nis no good")


def end(_):
    os._exit(9)


def hang(_):
    time.sleep(600)


def miss(_):
    raise ModelError("no model")


def done(count, tasks):
    """What comes out of tasks, by their keys."""
    found = {}
    with workers(count) as hands:
        waiting = list(tasks)
        while waiting or hands.busy:
            while waiting and hands.room:
                hands.give(waiting.pop(0))
            found.update(hands.results())
    return found


@pytest.mark.parametrize("count", [0, 2])
def test_results_come_by_the_keys_of_their_tasks(count):
    tasks = [Task(n, fail if n == 3 else double, (n,), 60) for n in range(6)]
    found = done(count, tasks)
    assert found == {0: 0, 1: 2, 2: 4, 3: Failure("ValueError: 3 is no good"), 4: 8, 5: 10}


def test_a_process_that_ends_or_hangs_costs_its_task_alone():
    tasks = [Task(0, end, (0,), 60), Task(1, double, (1,), 60), Task(2, hang, (2,), 0.5), Task(3, double, (3,), 60)]
    found = done(1, tasks)
    assert "ended, most likely for want of memory" in found[0].reason
    assert "took longer" in found[2].reason
    assert (found[1], found[3]) == (2, 6)


@pytest.mark.parametrize("count", [0, 1])
def test_a_missing_model_would_be_missing_for_all(count):
    with pytest.raises(ModelError, match="no model"):
        done(count, [Task(0, miss, (0,), 60)])


def test_what_is_in_hand_is_dropped_at_the_end():
    began = time.monotonic()
    with workers(1) as hands:
        hands.give(Task(0, hang, (0,), 600))
    assert time.monotonic() - began < 60
