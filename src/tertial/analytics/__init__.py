"""Sets: the ledger as Parquet, asked through DuckDB. No Django."""
