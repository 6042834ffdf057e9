"""What is sent: letters, and their delivery."""
