"""Recognizes text that looks like patient details. This tool must never hold PHI (45 CFR 160.103). It warns, it never blocks."""

from questionnaire.privacy.guard import kinds_in, looks_like_phi, phi_in

__all__ = ["kinds_in", "looks_like_phi", "phi_in"]
