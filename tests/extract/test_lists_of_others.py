"""Lists, histories and news that name others than the body whose page it is: nothing is said of those."""

import pytest
from readings import read


def told(page: str) -> set[str]:
    """What a page says, as subject, predicate, role, status and object in a line each."""
    found = read(page)
    names = {e.id: e.names[0].text for e in found.entities}
    return {" ".join(filter(None, (names[s.subject], s.predicate.value, s.role, s.status, names.get(s.object, s.object)))) for s in found.statements}


@pytest.mark.parametrize(
    ("page", "said", "not_said"),
    [
        pytest.param(
            "一般社団法人みどり協会 年表\n2001年4月　一般社団法人みどり協会設立\n2005年5月　早瀬徹が理事長に就任\n2012年12月　沖健一が首相に就任\n2016年4月　三枝光が知事に就任\n2018年4月　大沢忠がみどり賞の審査員に就任",
            ["早瀬徹 affiliation 理事長 みどり協会"],
            ["沖健一 ", "三枝光 ", "大沢忠 "],
            id="who-takes-a-public-office-in-a-history",
        ),
        pytest.param(
            "あおば会 年表\n1985年 あおば会設立\n1995年 三枝光、会長就任要請を断る\n1999年 沖健一が会長に就任",
            ["沖健一 affiliation 会長 あおば会"],
            ["三枝光 affiliation"],
            id="who-declined-in-a-history",
        ),
        pytest.param(
            "北浜図書館のあゆみ\n1960年 北浜図書館開館\n1980年 館長に早瀬徹就任\n1990年 友の会会長に三枝光就任",
            ["早瀬徹 affiliation 館長 北浜図書館"],
            ["三枝光 affiliation"],
            id="posts-of-a-body-beside-it-in-a-history",
        ),
        pytest.param(
            "みどり小学校 沿革\n明治10年　みどり小学校創立\n大正3年　早瀬徹が郡長に就任し寄附\n昭和30年　後援会長に沖健一就任\n昭和40年　大沢忠が校長に着任",
            [],
            ["早瀬徹 affiliation", "沖健一 affiliation"],
            id="offices-beside-a-school",
        ),
        pytest.param(
            "株式会社みどり 沿革\n2015年4月　株式会社みどり設立\n2018年7月　みどり銀行より資金調達を計画\n2019年7月　あおば銀行より資金調達",
            ["みどり funder あおば銀行"],
            ["みどり funder みどり銀行"],
            id="money-that-was-planned",
        ),
        pytest.param(
            "北浜市議会\n出席議員\n1番　早瀬 徹君\n講師　三枝 光\n司会　沖 健一",
            ["早瀬徹 affiliation 議員 北浜市議会"],
            ["三枝光 ", "沖健一 "],
            id="those-present-who-have-no-seat",
        ),
        pytest.param(
            "早瀬研究室について メンバー募集\n早瀬研究室では学生を募集しています。\n連絡先\n教授　早瀬 徹\n推薦者\n三枝 光\n書評\n沖 健一",
            [],
            ["三枝光 ", "沖健一 "],
            id="others-on-the-page-of-a-laboratory",
        ),
        pytest.param(
            "株式会社みどり 会社概要\n所在地　北浜市\n連携企業\n株式会社あおば\n株式会社さくら\n主な競合\n株式会社もみじ\n取引銀行\nみどり銀行",
            ["みどり partner あおば"],
            ["みどり partner もみじ", "みどり partner みどり銀行"],
            id="what-stands-below-the-partners",
        ),
        pytest.param(
            "みどりコンテスト 結果\n最優秀賞\n北浜の地図\n早瀬 徹\n審査員\n三枝 光\n優秀賞\n賞金10万円\n株式会社あおば\n副賞\n北浜旅行\n株式会社さくら",
            ["北浜の地図 creator 早瀬徹"],
            ["審査員 ", "賞金10万円 ", "北浜旅行 "],
            id="what-is-no-work-below-a-prize",
        ),
        pytest.param(
            "人事異動\n総務省（１日）\n▽総務課長・早瀬徹\n▽環境課長（広報課長）三枝光\n退職\n▽会計課長・沖健一\n就任\n▽税務課長・大沢忠",
            ["沖健一 affiliation 会計課長 past 総務省", "大沢忠 affiliation 税務課長 総務省"],
            ["大沢忠 affiliation 税務課長 past"],
            id="who-takes-a-post-below-those-who-leave",
        ),
        pytest.param(
            "みどりフォーラム2025\n登壇者\n早瀬 徹（はやせ とおる）\n北斗大学教授。\n運営スタッフ\n三枝 光（さえぐさ ひかる）\n会場を担当します。\nお問い合わせ\n沖 健一（おき けんいち）\nみどり協会の職員です。",
            [],
            ["speaker 沖健一"],
            id="cards-of-those-whom-one-asks",
        ),
        pytest.param(
            "NPO法人みどりの会\nみどりの会は北浜市で活動しています。\nボランティア募集\nあおばプロジェクト\n北浜市が行う事業で、私たちも応援しています。\n連絡先　NPO法人みどりの会",
            [],
            ["あおばプロジェクト operator みどりの会"],
            id="a-project-that-another-does",
        ),
        pytest.param(
            "みどり協会の総会で、早瀬徹氏が会長に推薦されたが辞退した。沖健一氏が監事に選任された。",
            ["沖健一 affiliation 監事 みどり協会"],
            ["早瀬徹 affiliation"],
            id="who-was-not-elected",
        ),
        pytest.param(
            "あおば協会は理事会を開き、来賓の早瀬徹氏が市長に再任されたことを祝った。",
            [],
            ["早瀬徹 affiliation 市長 あおば協会"],
            id="a-guest-who-is-mayor",
        ),
        pytest.param(
            "北浜市都市計画審議会 議事録\n出席委員\n会長　早瀬 徹　　委員　三枝 光",
            ["三枝光 affiliation 委員 北浜市都市計画審議会"],
            ["早瀬徹 affiliation 委員"],
            id="the-next-ones-post-on-a-line",
        ),
        pytest.param(
            "北浜市防災協議会 主催 フォーラム\n参加団体\n株式会社あおば\nNPO法人さくら",
            [],
            ["あおば partOf", "さくら partOf"],
            id="who-takes-part-in-what-a-council-holds",
        ),
        pytest.param(
            "みどり協会 役員名簿\n会長　早瀬 徹\n副会長　三枝 光\n北浜商工会議所\n会頭　沖 健一\n専務　大沢 忠",
            ["早瀬徹 affiliation 会長 みどり協会"],
            ["北浜商工会議所 partOf"],
            id="another-body-below-the-officers",
        ),
        pytest.param(
            "異動のお知らせ\n\n氏名\t異動前\t異動後\n早瀬 徹\t総務課長\t総務部長\n三枝 光\t広報課長\t環境課長",
            ["早瀬徹 affiliation 総務課長 past 総務課", "三枝光 affiliation 環境課長 環境課"],
            ["三枝光 affiliation 広報課長 広報課"],
            id="the-head-of-a-column-is-no-given-name",
        ),
        pytest.param(
            "みどり大学の早瀬徹教授と同研究所の三枝光所長が語る。",
            ["早瀬徹 affiliation 教授 みどり大学"],
            ["三枝光 affiliation 所長 みどり大学"],
            id="the-same-institute-as-one-told-before",
        ),
        pytest.param(
            "早瀬 徹\n略歴\n2003年 NPO法人みどりを設立、代表理事に就任\n2009年 みどり大学入学、自治会長",
            [],
            ["早瀬徹 affiliation 自治会長"],
            id="a-post-after-one-went-to-school",
        ),
    ],
)
def test_nothing_is_said_of_others(page: str, said: list[str], not_said: list[str]) -> None:
    facts = told(page)
    assert set(said) <= facts
    assert not [fact for fact in facts for words in not_said if words in fact]


def test_two_events_stay_two() -> None:
    page = "みどりフェスティバル\n「あおば夏祭り」\n同日開催です。"
    assert {"みどりフェスティバル", "あおば夏祭り"} <= {e.names[0].text for e in read(page).entities}
