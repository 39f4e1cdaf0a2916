"""Parts of the page on training."""
