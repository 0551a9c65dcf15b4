"""What each person owes and is told. Read-only: asks every domain below."""
