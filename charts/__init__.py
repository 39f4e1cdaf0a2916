"""Arrays in, figure out: Plotly figures as plain dicts, with colours by meaning."""
