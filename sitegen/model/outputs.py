"""Names that the program keeps for itself in the output folder."""

MANIFEST = ".dateline-manifest"  # which of its files are ours
STAGING = ".dateline-staging"  # what is being put there
