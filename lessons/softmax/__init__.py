"""The sections of the softmax page: from many scores to as many probabilities."""
