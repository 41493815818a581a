"""The kernel: who is there, whose dossier it is, who may read what, and the list of dated facts."""
