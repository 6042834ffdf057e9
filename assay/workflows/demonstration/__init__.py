"""The demonstration: invented cities in invented cohorts, played through the workflows like real ones."""

from assay.workflows.demonstration.playing import RealSite, play

__all__ = ["RealSite", "play"]
