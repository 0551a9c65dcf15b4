"""The HTML face: views, forms, templates. Calls queries and actions, holds no rules."""
