"""Files made readable: pages with a picture and their text, whatever somebody gave us as a file.

`apart` is the way in: it reads a file in a process of its own, which a bomb or a crash may end.
"""
