"""What several packages of the core need: domains, expectations, labels, random streams."""
