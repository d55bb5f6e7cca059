"""Requests made up from the API's description, fit and unfit, make nothing fail; what it describes is so."""

import warnings

import pytest

from tests.web.hostile import hostile_workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return hostile_workspace(tmp_path_factory.mktemp("requests"))


def test_no_request_makes_the_server_fail(workspace):
    # its libraries warn of their own use, at import
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bench.hostile_requests import app_of, outcomes

        found = list(outcomes(app_of(workspace), 8))
    assert len(found) > 20
    assert [one for one in found if one.fault] == []
