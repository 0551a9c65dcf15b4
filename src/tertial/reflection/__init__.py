"""The units' talks: do we do the right things, in the best way? And the lessons drawn."""
