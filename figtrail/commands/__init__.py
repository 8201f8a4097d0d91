"""The commands, a module a group of them. Each is a thin skin over functions; cli.py lists them."""
