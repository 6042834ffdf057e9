"""What people do. A workflow is a verb in a transaction: ask, check, save, tell."""
