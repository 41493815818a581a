"""The public calculator `/termijnrekenaar/`: a few dates in, all terms with their reasons out. Stores nothing."""
