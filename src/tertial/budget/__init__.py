"""Internal budget per unit, appropriation item, account group and month; forecasts per item."""
