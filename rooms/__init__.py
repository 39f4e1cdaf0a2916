"""Classes: a teacher leads, students follow and answer; what is common to both is a room."""
