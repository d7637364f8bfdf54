"""What every crafted file says openly, and what it hides: the same words in every format and technique.

Nothing here is a real résumé; the hidden words are a posting's.
"""

OPEN = (
    "Ada Example",
    "Waiter",
    "ada@example.com",
    "Experience",
    "Waiter, Lantern Café, 2019 – 2023",
    "Served breakfast to eighty guests a day and trained four new colleagues",
    "Skills",
    "Table service, coffee, cash handling",
)
SECRET = "Kubernetes Terraform Golang Prometheus"
"""Four skills that nobody who serves breakfast claims openly."""
