"""What comes from and goes to a person's disk or address."""
