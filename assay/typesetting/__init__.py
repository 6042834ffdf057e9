"""Setting text on pages: values in, a tagged PDF out. It knows nothing of cities, claims or cards."""
