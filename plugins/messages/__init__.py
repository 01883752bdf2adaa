"""Messages: what people who work on the site are told, each in their own language. Every room speaks through it."""
