"""What steers the agency: directives and their requirements, observations of the outside world."""
