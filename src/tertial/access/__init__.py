"""Roles held in units, substitutes, and who may do what."""
