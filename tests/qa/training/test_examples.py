import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DataError
from qa.training.examples import Example, detokenise, is_dev, passage_key, read_examples


def write(path: Path, text: str) -> Path:
    """The text as a file, gzipped if its name says so; other characters than line feeds stay."""
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def answers(example: Example) -> list[str]:
    return [example.passage[start:end] for start, end in example.answers]


# Tokens to text.


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("Rain fell .", "Rain fell."),
        ("`` We wo n't '' , he said .", '"We won\'t", he said.'),
        ('" Yes , " she said , " no . "', '"Yes," she said, "no."'),
        ("The mayor 's house -LRB- and the mayors ' -RRB- burned", "The mayor's house (and the mayors') burned"),
        ("They 're here ; I 'll , she 'd , we 've", "They're here; I'll, she'd, we've"),
        ("-LSB- sic -RSB- -LCB- x -RCB-", "[sic] {x}"),
        ("$ 40 , or 12 % of £ 300", "$40, or 12% of £300"),
        ("two - thirds -- or so", "two-thirds – or so"),
        ("“ Rain ” , ‘ wind ’ , it ’s said ...", "“Rain”, ‘wind’, it’s said..."),
        ("did n’t", "didn’t"),
        ("What ? !", "What?!"),
        ("", ""),
    ],
)
def test_detokenise(tokens: str, text: str) -> None:
    assert detokenise(tokens.split(" "))[0] == text


def test_each_token_has_its_range() -> None:
    tokens = ["``", "We", "wo", "n't", "''", ",", "he", "said", "-LRB-", "twice", "-RRB-", "."]
    text, offsets = detokenise(tokens)
    expected = ['"', "We", "wo", "n't", '"', ",", "he", "said", "(", "twice", ")", "."]
    assert [text[start:end] for start, end in offsets] == expected


TOKENS = st.sampled_from(
    ["rain", "Zoë", "n't", "'s", "``", "''", '"', "-", "--", ",", ".", "(", "-LRB-", "$", "’s", "😀", "'"]
)


@given(st.lists(TOKENS, max_size=12))
def test_ranges_follow_each_other_with_nothing_but_single_spaces_between(tokens: list[str]) -> None:
    text, offsets = detokenise(tokens)
    assert len(offsets) == len(tokens)
    end_before = 0
    for (start, end), token in zip(offsets, tokens, strict=True):
        assert text[end_before:start] in ("", " ")
        assert end - start == len({"-LRB-": "(", "--": "–", "``": '"', "''": '"'}.get(token, token))
        end_before = end
    assert end_before == len(text)


# SQuAD.

PASSAGE = "\u00a0Ana Reyes left Orlo in 2015.\r\nShe came back in 2017."


def squad(*questions: dict[str, Any], context: str = PASSAGE) -> str:
    return json.dumps(
        {"version": "2.0", "data": [{"title": "t", "paragraphs": [{"context": context, "qas": questions}]}]}
    )


def question(text: str, *found: tuple[int, str], **more: Any) -> dict[str, Any]:
    given = [{"answer_start": start, "text": answer} for start, answer in found]
    return {"id": "1", "question": text, "answers": given, **more}


@pytest.mark.parametrize("name", ["dev.json", "dev.json.gz"])
def test_squad(tmp_path: Path, name: str) -> None:
    text = squad(
        question(" Who left? ", (1, "Ana Reyes"), (1, "Ana"), (1, "Ana Reyes")),
        question("Who won?", is_impossible=True, plausible_answers=[{"text": "Ana", "answer_start": 1}]),
    )
    first, second = read_examples(write(tmp_path / name, text))
    assert first == Example("Who left?", PASSAGE, ((1, 10), (1, 4), (1, 10)), passage_key(PASSAGE))
    assert second == Example("Who won?", PASSAGE, (), passage_key(PASSAGE))


def test_squad_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert len(read_examples(write(tmp_path / "dev.json", "\ufeff" + squad(question("Who?", (1, "Ana")))))) == 1


def test_white_space_around_an_annotated_answer_is_cut_off(tmp_path: Path) -> None:
    start = PASSAGE.index(" Orlo")
    (example,) = read_examples(
        write(tmp_path / "dev.json", squad(question("Where?", (start, " Orlo "), (0, "\u00a0Ana"))))
    )
    assert answers(example) == ["Orlo", "Ana"]


def test_a_paragraph_a_line(tmp_path: Path) -> None:
    paragraph = {"id": "orlo", "context": PASSAGE, "qas": [question("Who left?", (1, "Ana")), question("Who won?")]}
    first, second = read_examples(write(tmp_path / "own.jsonl", json.dumps(paragraph) + "\n\n"))
    assert (first.question, answers(first), second.answers) == ("Who left?", ["Ana"], ())
    assert first.group == second.group == passage_key(PASSAGE)


def test_an_answer_that_does_not_stand_at_its_offset_is_dropped_and_a_question_without_one_left_out(
    tmp_path: Path,
) -> None:
    text = squad(
        question("Who left?", (2, "Ana Reyes"), (1, "Ana")),
        question("Where?", (0, "Orlo")),
        question("When?", (0, "")),
        question("Where to?", (1, "\u00a0")),
    )
    (example,) = read_examples(write(tmp_path / "dev.json", text))
    assert (example.question, answers(example)) == ("Who left?", ["Ana"])


# QAMR: tab-separated, answers as token positions.

SENTENCE = "The mayor 's driver , Ana Reyes , did n't leave ."


def qamr(question: str, *positions: str) -> str:
    first, *validations = positions
    return "\t".join(["d:0:1", "3", "w", "1", "1", question, first, *(f"w{i}:{v}" for i, v in enumerate(validations))])


def write_qamr(folder: Path, *lines: str, sentences: str = f"d:0:1\t{SENTENCE}\n", gz: str = ".gz") -> Path:
    write(folder / f"qamr_sents.tsv{gz}", sentences)
    return write(folder / f"qamr_dev.tsv{gz}", "\n".join(lines) + "\n")


@pytest.mark.parametrize("gz", ["", ".gz"])
def test_qamr(tmp_path: Path, gz: str) -> None:
    path = write_qamr(tmp_path, qamr("Who did n't  leave ?", "5 6", "6 5", "0 1 2 3"), gz=gz)
    (example,) = read_examples(path)
    assert example.passage == "The mayor's driver, Ana Reyes, didn't leave."
    assert example.question == "Who didn't leave?"
    assert answers(example) == ["Ana Reyes", "Ana Reyes", "The mayor's driver"]
    assert example.group == passage_key(example.passage)


def test_the_sentences_of_the_document_around_a_sentence_are_kept_in_their_order(tmp_path: Path) -> None:
    others = {
        "d:1:0": "It rained .",
        "d:0:0": "Morning .",
        "e:0:0": "Elsewhere .",
        "d:0:10": "Night .",
        "d:0:2": "Noon .",
    }
    sentences = "".join(f"{id}\t{text}\n" for id, text in ({"d:0:1": SENTENCE} | others).items())
    (example,) = read_examples(write_qamr(tmp_path, qamr("Who?", "5"), sentences=sentences))
    assert example.before == ("Morning.",)
    assert example.after == ("Noon.", "Night.", "It rained.")


def test_qamr_answers_in_pieces_are_dropped_and_invalid_questions_left_out(tmp_path: Path) -> None:
    path = write_qamr(
        tmp_path,
        qamr("Who?", "3 5 6", "5 6", "5"),  # in pieces, whole, whole
        qamr("What?", "0 3", "1 5", "0 9"),  # all in pieces
        qamr("Which?", "5", "Invalid", "5"),
    )
    assert [(e.question, answers(e)) for e in read_examples(path)] == [("Who?", ["Ana Reyes", "Ana"])]


def test_only_line_ends_end_a_line(tmp_path: Path) -> None:
    path = write_qamr(
        tmp_path, qamr("Who\u2028left ?", "1", "1"), "", sentences="d:0:1\tThe may\u0085or left .\r\n\r\n"
    )
    (example,) = read_examples(path)
    assert (example.passage, answers(example)) == ("The may\u0085or left.", ["may\u0085or"] * 2)


# QA-SRL: comma-separated, half-open token ranges.


def write_qasrl(folder: Path, *rows: str) -> Path:
    write(folder / "qasrlgs_news.dev.sentences.csv.gz", f'qasrl_id,tokens\nn:0:1,"{SENTENCE}"\n')
    header = "qasrl_id,verb_idx,question,answer,answer_range\n"
    return write(folder / "qasrlgs_news.dev.gold.csv.gz", header + "".join(row + "\n" for row in rows))


def test_qasrl(tmp_path: Path) -> None:
    path = write_qasrl(
        tmp_path,
        "n:0:1,10,who did n't leave?,\"Ana Reyes~!~The mayor 's driver\",5:7~!~0:4",
        "n:0:1,10,who did someone leave?,Ana,5:6",
        "n:0:1,10,where did someone leave?,,",
        "n:0:1,10,who did n't leave?,Ana,5:6",
    )
    (example,) = read_examples(path)
    assert example.question == "who didn't leave?"
    assert answers(example) == ["Ana Reyes", "The mayor's driver", "Ana"]


# QED: JSON lines, answers as offsets in the tokenised text.


def test_qed(tmp_path: Path) -> None:
    start = SENTENCE.index("Ana")
    reyes = {"start": start, "end": start + len("Ana Reyes"), "string": "Ana Reyes"}
    driver = {"start": 0, "end": SENTENCE.index(" ,"), "string": ""}
    rows = [
        {
            "question_text": " who did n't leave ",
            "paragraph_text": SENTENCE,
            "original_nq_answers": [[reyes], [driver]],
        },
        {"question_text": "in pieces", "paragraph_text": SENTENCE, "original_nq_answers": [[reyes, driver]]},
    ]
    path = write(tmp_path / "qed_dev.jsonl.gz", "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    (example,) = read_examples(path)
    assert (example.question, answers(example)) == ("who did n't leave", ["Ana Reyes", "The mayor's driver"])


# What is not data.


def assert_refused(path: Path, reason: str = "") -> None:
    with pytest.raises(DataError, match=f"is not question-answer data that can be read: .*{reason}") as caught:
        read_examples(path)
    message = str(caught.value)
    assert message.startswith(str(path))
    assert message.endswith(".")
    assert not message.endswith("..")
    assert "\n" not in message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not JSON",
        "[]",
        "null",
        '"data"',
        "{}",
        '{"data": [{}]}',
        '{"data": [{"paragraphs": [{"context": 7, "qas": [{"question": "q", "answers": []}]}]}]}',
        squad({"id": "1", "question": "Who?"}),
        squad({"id": "1", "question": "Who?", "answers": [{"text": "Ana"}]}),
        squad({"id": "1", "question": "Who?", "answers": [{"text": "Ana", "answer_start": "1"}]}),
        squad({"id": "1", "question": None, "answers": []}),
    ],
)
def test_squad_that_is_malformed(tmp_path: Path, text: str) -> None:
    assert_refused(write(tmp_path / "dev.json", text))


def test_files_that_are_not_there_or_not_what_they_are_called(tmp_path: Path) -> None:
    assert_refused(tmp_path / "missing.json", "No such file")
    assert_refused(tmp_path, "Is a directory")
    whole = gzip.compress(squad(question("Who?", (1, "Ana"))).encode())
    contents = {
        "plain": b"{}",
        "cut": whole[:-20],
        "damaged": whole[:20] + b"\xff\xff\xff\xff" + whole[24:],
        "latin": gzip.compress("é".encode("latin-1")),
    }
    for name, content in contents.items():
        (tmp_path / f"{name}.json.gz").write_bytes(content)
        assert_refused(tmp_path / f"{name}.json.gz")


@pytest.mark.parametrize(
    "line",
    [
        "d:0:1\tonly three\tcolumns",
        qamr("Who?", "1", "1").replace("d:0:1", "d:0:9"),  # an unknown sentence
        qamr("Who?", "99", "99"),  # a token that the sentence does not have
        qamr("Who?", "one", "1"),
        qamr("Who?", "1", "1").replace("w0:1", "1"),
    ],
)
def test_qamr_that_is_malformed(tmp_path: Path, line: str) -> None:
    assert_refused(write_qamr(tmp_path, line))


def test_qamr_without_its_sentences(tmp_path: Path) -> None:
    assert_refused(write(tmp_path / "qamr_dev.tsv", qamr("Who?", "1")), "qamr_sents")


def test_qasrl_that_is_malformed(tmp_path: Path) -> None:
    for row in ("n:9,1,who left?,Ana,5:6", "n:0:1,1,who left?,Ana,5:99", "n:0:1,1,who left?,Ana,5", "n:0:1"):
        assert_refused(write_qasrl(tmp_path, row))
    (tmp_path / "qasrlgs_news.dev.sentences.csv.gz").unlink()
    assert_refused(write(tmp_path / "qasrlgs_news.dev.gold.csv.gz", "qasrl_id,question,answer_range\n"), "No such file")


def test_qed_that_is_malformed(tmp_path: Path) -> None:
    for text in ("{", "[]\n", '{"paragraph_text": "a"}\n', '{"paragraph_text": null}\n'):
        assert_refused(write(tmp_path / "qed_dev.jsonl", text))


# The dev split.


def test_the_dev_split_is_a_tenth_and_depends_on_the_group_alone() -> None:
    groups = [passage_key(f"passage {n}") for n in range(3000)]
    dev = [is_dev(Example("Who?", "", (), group)) for group in groups]
    assert 240 < sum(dev) < 360
    assert dev == [is_dev(Example("Where?", "other", ((0, 1),), group)) for group in groups]


def test_the_dev_split_is_the_same_on_every_machine() -> None:
    assert passage_key("Orlo")[:16] == "13fa274dd2d40a1e"
    assert [n for n in range(40) if is_dev(Example("", "", (), str(n)))] == [18]
