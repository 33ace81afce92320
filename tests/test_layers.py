"""The import rule: stages stand in the order of the data, and each heavy library has its few homes."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "civicgraph"
ROOTS = {"errors", "records", "names", "resources", "dates", "date_patterns", "date_meanings", "knowledge", "shown", "files"}

# Beside the roots and itself, what each stage may import.
STAGES = {
    "read": set(),
    "collect": {"read"},
    "extract": set(),
    "link": {"extract"},
    "graph": set(),
    "validate": {"graph"},
    "store": {"graph"},
    "query": {"graph", "store"},
    "serve": {"graph", "store", "query"},
    "analyse": {"graph"},
    "view": {"graph"},
    "explore": {"graph", "view"},
    "export": {"graph"},
    "identity": {"graph", "export"},
    "publish": {"graph", "validate", "view", "export"},
    "report": {"graph", "validate", "query", "analyse"},
    "pipeline": {"read", "collect", "extract", "link", "graph", "validate", "query", "analyse", "view", "report"},
    "archive": {"collect", "read", "link", "graph", "validate", "pipeline"},
    "frames": {"graph"},
    "api": {"graph", "analyse", "view", "report", "frames"},
    "__init__": {"api"},
    "__main__": {"cli"},
    "cli": {"read", "collect", "extract", "graph", "validate", "store", "query", "analyse", "view", "explore", "export", "identity", "publish", "report", "pipeline", "archive", "serve"},
}
# Within extract: its parts in the order of the data, each on those before it alone; the readers and their word lists stand beside them.
PARTS = ["text", "recognition", "names", "coreference", "clauses", "bodies", "roles", "events", "layouts"]
LISTS = {"lexicon", "relation_rules"}
HOMES = {
    "sudachipy": {"extract", "view"},  # view looks up how names are read
    "numpy": {"extract", "view"},
    "onnxruntime": {"extract"},
    "trafilatura": {"read"},
    "lxml": {"read", "collect"},
    "markdown_it": {"read"},
    "charset_normalizer": {"read"},
    "feedparser": {"collect"},
    "warcio": {"collect"},
    "protego": {"collect"},
    "urllib3": {"collect"},
    "fsspec": {"collect", "archive"},
    "pypdfium2": {"read"},
    "docx": {"read"},
    "platformdirs": {"cli", "archive"},
    "msgspec": {"archive", "extract"},
    "distributed": {"archive"},
    "splink": {"link"},
    "duckdb": {"link"},
    "pyarrow": {"link"},
    # validate and report share graph's triples
    "pyoxigraph": {"knowledge", "graph", "store", "query", "serve", "validate", "export", "identity", "publish", "report"},
    "rdflib": {"graph", "validate"},
    "pyshacl": {"validate"},
    "networkx": {"analyse", "view", "export", "api"},  # api: for the type alone
    "pandas": {"api"},
    "scipy": {"analyse", "view"},
    "threadpoolctl": {"view"},
    "pyvis": {"view"},
    "jinja2": {"view", "report", "publish", "serve"},
    "markupsafe": {"view", "report", "publish"},
    "click": {"cli"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
}
LONGEST = 400


def imported(source: str) -> Iterator[tuple[int, str]]:
    """The line and dotted name of every import, those inside functions and type checking included."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute here"
            if node.module == "civicgraph":
                yield from ((node.lineno, f"civicgraph.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module or ""


def faults(module: str, source: str) -> list[str]:
    """What breaks the rule in a module, named by its path below the package ("view/page.py")."""
    stage, _, inner = module.partition("/")
    stage, part = stage.removesuffix(".py"), inner.partition("/")[0]
    allowed = ROOTS | ({stage} | STAGES[stage] if stage in STAGES else set())
    found = []
    for line, name in imported(source):
        top, _, rest = name.partition(".")
        target = rest.partition(".")[0]
        if top == "civicgraph" and target not in {"", "__version__"} | allowed:
            found.append(f"{module}:{line} imports {target}")
        if name.startswith("civicgraph.extract.") and stage == "extract" and part in parts():
            before = PARTS[: PARTS.index(part)] if part in PARTS else ["text"]
            if (source_part := name.split(".")[2]) not in {part, *before} | LISTS:
                found.append(f"{module}:{line} imports {source_part}")
        if top in HOMES and stage not in HOMES[top]:
            found.append(f"{module}:{line} imports {top}")
    if (length := source.count("\n")) > LONGEST:
        found.append(f"{module} has {length} lines")
    return found


def parts() -> set[str]:
    """The folders below extract but the one that reads English, which has parts of its own."""
    return {path.parent.name for path in (SOURCE / "extract").glob("*/__init__.py")} - {"english"}


def modules() -> list[str]:
    return sorted(str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py"))


def test_the_import_rule_holds() -> None:
    assert [fault for module in modules() for fault in faults(module, (SOURCE / module).read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("view/page.py", "from civicgraph.analyse.measures import analyse"),
        ("extract/rules.py", "from civicgraph.read import read_file"),
        ("extract/names/people.py", "from civicgraph.extract.roles.posts import POST"),
        ("extract/text/words.py", "from civicgraph.extract.mentions import read_mentions"),
        ("extract/quotations/prose.py", "from civicgraph.extract.coreference.clusters import Cluster"),
        ("graph/emit.py", "def f():\n    from civicgraph.validate import conform"),
        ("read/html.py", "import civicgraph.pipeline"),
        ("names.py", "from civicgraph import graph"),
        ("records.py", "from civicgraph.cli import main"),
        ("report/page.py", "import networkx as nx"),
        ("cli/build.py", "from pyoxigraph import Quad"),
        ("query/answers.py", "from rdflib.plugins import sparql"),
        ("graph/model.py", "\n" * (LONGEST + 1)),
        ("serve/app.py", "from civicgraph.view import render_page"),
        ("store/disk.py", "import starlette"),
    ],
)
def test_a_planted_fault_is_found(module: str, source: str) -> None:
    assert len(faults(module, source)) == 1


def test_allowed_imports_are_no_faults() -> None:
    source = "import networkx\nfrom civicgraph import __version__\nfrom civicgraph.graph.model import Node\n"
    assert faults("analyse/network.py", source + "from civicgraph.records import Kind\nimport json\n") == []


def test_every_stage_has_its_rule() -> None:
    stages = {module.partition("/")[0].removesuffix(".py") for module in modules()} - {"__init__"}
    assert stages == (ROOTS | set(STAGES)) - {"__init__"}
    assert parts() == {*PARTS, "quotations"}


@pytest.mark.parametrize("call", [["--help"], ["--version"], ["build", "--help"], ["query", "--help"]])
def test_help_loads_no_heavy_library(call: list[str]) -> None:
    program = (
        "import sys\nfrom civicgraph.cli import main\n"
        f"try:\n    main({call!r}, prog_name='civicgraph')\nexcept SystemExit as end:\n    assert end.code == 0\n"
        "print('\\nloaded', *sorted(m for m in sys.modules if '.' not in m))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.rpartition("\nloaded ")[2].split())
    assert "click" in loaded
    assert loaded.isdisjoint(set(HOMES) - {"click"})
