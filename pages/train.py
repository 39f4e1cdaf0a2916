"""Training: a classifier learns, and the film of it can be played."""

from lessons.train.follow import forget_shown, go_on
from lessons.train.kept_file import tell_file
from lessons.train.scenes import SCENES
from lessons.train.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

forget_shown()
tell_file()
deck(lesson_at("train"), SCENES, STORY)
go_on(whole=True)
