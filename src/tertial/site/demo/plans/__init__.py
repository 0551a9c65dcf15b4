"""What the example agency plans: areas, objectives, priorities and commitments."""
