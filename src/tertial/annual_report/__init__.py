"""The annual report (årsredovisning): outline, text with linked figures, decision."""
