"""How one number of a sentence is known: its words, its rules, and the record it becomes."""
