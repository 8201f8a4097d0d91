"""Actors: the register first, then the model and patterns; states told from places by what they do in the sentence."""

from extract.actors.find import read_actors
from extract.actors.register import resolve_name

__all__ = ["read_actors", "resolve_name"]
