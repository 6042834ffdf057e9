"""What may happen: stages, moves, roles, access, visibility, eligibility. Pure: values in, verdicts out."""
