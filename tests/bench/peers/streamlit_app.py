"""The four charts in Streamlit: a select box, and two columns."""

from __future__ import annotations

import streamlit as st
from four import COUNTRIES, FOUR

st.set_page_config(layout="wide")
name = st.selectbox("Country", list(COUNTRIES))
columns = st.columns(2)
for place, (draw, rows) in enumerate(FOUR):
    columns[place % 2].plotly_chart(draw(rows, name), key=draw.__name__)
