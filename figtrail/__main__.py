"""`python -m figtrail`."""

from figtrail.cli import main

main()
