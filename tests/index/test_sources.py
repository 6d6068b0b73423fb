"""Which files the paths of a user stand for."""

import json
from pathlib import Path

import pytest

from index.sources import find_sources
from index.types import Failure
from tests.index.files import without_root, written


def test_files_folders_and_globs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a.md", "c.jsonl", "picture.png", ".hidden.txt", "sub/d.HTML", "sub/e.pdf", ".git/f.txt"):
        written(tmp_path / "news" / name, "x")
    monkeypatch.chdir(tmp_path)
    everything = ["news/a.md", "news/b.txt", "news/c.jsonl", "news/sub/d.HTML", "news/sub/e.pdf"]
    assert find_sources(["news"]) == everything
    assert find_sources(["news/"]) == everything
    assert find_sources(["news/b.txt", "news"]) == [
        "news/b.txt",
        *[name for name in everything if name != "news/b.txt"],
    ]
    assert find_sources(["news/*.txt"]) == ["news/b.txt"]
    assert find_sources(["news/**/*.pdf"]) == ["news/sub/e.pdf"]
    assert set(find_sources(["**"])) == set(everything)
    assert find_sources(["news/*"]) == everything
    assert find_sources([tmp_path / "news" / "b.txt", "./news/b.txt"]) == [str(tmp_path / "news" / "b.txt")]
    assert find_sources(["./news/b.txt"]) == ["./news/b.txt"]
    assert find_sources(["news/.hidden.txt"]) == ["news/.hidden.txt"]
    assert find_sources([]) == []


def test_a_name_with_glob_characters_is_a_name_first(tmp_path: Path) -> None:
    path = written(tmp_path / "what[1]?.txt", "x")
    assert find_sources([path]) == [str(path)]


def test_a_link_to_the_same_file_is_the_same_file(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "x")
    (tmp_path / "b.txt").symlink_to(path)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert find_sources([tmp_path]) == [str(path)]


def test_a_broken_link_that_is_named_is_left_to_the_reader(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone")
    assert find_sources([tmp_path / "broken.txt"]) == [str(tmp_path / "broken.txt")]


def test_what_matches_nothing_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "x")
    unknown = written(tmp_path / "a.png", "x")
    (tmp_path / "empty").mkdir()
    gone, none, empty = tmp_path / "gone.txt", tmp_path / "*.pdf", tmp_path / "empty"
    found = find_sources([gone, none, unknown, empty, "", "nul\0.txt", "\ud800.txt", path])
    failures = [item for item in found if isinstance(item, Failure)]
    assert [item for item in found if not isinstance(item, Failure)] == [str(path)]
    assert [failure.source for failure in failures[:4]] == [str(gone), str(none), str(unknown), str(empty)]
    assert [failure.reason for failure in failures[:2]] == [
        "There is no such file or folder.",
        "No .txt, .md, .markdown, .html, .htm, .pdf, .docx, .jsonl file matches.",
    ]
    assert failures[2].reason.startswith("Only .txt, ")
    assert failures[3].reason.startswith("The folder holds no ")
    assert len(failures) == 7
    for failure in failures:
        failure.source.encode()


def test_a_folder_that_may_not_be_opened(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o000)
    tmp_path.chmod(0o755)
    with without_root():
        # pytest's own folders above are closed to others, so either is refused in the same words
        assert find_sources([folder]) == [Failure(str(folder), "Permission denied.")]


def test_questions_beside_the_articles_are_passed_over_unless_they_are_named(tmp_path: Path) -> None:
    article = str(written(tmp_path / "a.md", "The ferry sank on Friday."))
    record = {"id": "q1", "question": "When did the ferry sink?", "answers": ["Friday"]}
    questions = written(tmp_path / "questions.jsonl", json.dumps(record) + "\n")
    assert find_sources([tmp_path]) == [article]
    assert find_sources([questions]) == [str(questions)]
    assert find_sources([tmp_path / "*"]) == [article, str(questions)]


def test_articles_of_which_one_has_a_question_are_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", json.dumps({"text": "The ferry sank.", "question": "Why?"}))
    broken = written(tmp_path / "b.jsonl", "{")
    assert find_sources([tmp_path]) == [str(path), str(broken)]
