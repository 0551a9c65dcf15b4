"""The monthly report of consumption per appropriation (anslagsförbrukning)."""
