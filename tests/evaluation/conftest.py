"""The folder itself is importable: real_footnotes.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
