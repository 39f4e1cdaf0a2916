"""One package a lesson: a file for each section, which a page puts in order, and charts."""
