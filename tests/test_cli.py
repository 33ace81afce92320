"""The commands as users meet them: output, messages, exit codes, and what stays untouched."""

import csv
import io
import json
import os
import pty
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import RdfFormat, parse

from civicgraph import __version__, pipeline
from civicgraph import files as cli_files
from civicgraph.cli import main
from civicgraph.cli.commands import COMMANDS
from civicgraph.cli.tables import columns, text_table
from civicgraph.errors import InputError, UsageError
from civicgraph.graph.load import load_graph
from civicgraph.records import Document, Extraction

ARTICLE = """デジタル庁と呉市、データの公開で協定

デジタル庁は2024年4月1日、広島県の呉市と協定を結んだ。
一般社団法人コード・フォー・ジャパンの代表理事、関治之氏は「市民と行政が一緒に手を動かすことが大切です」と話した。
"""
OTHER = """経済産業省の説明会

経済産業省は2023年10月5日、大阪府で説明会を開いた。
"""
WRITTEN = ["graph.ttl", "graph.nq", "graph.html", "report.md"]
REAL = Path(__file__).parents[1] / "data" / "articles" / "c4js2021.txt"
SOURCE = "https://www.xross-dx.com/article/c4js2021vol1.html"


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def process(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*arguments), capture_output=True, cwd=cwd, env={**os.environ, **environment})


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "civicgraph", *map(str, arguments)]


def tree(folder: Path) -> dict[str, bytes | None]:
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}


def outputs(folder: Path) -> dict[str, bytes | None]:
    """All but what a build keeps for the next one, and run.json, which tells times."""
    return {name: data for name, data in tree(folder).items() if not name.startswith(".civicgraph") and name != "run.json"}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "協定.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def existing(tmp_path: Path) -> Path:
    """An output folder of an earlier build, with a file of the user's."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "graph.ttl").write_text("# earlier")
    (out / "notes.md").write_text("my own")
    return out


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build that the reading commands share."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    result = run("build", folder / "a.txt", "--source", "https://news.example/a", "-o", folder / "out")
    assert result.exit_code == 0, result.output
    return folder / "out"


class TestBuild:
    def test_writes_every_file_and_says_what_is_next(self, article: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        result = run("build", article, "-o", out, "--source", "https://news.example/a")
        assert result.exit_code == 0, result.output
        assert result.stdout.splitlines() == [str(out / n) for n in [*WRITTEN, "articles/協定.txt", "run.json"]]
        assert set(outputs(out)) == {*WRITTEN, "articles", "articles/協定.txt"}
        assert [path.name for path in (out / ".civicgraph").iterdir()] == ["state.sqlite"]
        assert "1 article: " in result.stderr
        assert "SHACL: the graph conforms" in result.stderr
        assert f"civicgraph query {out / 'graph.nq'} members-and-roles" in result.stderr
        assert not list(tmp_path.rglob(".civicgraph-*"))

    def test_evidence_stands_in_the_written_text(self, built: Path) -> None:
        text = (built / "articles" / "a.txt").read_bytes().decode()
        graph = load_graph(built / "graph.nq")
        evidence = [e for found in (*graph.facts, *graph.quotes) for e in found.evidence]
        assert evidence
        assert all(text[e.start : e.end] == e.exact for e in evidence)

    def test_options_reach_the_graph(self, article: Path, tmp_path: Path) -> None:
        given = {"--source": "https://news.example/1", "--date": "令和6年4月2日", "--publisher": "みなと新聞"}
        options = [word for pair in given.items() for word in pair]
        base = "https://data.example/"
        out = tmp_path / "out"
        assert run("build", article, "-o", out, *options, "--title", "見出し", "--base", base).exit_code == 0
        graph = load_graph(out / "graph.ttl")
        (found,) = graph.articles
        assert (found.url, found.date, found.headline) == ("https://news.example/1", "2024-04-02", "見出し")
        assert found.publisher == "みなと新聞"
        assert all(iri.startswith(f"{base}id/") for iri in graph.nodes)

    def test_without_provenance_no_statement(self, article: Path, tmp_path: Path) -> None:
        assert run("build", article, "-o", tmp_path / "out", "--no-provenance").exit_code == 0
        assert b"rdf:Statement" not in (tmp_path / "out" / "graph.ttl").read_bytes()

    def test_min_confidence_leaves_out_what_is_less_sure(self, article: Path, tmp_path: Path) -> None:
        assert run("build", article, "-o", tmp_path / "all").exit_code == 0
        every = load_graph(tmp_path / "all" / "graph.ttl").facts
        least = max(fact.confidence for fact in every)
        assert run("build", article, "-o", tmp_path / "sure", "--min-confidence", str(least)).exit_code == 0
        sure = load_graph(tmp_path / "sure" / "graph.ttl").facts
        assert set(sure) == {fact for fact in every if fact.confidence >= least}
        assert 0 < len(sure) < len(every)

    def test_where_nothing_is_sure_enough_the_message_names_the_bound(self, article: Path, tmp_path: Path) -> None:
        result = run("build", article, "-o", tmp_path / "out", "--min-confidence", "1")
        assert result.exit_code == 1
        assert "--min-confidence" in result.stderr
        assert not (tmp_path / "out").exists()

    def test_stdin(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        assert run("build", "-", "-o", out, stdin=ARTICLE).exit_code == 0
        assert (out / "articles" / "article.txt").read_bytes().decode() == ARTICLE

    def test_a_directory_is_read_to_the_bottom(self, article: Path, tmp_path: Path) -> None:
        deep = article.parent / "2023" / "説明会.md"
        deep.parent.mkdir()
        deep.write_text(OTHER, encoding="utf-8")
        (article.parent / "notes.csv").write_bytes(b"%PDF-1.4\0")
        (article.parent / ".hidden.txt").write_text("秘密")
        result = run("build", article.parent, "-o", tmp_path / "out")
        assert result.exit_code == 0, result.output
        assert len(load_graph(tmp_path / "out" / "graph.nq").articles) == 2

    def test_equal_names_get_texts_of_their_own(self, article: Path, tmp_path: Path) -> None:
        other = tmp_path / "in" / "x" / article.name
        other.parent.mkdir()
        other.write_text(OTHER, encoding="utf-8")
        run("build", article, other, "-o", tmp_path / "out")
        texts = sorted((tmp_path / "out" / "articles").iterdir())
        assert sorted(path.read_bytes().decode() for path in texts) == sorted([ARTICLE, OTHER])

    def test_the_same_article_twice_is_one(self, article: Path, tmp_path: Path) -> None:
        copy = shutil.copy(article, tmp_path / "copy.txt")
        assert run("build", article, copy, article, "-o", tmp_path / "out").exit_code == 0
        assert len(load_graph(tmp_path / "out" / "graph.ttl").articles) == 1

    def test_two_texts_of_one_address_are_one_too_many(self, tmp_path: Path) -> None:
        for name, text in (("a.txt", ARTICLE), ("b.txt", OTHER)):
            (tmp_path / name).write_text(f"---\nurl: https://news.example/1\n---\n{text}", encoding="utf-8")
        result = run("build", tmp_path / "b.txt", tmp_path / "a.txt", "-o", tmp_path / "out")
        assert result.exit_code == 1
        message = f"{tmp_path / 'b.txt'}: another text of https://news.example/1 than {tmp_path / 'a.txt'}"
        assert message in result.stderr

    def test_what_civicgraph_did_not_write_stays(self, article: Path, existing: Path) -> None:
        inode = existing.stat().st_ino
        assert run("build", article, "-o", existing).exit_code == 0
        assert (existing / "notes.md").read_text() == "my own"
        assert (existing / "graph.ttl").read_text() != "# earlier"
        assert existing.stat().st_ino == inode

    def test_into_the_working_directory(self, article: Path, existing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(existing)
        result = run("build", article, "-o", ".")
        assert result.exit_code == 0, result.output
        assert {*WRITTEN, "notes.md"} <= set(tree(existing))

    def test_new_folders_above_the_output(self, article: Path, tmp_path: Path) -> None:
        out = tmp_path / "a" / "b" / "out"
        assert run("build", article, "-o", out).exit_code == 0
        assert (out / "graph.ttl").is_file()


def _empty(folder: Path) -> list[Path]:
    path = folder / "empty.txt"
    path.write_bytes(b"")
    return [path]


def _binary(folder: Path) -> list[Path]:
    path = folder / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    return [path]


def _missing(folder: Path) -> list[Path]:
    return [folder / "missing.txt"]


def _folder_without_articles(folder: Path) -> list[Path]:
    path = folder / "none"
    path.mkdir()
    (path / "data.csv").write_text("a,b")
    return [path]


def _no_entity(folder: Path) -> list[Path]:
    path = folder / "weather.txt"
    path.write_text("今日は朝から雨が降っていて、とても寒かった。\n", encoding="utf-8")
    return [path]


def _two_bad(folder: Path) -> list[Path]:
    return [*_empty(folder), *_missing(folder)]


BAD = [
    (_empty, 3, "empty.txt"),
    (_binary, 3, "picture.txt"),
    (_missing, 3, "missing.txt: there is no such file. Check the path."),
    (
        _folder_without_articles,
        3,
        "none: there is no article in this directory. Articles are *.txt, *.html, *.htm, *.md, *.pdf, *.docx.",
    ),
    (_two_bad, 3, "missing.txt: there is no such file."),
    (_no_entity, 1, "Nothing found: no entity in 1 article."),
]


class TestBadInput:
    @pytest.mark.parametrize(("make", "code", "message"), BAD)
    def test_says_why_and_touches_nothing(
        self, make: Callable[[Path], list[Path]], code: int, message: str, existing: Path, tmp_path: Path
    ) -> None:
        inputs, before = make(tmp_path), tree(existing)
        result = run("build", *inputs, "-o", existing)
        assert (result.exit_code, result.stdout) == (code, "")
        assert message in result.stderr
        assert "Traceback" not in result.stderr
        assert tree(existing) == before
        assert run("build", *inputs, "-o", tmp_path / "new").exit_code == code
        assert not (tmp_path / "new").exists()

    def test_the_good_ones_are_built_beside_a_bad_one(self, article: Path, tmp_path: Path) -> None:
        result = run("build", article, tmp_path / "missing.txt", *_binary(tmp_path), "-o", tmp_path / "out")
        assert result.exit_code == 1
        assert "missing.txt: there is no such file" in result.stderr
        assert "picture.txt" in result.stderr
        assert len(load_graph(tmp_path / "out" / "graph.ttl").articles) == 1

    def test_an_article_without_entities_among_others_is_named(self, article: Path, tmp_path: Path) -> None:
        result = run("build", article, *_no_entity(tmp_path), "-o", tmp_path / "out")
        assert result.exit_code == 0
        assert "Nothing found in " in result.stderr

    def test_an_output_that_is_a_file(self, article: Path, tmp_path: Path) -> None:
        place = tmp_path / "file"
        place.write_text("mine")
        for out in (place, place / "below"):
            result = run("build", article, "-o", out)
            assert result.exit_code == 2
            assert "is not a directory. Give another place with -o." in result.stderr
        assert place.read_text() == "mine"

    def test_an_output_that_cannot_be_written(self, article: Path) -> None:
        result = run("build", article, "-o", "/proc/civicgraph-out")
        assert result.exit_code == 2
        assert "cannot be written" in result.stderr

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_an_output_without_permission(self, article: Path, existing: Path) -> None:
        existing.chmod(stat.S_IRUSR | stat.S_IXUSR)
        before = tree(existing)
        assert run("build", article, "-o", existing).exit_code == 2
        assert tree(existing) == before

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (["--source", "javascript:alert(1)"], "is no web address"),
            (["--date", "someday"], "is no date"),
            (["--base", "nonsense"], "base 'nonsense': not an absolute http(s) IRI"),
            (["--extractor", "oracle"], "oracle: no such extractor; there are: rules"),
            (["--min-confidence", "1.5"], "1.5 is not in the range"),
            (["--nonsense"], "No such option"),
            (["-"], "- stands for stdin and can be given once"),
        ],
    )
    def test_wrong_usage(self, options: list[str], message: str, article: Path, existing: Path) -> None:
        before = tree(existing)
        more = ["-"] if options == ["-"] else []
        result = run("build", article, *more, *options, "-o", existing, stdin="")
        assert (result.exit_code, result.stdout) == (2, "")
        assert message in result.stderr
        assert tree(existing) == before

    @pytest.mark.parametrize("option", ["--source", "--title"])
    def test_what_is_for_one_article_is_not_for_two(self, option: str, article: Path, tmp_path: Path) -> None:
        result = run("build", article, tmp_path / "other.txt", option, "https://x.example/", "-o", tmp_path / "out")
        assert result.exit_code == 2
        assert f"{option} is for one article, and there are more" in result.stderr
        assert not (tmp_path / "out").exists()


class TestFailureWhileWriting:
    @pytest.mark.parametrize("failing", ["graph.nq", "articles"])
    def test_everything_is_put_back(self, failing: str, article: Path, existing: Path) -> None:
        if failing == "articles":
            (existing / failing).write_text("a file where a folder must be")
        else:
            (existing / failing).mkdir()
        before = outputs(existing)
        result = run("build", article, "-o", existing)
        assert result.exit_code == 2
        assert "cannot be written" in result.stderr
        assert outputs(existing) == before

    @pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
    def test_a_full_disk_or_ctrl_c_leaves_all_as_it_was(
        self, error: BaseException, existing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        synced = 0

        def fsync(descriptor: int) -> None:
            nonlocal synced
            synced += 1
            if synced == 2:
                raise error

        monkeypatch.setattr(cli_files.os, "fsync", fsync)
        before = tree(tmp_path)
        files = {"graph.ttl": b"new", "articles/a.txt": b"new"}
        for out in (existing, tmp_path / "x" / "new"):
            synced = 0
            with pytest.raises((UsageError, KeyboardInterrupt)):
                cli_files.write_directory(out, files)
            assert tree(tmp_path) == before

    def test_a_rename_that_fails_half_way(self, existing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        before = tree(existing)
        replace = Path.replace

        def fails(self: Path, target: Path) -> Path:
            if self.name == "b.txt":
                raise OSError(5, "Input/output error")
            return replace(self, target)

        monkeypatch.setattr(Path, "replace", fails)
        with pytest.raises(UsageError, match="Input/output error"):
            cli_files.write_directory(existing, {"graph.ttl": b"new", "d/a.txt": b"new", "d/b.txt": b"new"})
        assert tree(existing) == before


class TestDeterminism:
    def test_two_builds_are_equal_to_the_byte(self, article: Path, tmp_path: Path) -> None:
        other = article.parent / "z.txt"
        other.write_text(OTHER, encoding="utf-8")
        first, second = tmp_path / "first", tmp_path / "second"
        (tmp_path / "elsewhere").mkdir()
        runs = (
            process("build", article, other, "-o", first, PYTHONHASHSEED="1", TZ="Asia/Tokyo"),
            process(
                "build", f"../in/{other.name}", f"../in/{article.name}", "-o", second,
                "--executor", "serial",
                cwd=tmp_path / "elsewhere", PYTHONHASHSEED="2", LC_ALL="C",
            ),
        )  # fmt: skip
        assert [done.returncode for done in runs] == [0, 0], runs
        assert not any(b"Reading articles" in done.stderr for done in runs)  # progress is for a terminal
        assert outputs(first) == outputs(second)


class TestRealArticle:
    @pytest.fixture(scope="class")
    @classmethod
    def out(cls, tmp_path_factory: pytest.TempPathFactory) -> Path:
        out = tmp_path_factory.mktemp("real") / "out"
        result = run("build", REAL, "--source", SOURCE, "-o", out)
        assert result.exit_code == 0, result.output
        return out

    def test_both_files_parse_and_agree(self, out: Path) -> None:
        turtle = {(q.subject, q.predicate, q.object) for q in parse(path=out / "graph.ttl", format=RdfFormat.TURTLE)}
        quads = list(parse(path=out / "graph.nq", format=RdfFormat.N_QUADS))
        assert turtle == {(q.subject, q.predicate, q.object) for q in quads}
        assert {str(q.graph_name) for q in quads} == {f"<{SOURCE}>", "DEFAULT"}

    @pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is not installed")
    @pytest.mark.parametrize(("name", "syntax"), [("graph.ttl", "turtle"), ("graph.nq", "nquads")])
    def test_rapper_parses_it(self, out: Path, name: str, syntax: str) -> None:
        done = subprocess.run(["rapper", "-q", "-c", "-i", syntax, out / name], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")

    def test_the_commands_answer(self, out: Path) -> None:
        members = run("query", out / "graph.nq", "members-and-roles", "--format", "csv")
        assert members.exit_code == 0
        people = {row["person"] for row in csv.DictReader(io.StringIO(members.stdout))}
        assert {"須賀千鶴", "関治之"} <= people
        assert run("validate", out / "graph.nq").exit_code == 0
        assert "須賀千鶴" in run("analyze", out / "graph.nq", "--measure", "degree").stdout


    def test_the_bodies_bear_japanese_and_english_names(self, out: Path) -> None:
        names: dict[str, set[str]] = {}
        label = "http://www.w3.org/2004/02/skos/core#"
        for quad in parse(path=out / "graph.nq", format=RdfFormat.N_QUADS):
            if quad.predicate.value in (f"{label}prefLabel", f"{label}altLabel"):
                names.setdefault(str(quad.subject), set()).add(quad.object.value)
        for japanese, english in [
            ("経済産業省", "METI"),
            ("デジタルアーキテクチャ・デザインセンター", "DADC"),
            ("情報処理推進機構", "IPA"),
            ("世界経済フォーラム", "World Economic Forum"),
            ("第四次産業革命日本センター", "C4IR Japan"),
            ("コード・フォー・ジャパン", "Code for Japan"),
        ]:
            assert any({japanese, english} <= found for found in names.values()), japanese

    @pytest.mark.parametrize(
        "around", ["安宅和人", "斎藤幸平", "ヤプリ", "オロ", "フラジェリン", "Engineerforce", "規制のサンドボックス", "ESG"]
    )
    def test_what_stands_only_around_the_article_is_not_in_it(self, out: Path, around: str) -> None:
        assert around in REAL.read_text(encoding="utf-8")
        named = [
            quad.object.value
            for quad in parse(path=out / "graph.nq", format=RdfFormat.N_QUADS)
            if quad.predicate.value.endswith(("prefLabel", "altLabel"))
        ]
        assert named
        assert not [name for name in named if around in name]

    @pytest.mark.parametrize(
        ("question", "row"),
        [
            ("members-and-roles", {"person": "須賀千鶴", "organization": "経済産業省"}),
            ("organisation-structure", {"part": "第四次産業革命日本センター", "whole": "世界経済フォーラム"}),
            ("event-speakers", {"speaker": "関治之", "organizers": "コード・フォー・ジャパン"}),
            ("government-civil-society-links", {"government": "経済産業省", "civilSociety": "コード・フォー・ジャパン"}),
            ("quotes-by-person", {"speaker": "須賀千鶴"}),
            ("evidence-of-facts", {"subject": "関治之", "object": "コード・フォー・ジャパン"}),
        ],
    )
    def test_it_answers(self, out: Path, question: str, row: dict[str, str]) -> None:
        done = run("query", out / "graph.nq", question, "--format", "csv")
        assert done.exit_code == 0
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        assert any(row.items() <= found.items() for found in rows), rows[:3]


class TestQuery:
    def test_a_named_query(self, built: Path) -> None:
        result = run("query", built / "graph.nq", "quotes-by-person")
        assert result.exit_code == 0
        assert "市民と行政が一緒に手を動かすことが大切です" in result.stdout
        assert result.stderr == "1 row\n"

    def test_a_file_a_string_and_stdin(self, built: Path, tmp_path: Path) -> None:
        question = "SELECT (COUNT(*) AS ?n) { ?article a schema:Article }"
        path = tmp_path / "q.rq"
        path.write_text(question)
        answers = [
            run("query", built / "graph.nq", path, "--format", "csv").stdout_bytes,
            run("query", built / "graph.nq", question, "--format", "csv").stdout_bytes,
            run("query", built / "graph.nq", "-", "--format", "csv", stdin=question).stdout_bytes,
            *(
                run("query", "-", question, "--format", "csv", stdin=(built / name).read_bytes()).stdout_bytes
                for name in ("graph.ttl", "graph.nq")
            ),
        ]
        assert answers == [b"n\r\n1\r\n"] * 5

    def test_json_and_turtle(self, built: Path) -> None:
        found = json.loads(
            run("query", built / "graph.ttl", "ASK { ?x a org:Organization }", "--format", "json").stdout
        )
        assert found["boolean"] is True
        turtle = run("query", built / "graph.ttl", "CONSTRUCT WHERE { ?x a org:Organization }").stdout_bytes
        assert list(parse(turtle, RdfFormat.TURTLE))

    def test_the_list_names_every_query(self) -> None:
        result = run("query", "--list")
        assert result.exit_code == 0
        assert "members-and-roles" in result.stdout
        assert "evidence-of-facts" in result.stdout

    @pytest.mark.parametrize(
        ("arguments", "code", "message"),
        [
            (["no-such-query"], 3, "no-such-query: there is no query of this name"),
            (["missing.rq"], 3, "missing.rq: cannot be read"),
            (["SELECT * {"], 3, "query: not valid SPARQL"),
            (["DROP ALL "], 3, "DROP changes data"),
            (["ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"], 3, "SERVICE is not allowed"),
            (["ASK " + "{" * 3000 + "}" * 3000], 3, "nested more than 100 deep"),
            ([], 2, "Give a graph (or --store) and a query, or --list"),
            (["ASK { ?s ?p ?o }", "--format", "turtle"], 2, "turtle is for CONSTRUCT"),
            (["ASK { ?s ?p ?o }", "--format", "xml"], 2, "'xml' is not one of"),
        ],
    )
    def test_what_cannot_be_asked(self, arguments: list[str], code: int, message: str, built: Path) -> None:
        result = run("query", built / "graph.nq", *arguments)
        assert (result.exit_code, result.stdout) == (code, "")
        assert message in result.stderr

    def test_stdin_cannot_be_both(self) -> None:
        assert run("query", "-", "-", stdin="").exit_code == 2


@pytest.mark.parametrize(
    "call", [["query", None, "works"], ["analyze", None], ["validate", None], ["view", None, "-o", "-"]]
)
class TestGraphArgument:
    def call(self, call: list[str | None], graph: str | Path, stdin: bytes | None = None) -> Result:
        return run(*(graph if word is None else word for word in call), stdin=stdin)

    def test_a_file_and_stdin_give_the_same(self, call: list[str | None], built: Path) -> None:
        for name in ("graph.ttl", "graph.nq"):
            from_file = self.call(call, built / name)
            piped = self.call(call, "-", (built / name).read_bytes())
            assert from_file.exit_code == piped.exit_code == 0
            assert from_file.stdout_bytes == piped.stdout_bytes

    def test_bad_graphs(self, call: list[str | None], tmp_path: Path) -> None:
        (tmp_path / "broken.ttl").write_text("<a:a> <a:b> .\n")
        (tmp_path / "page.html").write_text("<html>")
        for graph, stdin, message in (
            (tmp_path / "missing.ttl", None, "missing.ttl: cannot be read (No such file or directory)"),
            (tmp_path / "broken.ttl", None, "broken.ttl: not valid Turtle"),
            (tmp_path / "page.html", None, "page.html: unknown graph format 'html'"),
            (tmp_path, None, f"this is a directory. Name the file: {tmp_path / 'graph.nq'}"),
            ("-", b"", "-: nothing was piped in"),
            ("-", b"<a:a> <a:b> .\n", "-: not valid TriG"),
        ):
            result = self.call(call, graph, stdin)
            assert (result.exit_code, result.stdout) == (3, ""), message
            assert message in result.stderr


class TestView:
    def test_writes_the_page(self, built: Path, tmp_path: Path) -> None:
        page = tmp_path / "page.html"
        result = run("view", built / "graph.nq", "-o", page, "--title", "私の<グラフ>")
        assert (result.exit_code, result.stdout) == (0, f"{page}\n")
        assert "私の&lt;グラフ&gt;" in page.read_text(encoding="utf-8")
        assert run("view", built / "graph.nq", "-o", "-").stdout.startswith("<!")
        assert stat.S_IMODE(page.stat().st_mode) == 0o666 & ~cli_files.umask()

    def test_a_failure_leaves_the_former_page(self, tmp_path: Path) -> None:
        page = tmp_path / "page.html"
        page.write_text("former")
        assert run("view", tmp_path / "missing.nq", "-o", page).exit_code == 3
        assert page.read_text() == "former"

    def test_a_place_that_cannot_be_written(self, built: Path, tmp_path: Path) -> None:
        result = run("view", built / "graph.nq", "-o", tmp_path / "none" / "page.html")
        assert result.exit_code == 2
        assert "cannot be written: No such file or directory" in result.stderr


class TestAnalyze:
    def test_all_measures_as_json(self, built: Path) -> None:
        document = json.loads(run("analyze", built / "graph.nq", "--format", "json").stdout)
        assert {"degree", "closeness", "communities", "articulation", "candidates"} <= set(document)
        assert {"デジタル庁", "呉市"} <= {score["label"] for score in document["degree"]["scores"]}
        assert "Freeman" in document["degree"]["source"]

    def test_csv_has_one_row_for_each_score(self, built: Path) -> None:
        text = run(
            "analyze", built / "graph.nq", "--measure", "degree, pagerank", "--format", "csv", "--top", "2"
        ).stdout
        rows = list(csv.DictReader(io.StringIO(text)))
        assert [(row["measure"], row["rank"]) for row in rows] == [
            ("degree", "1"), ("degree", "2"), ("pagerank", "1"), ("pagerank", "2"),
        ]  # fmt: skip

    def test_the_table_says_what_a_measure_means(self, built: Path) -> None:
        assert run("analyze", built / "graph.nq", "--measure", "brokers").stdout.startswith("brokers: how many pairs")
        assert "\nassortativity " in run("analyze", built / "graph.nq").stdout
        assert "assortativity" not in run("analyze", built / "graph.nq", "--measure", "brokers").stdout
        told = run("analyze", built / "graph.nq", "--measure", "brokers", "--lang", "ja").stdout
        assert told.startswith("brokers: 互いに直接は結びつかない")

    def test_what_changed(self, built: Path) -> None:
        graph = built / "graph.nq"
        assert run("analyze", graph, "--before", graph).stdout.startswith("begun: 0\n(none)\n")
        document = json.loads(run("analyze", graph, "--from", "1900", "--to", "2100", "--format", "json").stdout)
        assert (document["begun"], document["ended"]) == ([], [])  # these articles date no fact,
        assert document["undated_facts"] > 0  # and that is said

    @pytest.mark.parametrize(
        "options",
        [
            ["--from", "2015"],
            ["--from", "2021", "--to", "2015"],
            ["--from", "2015", "--to", "2021", "--before", "x.nq"],
            ["--from", "2015", "--to", "2021", "--format", "csv"],
            ["--from", "2015", "--to", "someday"],
        ],
    )
    def test_dates_that_cannot_be_compared(self, built: Path, options: list[str]) -> None:
        assert run("analyze", built / "graph.nq", *options).exit_code == 2

    def test_results_as_turtle_keep_the_graph_valid(self, built: Path) -> None:
        results = run("analyze", built / "graph.nq", "--format", "ttl").stdout
        assert "a prov:Activity" in results
        assert run("validate", "-", stdin=results.encode()).exit_code == 0

    def test_an_unknown_measure(self, built: Path) -> None:
        result = run("analyze", built / "graph.nq", "--measure", "fame")
        assert result.exit_code == 2
        assert "fame: no such measure" in result.stderr


class TestValidate:
    BROKEN = (
        b"<https://x.example/id/person/a> a <http://xmlns.com/foaf/0.1/Person> ; "
        b'<http://www.w3.org/2004/02/skos/core#prefLabel> "\xe6\xb5\xb7\xe9\x87\x8e"@ja , "\xe5\xb1\xb1"@ja .'
    )

    def test_a_violation_is_a_finding(self) -> None:
        result = run("validate", "-", "--lang", "ja", stdin=self.BROKEN)
        assert result.exit_code == 1
        assert "prefLabel" in result.stdout
        assert "violation" in result.stderr
        document = json.loads(run("validate", "-", "--format", "json", stdin=self.BROKEN).stdout)
        assert document["conforms"] is False
        assert document["violations"][0]["focus"] == "https://x.example/id/person/a"

    def test_a_built_graph_conforms(self, built: Path) -> None:
        result = run("validate", built / "graph.ttl")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "conforms" in result.stderr


class TestHelp:
    def test_the_overview(self) -> None:
        result = run("--help")
        assert result.exit_code == 0
        assert all(f"{name} " in result.stdout for name in COMMANDS)
        assert "_CIVICGRAPH_COMPLETE=bash_source" in result.stdout

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_has_help_with_an_example(self, name: str) -> None:
        result = run(name, "--help")
        assert result.exit_code == 0
        assert f"\n  Examples:\n    civicgraph {name} " in result.stdout
        assert run(name, "-h").stdout == result.stdout

    def test_analyze_names_every_measure(self) -> None:
        from civicgraph.analyse.measures import MEASURES

        assert ", ".join(MEASURES) in " ".join(run("analyze", "--help").stdout.split())

    def test_version(self) -> None:
        assert run("--version").stdout == f"civicgraph, version {__version__}\n"

    def test_an_unknown_command(self) -> None:
        result = run("biuld")
        assert result.exit_code == 2
        assert "No such command 'biuld'" in result.stderr

    def test_shell_completion(self) -> None:
        done = process(_CIVICGRAPH_COMPLETE="bash_complete", COMP_WORDS="civicgraph an", COMP_CWORD="1")
        assert done.stdout == b"plain,analyze\n"


class TestFailures:
    @staticmethod
    def _broken(document: Document, *, extractor: str) -> Extraction:
        if "経済産業省" in document.text:
            raise KeyError("a fault of ours")
        from civicgraph.extract import extract

        return extract(document, extractor=extractor)

    def test_a_fault_in_one_article_spares_the_others(
        self, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pipeline, "extract", self._broken)
        bad = tmp_path / "bad.txt"
        bad.write_text(OTHER, encoding="utf-8")
        result = run("build", article, bad, "-o", tmp_path / "out")
        assert result.exit_code == 4
        assert "bad.txt: internal error: KeyError('a fault of ours')" in result.stderr
        assert "Traceback" not in result.stderr
        assert (tmp_path / "out" / "graph.ttl").exists()
        assert "Traceback" in run("--debug", "build", article, bad, "-o", tmp_path / "out").stderr
        assert run("build", bad, "-o", tmp_path / "none").exit_code == 4
        assert not (tmp_path / "none").exists()

    def test_an_extractor_that_gives_up_is_a_finding(
        self, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def gives_up(document: Document, *, extractor: str) -> Extraction:
            raise InputError(document.origin, "too strange.")

        monkeypatch.setattr(pipeline, "extract", gives_up)
        result = run("build", article, "-o", tmp_path / "out")
        assert result.exit_code == 3
        assert "too strange." in result.stderr

    def test_an_internal_error_has_a_short_message(self, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fault(*_: object, **__: object) -> None:
            raise RuntimeError("a fault of ours")

        monkeypatch.setattr("civicgraph.graph.load.load_graph", fault)
        result = run("analyze", built / "graph.nq")
        assert result.exit_code == 4
        assert "Internal error: RuntimeError: a fault of ours" in result.stderr
        assert "civicgraph --debug" in result.stderr
        assert isinstance(run("--debug", "analyze", built / "graph.nq").exception, RuntimeError)

    def test_a_reader_that_stops_reading(self, built: Path) -> None:
        numbers = " ".join(map(str, range(50)))
        question = f"SELECT * {{ VALUES ?number {{ {numbers} }} ?s ?p ?o }}"
        with subprocess.Popen(
            command("query", built / "graph.nq", question), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as running:
            assert running.stdout
            assert running.stderr
            running.stdout.read(10)
            running.stdout.close()
            words = running.stderr.read().decode()
        assert running.returncode == 141
        assert "Error" not in words
        assert "Traceback" not in words

    def test_ctrl_c(self, built: Path) -> None:
        endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        with subprocess.Popen(command("query", "-", endless), stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdin
            assert running.stderr
            running.stdin.write((built / "graph.nq").read_bytes())
            running.stdin.close()
            with pytest.raises(subprocess.TimeoutExpired):
                running.wait(2)
            running.send_signal(signal.SIGINT)
            assert running.wait(20) == 130
            assert running.stderr.read() == b"Interrupted.\n"

    def test_progress_is_shown_on_a_terminal(self, article: Path, tmp_path: Path) -> None:
        other = tmp_path / "z.txt"
        other.write_text(OTHER, encoding="utf-8")
        call = command("build", article, other, "-o", tmp_path / "out", "--executor", "serial")
        ours, theirs = pty.openpty()
        assert subprocess.run(call, stdout=subprocess.PIPE, stderr=theirs).returncode == 0
        os.close(theirs)
        assert b"Reading articles" in os.read(ours, 10_000)
        os.close(ours)


class TestTables:
    def test_columns_line_up_with_japanese(self) -> None:
        lines = text_table(["名前", "n"], [["呉", "1"], ["デジタル庁", "22"]]).splitlines()
        assert lines == ["名前        n", "──────────  ──", "呉          1", "デジタル庁  22"]
        assert {columns(line[: line.index(end)]) for line, end in zip(lines[2:], ("1", "22"), strict=True)} == {12}

    def test_long_cells_are_cut_to_the_width(self) -> None:
        table = text_table(["a", "b"], [["あ" * 40, "short"]], width=30)
        assert max(columns(line) for line in table.splitlines()) <= 30
        assert "…  short" in table

    def test_nothing_steers_the_terminal(self) -> None:
        table = text_table(["a"], [["\x1b[31mred\u202e\x07"], ["two\nlines"]])
        assert "\x1b" not in table
        assert "\u202e" not in table
        assert "\x07" not in table
        assert len(table.splitlines()) == 4
