"""The composition of it all: settings, addresses, middleware."""
