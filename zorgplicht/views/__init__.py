"""The pages of the case, one module per person or journey."""
