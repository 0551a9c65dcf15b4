"""Wires everything together: settings, addresses, command line, demo. Nothing imports this."""
