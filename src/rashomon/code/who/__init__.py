"""For whom a speaker speaks, by his own words and by all that the document tells of him."""
