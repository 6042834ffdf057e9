"""How properties are tried: without a deadline, for a busy machine is no fault of the code."""

from hypothesis import settings

settings.register_profile("assay", deadline=None)
settings.load_profile("assay")
