"""What the structure of a graph says: who is central, who belongs together, who connects the sectors."""
