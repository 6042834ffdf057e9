"""What a helper without an account sees at her one link."""
