"""One file a step of the schema, in order of its number; no step is changed once it has been released."""
