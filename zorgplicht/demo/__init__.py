"""The demo region's made-up families: what happens to each, relative to today."""
