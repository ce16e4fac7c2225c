"""Where everything stands in a picture: exact figures become places on a true scale, as text, here and nowhere else.

How a picture looks is a template in `view/` and a style. The ladder keeps its proportions; the other pictures are as
wide as their column: places along it are a percentage of the width, heights are in `em` and grow with the text.
"""
