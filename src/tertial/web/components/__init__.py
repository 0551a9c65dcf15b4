"""The parts that pages are composed of, as functions that give HTML. templatetags/tertial.py names them as tags.

docs/reference/components.md says how each is written; /style/ shows them.
"""
