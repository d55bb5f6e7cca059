"""Work on a workspace: adding, analysing, grouping, giving accounts, watching. Stages do it; this keeps the order."""
