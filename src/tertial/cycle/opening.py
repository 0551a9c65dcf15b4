"""The points where the rest of the system hangs its work on the year's cycle.

A function registered in OPENS under an event's key (`followup.round`) is called when the event opens; one in CLOSES
under the same key when its process is over. Both must be harmless to call twice:

    function(*, agency_id: int, year: int, period: str, event_id: int, by: Actor) -> object

`year` is the year of the cycle: drafts of next year's plan open in this year's cycle.
"""

from tertial.kernel.registry import Point

OPENS = Point("cycle.opens")
CLOSES = Point("cycle.closes")
