"""Numbers: pure calculations, no Django, no clock."""
