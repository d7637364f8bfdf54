"""From bytes to records: documents to text, text to résumés and postings. Nothing here ranks or stores."""
