"""Build of the data package: `python -m data.build INPUTS [--check]`.

Each module reads one family of inputs and returns rows; `package.py` ranks and writes them.
"""
