"""Questions about a result: what it hangs on, how long it lasts, what is still needed, what else would come of it.

Nothing here knows a rule of the norm: every answer is a result that was computed again.
"""
