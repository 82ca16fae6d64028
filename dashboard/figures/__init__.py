"""Pure functions from views to Plotly figure dicts, inline SVG and the words around them."""
