"""The loss lesson: what a wrong belief costs, and the way to a cheaper one."""
