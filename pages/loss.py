"""Loss curves: what a wrong belief costs, and the way to a cheaper one."""

from lessons.loss import assumptions, compare, descent, growth, loss_surface, points, prices
from lessons.loss.story import STORY
from ui.layout import lesson_at
from ui.scenes import deck

deck(
    lesson_at("loss"),
    (
        prices.SCENE,
        compare.SCENE,
        points.SCENE,
        descent.SCENE,
        assumptions.SCENE,
        loss_surface.SCENE,
        growth.SCENE,
    ),
    STORY,
)
