"""Archives: any number of documents, on one machine or many, in memory that does not grow with their number.

1. list: each source is written down with the hash of its content (`steps.list_sources`).
2. read: what was not read before under the present rules, model and knowledge is read and extracted by the workers
   (`work.read_batch`, a pure function), and kept in the state under the hash of content and rules.
3. link: SQLite sorts how the documents describe their entities; each shared one gets one description (`steps.link`).
4. write: the workers make sorted N-Quads of each document and check them (`work.emit_batch`); kept under the hash of all
   that they depend on.
5. merge: the lines are sorted on disk, in runs that are merged as a stream, and counted on the way (`sorting`, `run`).
6. replace: all files of the output at once (`outputs`).

Only this process touches the state (`state`), so that workers may be anywhere; each step can be killed, and the next run
does again only what was not kept. `run.build_archive` is the whole way.
"""

from civicgraph.archive.executors import open_workers
from civicgraph.archive.outputs import output
from civicgraph.archive.run import WHOLE, Outcome, build_archive, compare
from civicgraph.archive.steps import Changes, Watch
from civicgraph.archive.work import Failed

__all__ = ["WHOLE", "Changes", "Failed", "Outcome", "Watch", "build_archive", "compare", "open_workers", "output"]
