"""The operational plan (verksamhetsplan): goals, priorities, commitments, decisions."""
