"""Workbooks for people: templates to fill in, and their own files with every fault explained."""
