"""The preview: the site as an editor sees it while writing."""
