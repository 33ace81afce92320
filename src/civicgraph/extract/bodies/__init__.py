"""What the names of bodies and places say of whose they are, and what they are in this text."""
