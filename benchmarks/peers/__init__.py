"""What the app is measured against, on the figure of its own odds page."""
