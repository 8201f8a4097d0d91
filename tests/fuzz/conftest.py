"""The folder itself is importable: hostile.py."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
