"""Budget per unit, appropriation item, account group and month."""
