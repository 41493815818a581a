"""The pages of a bezwaar and a dispute: of the family, the school and the board."""
