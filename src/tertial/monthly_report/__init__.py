"""The monthly report of consumption per appropriation item: drafted, commented, fixed, published."""
