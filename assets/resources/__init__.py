"""The outside world as assets see it: the inbox and the database. What is done with it is the stages' business."""
