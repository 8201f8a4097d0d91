"""Mentions → versions: the contract's tables, written whole or not at all."""
