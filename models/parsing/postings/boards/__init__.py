"""Answers of job boards: one small pure mapping a board, told apart by shape and never by name of file or address."""
