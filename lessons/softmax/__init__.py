"""The softmax lesson: from many scores to as many probabilities."""
