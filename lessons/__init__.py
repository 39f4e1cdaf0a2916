"""The sections of the lessons, one package a lesson; the pages put them in order."""
