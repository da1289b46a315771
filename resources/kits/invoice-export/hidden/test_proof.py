import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PROOF = "tests/test_review.py"


def run_on(tree, tmp_path):
    shutil.copytree(HERE / "billing", tmp_path / "billing")
    shutil.copytree(HERE / "trees" / tree, tmp_path / "billing", dirs_exist_ok=True)
    (tmp_path / "tests").mkdir()
    for name in ("tests/conftest.py", PROOF):
        shutil.copy(HERE / name, tmp_path / name)
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", PROOF]
    return subprocess.run(command, cwd=tmp_path, capture_output=True).returncode


def test_fails_on_the_pull_request(tmp_path):
    assert run_on("pull", tmp_path) == 1


def test_passes_on_the_repaired_tree(tmp_path):
    assert run_on("fixed", tmp_path) == 0
