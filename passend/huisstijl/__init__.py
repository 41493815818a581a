"""The look: form template pack, template tags, icons, error pages and the public pages without data."""
