"""Synthetic news: passages and questions with which the reader learns who did what to whom."""

from qa.training.news.stories import generate

__all__ = ["generate"]
