"""What the Makefile calls: set-up, checks and the order of the tests. Standard library only."""
