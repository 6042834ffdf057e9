"""What is written down: the one app with models."""
