"""The ledger (huvudbok): batches as received, the rows that count, the rows behind a figure."""
