"""The latest version of each edition as static pages: no server, no network, readable from a file."""

from publish.site.build import SiteSummary, build_site

__all__ = ["SiteSummary", "build_site"]
