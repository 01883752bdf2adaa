"""The formats beside HTML: feeds, calendars, linked data, sitemaps."""
