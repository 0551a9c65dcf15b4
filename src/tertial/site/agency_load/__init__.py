"""Reads a folder of lists that describes an agency, and loads it whole or not at all (`tertial agency load`)."""
