"""From articles to passages that can be searched."""
