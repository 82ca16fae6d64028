"""Reusable, stateless pieces of a page: views in, HTML out."""
