import pytest

from civicgraph.graph.heads import is_head


@pytest.mark.parametrize(
    ("role", "organization"),
    [
        ("代表理事", "一般社団法人コード・フォー・みなと"),
        ("代表取締役社長", "株式会社みなと"),
        ("会長兼社長", "株式会社みなと"),
        ("代表取締役CEO", "株式会社みなと"),
        ("市長", "みなと市"),
        ("みなと市長", "みなと市"),
        ("知事", "海野県"),
        ("経済産業大臣", "経済産業省"),
        ("デジタル大臣", "デジタル庁"),
        ("情報政策課長", "みなと市情報政策課"),
        ("課長", "情報政策課"),
        ("センター長", "みなと研究センター"),
        ("座長", "有識者会議"),
        ("ＣＥＯ", "Minato Inc."),
        ("Mayor of Minato", "Minato City"),
        ("Founder and CEO", "Minato Inc."),
        ("代表（2期目）", "NPO法人みなと"),
    ],
)
def test_heads(role, organization):
    assert is_head(role, [organization])


@pytest.mark.parametrize(
    ("role", "organization"),
    [
        ("副市長", "みなと市"),
        ("元市長", "みなと市"),
        ("前会長", "みなと協会"),
        ("商務情報政策局 情報経済課長", "経済産業省"),
        ("情報経済課長", "経済産業省"),
        ("課長補佐", "情報経済課"),
        ("事務局長", "コード・フォー・みなと"),
        ("東京事務所代表", "株式会社みなと"),
        ("編集長", "みなと新聞"),
        ("副会長", "みなと協会"),
        ("理事", "みなと財団"),
        ("Deputy Mayor", "Minato City"),
        ("President of the Alumni Club", "Minato University"),
        ("長", "みなと市"),
        ("", "みなと市"),
    ],
)
def test_does_not_head(role, organization):
    assert not is_head(role, [organization])
