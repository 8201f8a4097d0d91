"""Brings new editions into raw/. The only room that uses the network."""

from fetch.run import Outcome, fetch_all
from fetch.settings import Settings, Source, read_settings

__all__ = ["Outcome", "Settings", "Source", "fetch_all", "read_settings"]
