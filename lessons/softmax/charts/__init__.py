"""Charts of the softmax lesson."""
