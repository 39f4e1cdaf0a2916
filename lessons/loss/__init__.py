"""The sections of the loss page: what a wrong belief costs, and the way to a cheaper one."""
