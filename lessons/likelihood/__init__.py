"""The sections of the likelihood page: which belief explains the data best."""
