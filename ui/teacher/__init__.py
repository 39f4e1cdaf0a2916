"""For the teacher: the sheet of a lesson, the bar of the class, and links to hand on."""
