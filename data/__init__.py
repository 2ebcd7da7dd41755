"""The curated data package: its tables, and the code that reads, checks and measures them."""
