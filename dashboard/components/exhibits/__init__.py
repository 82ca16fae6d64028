"""What the tiles tell, as tables: one module a group of tiles, one function a tile.

A function takes the view of a page and gives its exhibits; it has no numbers of its own.
"""
