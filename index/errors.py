"""Every error that Attest raises on purpose.

    AttestError                 printed by ``ui`` as one sentence; exit status 2
    ├── ArticleError            one article could not be read (ingest goes on with the others)
    ├── CorpusError             the index folder is missing, damaged or locked
    │   └── EncoderMismatch     the index was made with another encoder
    ├── ArticleNotFound         no article (or more than one) goes by that name
    ├── ModelError              an encoder or reader could not be loaded
    ├── QuestionError           a question that cannot be asked (empty, not text)
    └── DataError               a file of questions, gold or training data is malformed

A message is one clear sentence that says what is wrong and where.
"""


class AttestError(Exception):
    """Base of every error that is a user's to mend; its text is one sentence."""


class ArticleError(AttestError):
    """One article could not be read; the message is the reason, without the path."""


class CorpusError(AttestError):
    """The index folder is missing, not an index, damaged, or in use."""


class EncoderMismatch(CorpusError):
    """The index was made with another encoder than the one given."""


class ArticleNotFound(AttestError):
    """No article, or more than one, answers to the given ID or source."""


class ModelError(AttestError):
    """A model could not be found, or is not what it claims to be."""


class QuestionError(AttestError):
    """The question is empty or is not text."""


class DataError(AttestError):
    """A file of questions, gold answers or training data is malformed; says where."""
