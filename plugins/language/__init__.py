"""The languages: what is right in a language and its scripts, whatever the site."""
