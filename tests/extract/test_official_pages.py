"""Pages of ministries, agencies, assemblies and universities: what their minutes, announcements and reports say, and what they do not."""

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Extraction


def read(text: str) -> Extraction:
    return extract(read_bytes(text.encode(), origin="case.txt"))


def names(found: Extraction) -> set[str]:
    return {n.text for e in found.entities for n in e.names}


def facts(found: Extraction) -> set[tuple[str, str, str]]:
    called = {e.id: e.names[0].text for e in found.entities}
    return {(called[s.subject], s.predicate.value, called.get(str(s.object), str(s.object))) for s in found.statements}


@pytest.mark.parametrize(
    ("text", "named", "not_named"),
    [
        ("運営委員会速記録第四号\n\n平成十九年三月六日(火曜日)\n本日の会議に付した事件\n議員の辞職について\n", (), ("の会議に付した事件",)),
        ("会議録\n平成十九年三月六日(火曜日)\n議会運営委員会室\n午後一時四分開議\n", (), ("議会運営委員会室",)),
        ("環境省独立行政法人評価委員会の第4回会合を開いた。\n", ("独立行政法人評価委員会",), ("環境省評価委員会",)),
        ("議事録\n分科会委員:\n小笠原分科会長、早瀬委員\n", ("小笠原",), ("小笠原分科会",)),
        ("議事録\n環境分科会長は早瀬徹氏。\n", ("環境分科会",), ("環境",)),
        ("審査員の紹介\n- 石動隆氏\n北斗電子株式会社 主席研究員\n- 早瀬一郎氏\n北斗新報社 局長\n- 三枝悟氏\nみどり株式会社 部長\n", ("石動隆",), ("石動隆氏",)),
        ("「里山」で協定\n\n北浜県庁本館で調印式\n\n日 時：2018年6月6日(水) 14時30分\n場 所：北浜県庁 本館3階\n", (), ("北浜県庁本館で調印式",)),
        ("日程：2023年12月2日(土)13:30~16:30\n会場：北斗大学東浜キャンパス\n主催：みどり学会\n", ("みどり学会",), ("日程:2023年12月2日(土)13:30",)),
        ("挨拶\n続いて、本学木場理事長が述べました。\n", ("木場",), ("木場理事長",)),
        ("県は提案を募集し、審査の結果、以下の3者を採択しました。\n", (), ("募集し", "審査の結果", "以下")),
        ("採択された団体\n特定非営利活動法人コード・フォー・越後\n", ("特定非営利活動法人コード・フォー・越後",), ("コード・フォー",)),
        ("第31回定例記者会見\n更新日：2021年7月8日\n出席者 県：知事、副知事\n記者：記者クラブ所属記者等 19人\n", (), ("クラブ所属記者等 19人",)),
        ("先日「北浜大学―東浜大学合同シンポジウム」を開催しました。\n", ("北浜大学―東浜大学合同シンポジウム",), ()),
        ("議事録\n【高峰総合政策局総務課長】 定刻となりました。\n【早瀬会長】 はい。\n私は総務課長の高峰でございます。\n", ("高峰",), ("高峰総合政策局",)),
        ("発表会\n左が桑原大学院工学研究科長、右が早瀬所長\n", ("桑原",), ("桑原大学院",)),
        ("地方創生担当大臣と沖縄及び北方対策担当大臣が述べた。\n", (), ("地方", "沖縄及")),
        ("北斗大学は、3部局が協力して研究所を設置した。\n", (), ("3部局",)),
        ("みどりセミナー\n6 内  容  (1)講演「みどりの話」\n", (), ("内  容", "内容")),
        ("総務省統計局の塩見みづ枝局長が挨拶した。\n", ("塩見みづ枝",), ("みづ枝局",)),
        ("個人情報保護委員会 第210回委員会議事概要\n日時：令和4年6月22日(水)14:30～\n出席者：早瀬委員長、三枝委員\n議題1:個人情報の保護に関する法律の施行について\n", ("個人情報保護委員会", "個人情報の保護に関する法律"), ("個人情報保護委員会第210回委員会", "議題1:個人情報の保護に関する法律")),
        ("環境省 第3回地域脱炭素推進会議 議事概要\n日時：令和4年11月28日(月)15:00\n", ("地域脱炭素推進会議",), ("環境省第3回地域脱炭素推進会議", "環境省 第3回地域脱炭素推進会議")),
        ("会議\n大臣官房審議官と国際企画官が述べた。\n", (), ("官房", "国際")),
    ],
)
def test_names(text: str, named: tuple[str, ...], not_named: tuple[str, ...]) -> None:
    found = names(read(text))
    assert set(named) <= found
    assert not found.intersection(not_named)


_SYMPOSIUM = "第9回北斗大学研究所シンポジウム\n第9回北斗大学研究所シンポジウムを開催しました。\n"


@pytest.mark.parametrize(
    ("text", "stated", "not_stated"),
    [
        (f"{_SYMPOSIUM}本シンポジウムは、平成21年から毎年1回全国で開催しているものです。\n", (), (("第9回北斗大学研究所シンポジウム", "startDate", "2009"),)),
        ("第3回みなと講座\n第3回みなと講座を開催しました。本講座は2018年4月から毎年開かれています。\n", (), (("第3回みなと講座", "startDate", "2018-04"),)),
        (
            "実証事業の結果\n「みどり人材実証事業」について、審査の結果、下記のとおり採択事業者を決定しました。\n\n1.採択事業者(2件)\n株式会社あおばシステムズ\n国立大学法人琉球大学\n2.事業概要\n人材を育てます。\n",
            (("みどり人材実証事業", "participant", "あおばシステムズ"), ("みどり人材実証事業", "participant", "琉球大学")),
            (),
        ),
        (
            "令和5年度「みどり実証事業」の公募結果\n次のとおり選定しました。\n表 選定案件一覧\n1 | 株式会社かみやま電波 | 高知県\n2 | 一般社団法人津軽デジタル | 青森県\n",
            (("みどり実証事業", "participant", "かみやま電波"),),
            (),
        ),
        (
            "みどり報告会\nみどり報告会が開催されました。\n報告会では、北斗大学の早瀬教授から支援の課題が報告されました。\n",
            (("みどり報告会", "speaker", "早瀬"),),
            (),
        ),
        (
            "県政トピックス\n9月5日 知事が「みどり地方創生フォーラム」に出席しました\n知事は、「みどり地方創生フォーラム」に出席し、挨拶しました。\n9月12日 締結式\n締結式には、早瀬学長と三枝副知事が出席しました。\n",
            (),
            (("みどり地方創生フォーラム", "participant", "早瀬"), ("みどり地方創生フォーラム", "participant", "三枝")),
        ),
        (
            "お知らせ\n本学と北斗大学、東浜大学が連携して申請した「みどり共創プログラム」が採択されました。\n事業責任者は早瀬忠彦副学長です。\n",
            (),
            (("早瀬忠彦", "affiliation", "北斗大学"), ("早瀬忠彦", "affiliation", "東浜大学")),
        ),
        ("出席者\n事務局:政策部長 早瀬徹、協働担当 三枝光\n", (("早瀬徹", "affiliation", "政策部"),), ()),
        ("北斗大学連携機構\n早瀬義夫 北斗大学連携機構長が述べた。\n", (("早瀬義夫", "affiliation", "北斗大学連携機構"),), ()),
    ],
)
def test_facts(text: str, stated: tuple[tuple[str, str, str], ...], not_stated: tuple[tuple[str, str, str], ...]) -> None:
    found = facts(read(text))
    assert set(stated) <= found
    assert not found.intersection(not_stated)


def test_the_head_of_an_institute_is_called_by_its_last_word() -> None:
    found = read("みどり交流機構は会を開いた。\n早瀬義夫 みどり交流機構長が述べた。\n")
    assert {s.role for s in found.statements if s.predicate.value == "affiliation"} <= {"機構長", "みどり交流機構長"}
