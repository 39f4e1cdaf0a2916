"""Your class: for teachers, beside a lesson or on a second screen."""

from lessons.cross_entropy import scenes as cross_entropy
from lessons.cross_entropy import story as cross_entropy_story
from lessons.likelihood import scenes as likelihood
from lessons.likelihood import story as likelihood_story
from lessons.loss import scenes as loss
from lessons.loss import story as loss_story
from lessons.odds import scenes as odds
from lessons.odds import story as odds_story
from lessons.sigmoid import scenes as sigmoid
from lessons.sigmoid import story as sigmoid_story
from lessons.softmax import scenes as softmax
from lessons.softmax import story as softmax_story
from lessons.train import scenes as train
from lessons.train import story as train_story
from rooms.class_page import Stop, class_page
from ui.layout import lesson_at

DECKS = {
    "odds": (odds.SCENES, odds_story.STORY),
    "sigmoid": (sigmoid.SCENES, sigmoid_story.STORY),
    "likelihood": (likelihood.SCENES, likelihood_story.STORY),
    "loss": (loss.SCENES, loss_story.STORY),
    "softmax": (softmax.SCENES, softmax_story.STORY),
    "cross-entropy": (cross_entropy.SCENES, cross_entropy_story.STORY),
    "train": (train.SCENES, train_story.STORY),
}

stops = [Stop(lesson_at(path), scenes, story.script) for path, (scenes, story) in DECKS.items()]
class_page([*stops, Stop(lesson_at("mistakes"))])
