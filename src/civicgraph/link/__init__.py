"""Across documents: which entities of one name are one, and which entities of several names are.

An id is made of kind and canonical name, so that what documents call alike is one thing without any comparison. Two
steps mend what that gets wrong in a collection:

- `aliases`: an organisation, event, project, work or law under a name that another document defines for it is that one.
- `people`: of people with one full name, those whose documents disagree about them are told apart.

`traits` reads off one document what these steps look at, `settle` takes the steps on tables of SQLite (on disk, whatever
the number of documents), `together` is the same for a few documents in memory. `probable` puts Splink in the place of the
exact rules about people.
"""

from civicgraph.link.memory import together
from civicgraph.link.settling import RUN_TABLES, TABLES, WORK_TABLES, Tables, Way, check_way, settle
from civicgraph.link.traits import Named, Told, Traits, traits

__all__ = ["RUN_TABLES", "TABLES", "WORK_TABLES", "Named", "Tables", "Told", "Traits", "Way", "check_way", "settle", "together", "traits"]
