"""The pages of each edition, and of what all share: a pure function of the library."""
