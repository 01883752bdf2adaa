"""What the desk does with texts: begins, changes, repairs, compares and converts them."""
