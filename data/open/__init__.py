"""The package as open data: tables with described columns, formats, one zip, terms, queries."""
