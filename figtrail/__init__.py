"""figtrail: report sections as data, with a trail from every figure to its sentence and its source."""

__version__ = "0.1.0"
