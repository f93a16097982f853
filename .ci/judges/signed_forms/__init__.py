"""Small signed forms and what is appended to them: a plan in, a file out, and the same file for the same plan."""
