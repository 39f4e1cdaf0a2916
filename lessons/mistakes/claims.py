"""All claims in their order, by their keys."""

from lessons.mistakes import information, likelihood, losses, scales, softmax, training

CLAIMS = {
    claim.key: claim
    for part in (scales, likelihood, losses, softmax, information, training)
    for claim in part.CLAIMS
}
