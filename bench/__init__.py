"""The promises that are numbers: `python -m bench`, or `make bench`."""
