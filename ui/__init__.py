"""Everything between the core and the screen: entry script, controls, language, live figure."""
