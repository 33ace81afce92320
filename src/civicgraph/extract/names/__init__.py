"""Where the names of people, bodies, events, projects, works, laws and places begin and end in a sentence."""
