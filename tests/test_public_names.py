import subprocess
import sys

import rashomon


def test_public_names_are_sorted_documented_and_there():
    assert list(rashomon.__all__) == sorted(rashomon.__all__)
    for name in rashomon.__all__:
        assert hasattr(rashomon, name), name
        if name != "__version__":
            assert (getattr(rashomon, name).__doc__ or "").strip(), name
    assert set(dir(rashomon)) == set(rashomon.__all__)


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(rashomon, "no_such_name")


def test_importing_and_checking_load_no_language_model():
    code = (
        "import sys, rashomon, rashomon.cli, rashomon.account.verify, rashomon.read;"
        "print([m for m in ('spacy', 'torch', 'sklearn') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
