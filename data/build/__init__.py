"""Build of the data package: `python -m data.build INPUTS [--check]`.

Each module turns one family of inputs into rows; `package.py` ranks and writes them.
"""
