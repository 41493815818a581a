"""Forms, one module per person or journey. They check what was typed; what is allowed is decided by the actions."""
