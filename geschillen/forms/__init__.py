"""What people fill in about a bezwaar and a dispute; the forms say what is missing, the actions what does not fit."""
