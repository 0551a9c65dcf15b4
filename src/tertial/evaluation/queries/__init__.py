"""What can be asked about evaluation plans (`plans`), surveys (`surveys`) and their results (`results`)."""
