"""From a question and a corpus to a cited answer."""
