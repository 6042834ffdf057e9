"""What we ask: editions of a standard, read from their folders. Pure: no framework, no storage."""
