"""The wheel works where the project is not: built, installed into an empty environment, asked."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

PROJECT = Path(__file__).parents[1]
ARTICLE = "The harbour of Elvik was closed on Monday after a tanker ran aground. Captain Mira Oduya was unhurt."


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Runs a command away from the project, whose folders Python would find in the working directory."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_answers_in_an_empty_environment(tmp_path: Path) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, PROJECT, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"index", "qa", "ui", "eval"}
    assert {"qa/weights/model.safetensors", "qa/weights/confidence.json", "qa/py.typed"} <= set(names)

    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    # The dependencies are those of this environment; an editable project in it is not seen this way.
    dependencies = {"PYTHONPATH": sysconfig.get_paths()["purelib"]}
    place = run(python, "-c", "import qa; print(qa.__file__)", cwd=tmp_path, **dependencies)
    assert Path(place.strip()).is_relative_to(tmp_path / "venv")

    (tmp_path / "tanker.txt").write_text(ARTICLE)
    attest = tmp_path / "venv" / "bin" / "attest"
    run(attest, "ingest", tmp_path / "tanker.txt", "--index", tmp_path / "index", cwd=tmp_path, **dependencies)
    question = "Why was the harbour of Elvik closed?"
    answer = json.loads(
        run(attest, "ask", question, "--index", tmp_path / "index", "--json", cwd=tmp_path, **dependencies)
    )
    citation = answer["citations"][0]
    assert citation["text"] == ARTICLE[citation["start"] : citation["end"]] == answer["answer"]
    assert "tanker" in answer["answer"]
