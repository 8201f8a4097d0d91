"""Puts this folder on the path: the suite and its renderers are modules that the tests here share."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
