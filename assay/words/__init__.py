"""What it is called: stages, reasons, levels and faults in words a reader sees, marked for translation."""
