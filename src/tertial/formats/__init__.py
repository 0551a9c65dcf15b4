"""Files: bytes to columns and documents to files. No Django."""
