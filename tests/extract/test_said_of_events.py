"""What a page says of its event where the event, who holds it or who was there is told by the page as a whole."""

from __future__ import annotations

import pytest

from civicgraph.extract import extract
from civicgraph.read import read_bytes
from civicgraph.records import Kind, Predicate


def facts(text: str) -> set[tuple[str, str, str]]:
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[s.subject], s.predicate.value, names.get(s.object, s.object)) for s in found.statements}


FIELDS = "\n\n日時　2025年8月3日（日）10:00〜12:00\n場所　三隅公民館\n講師　葛城 亮太 氏（ドローン協会）\n定員　20名\n主催　三隅市教育委員会\n"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("はじめてのドローン空撮 ―空から見るふるさと―", "はじめてのドローン空撮 ―空から見るふるさと―"),
        ("【8/3(日) 無料セミナー】ドローン × AI ― ふるさとの空", "ドローン × AI ― ふるさとの空"),
        ("葛城亮太さんとともに考える\nふるさとの空の明日", "ふるさとの空の明日"),
    ],
)
def test_a_title_over_the_keys_of_one_event_is_its_name(title: str, name: str) -> None:
    assert facts(title + FIELDS) >= {
        (name, "startDate", "2025-08-03"),
        (name, "location", "三隅公民館"),
        (name, "speaker", "葛城亮太"),
        (name, "organizer", "三隅市教育委員会"),
    }


@pytest.mark.parametrize("title", ["市民講座のご案内", "マイナンバーカード休日交付窓口", "三隅市立図書館", "受講者を募集します"])
def test_a_title_that_names_no_event(title: str) -> None:
    assert not {f for f in facts(title + FIELDS) if f[1] in ("startDate", "organizer", "speaker")}


def test_a_gathering_that_somebody_takes_part_in_is_no_body() -> None:
    found = facts("次世代里山共創会議に参加し、地域の未来を考える。" + FIELDS)
    assert ("次世代里山共創会議", "organizer", "三隅市教育委員会") in found
    assert not {f for f in facts("里山保全推進会議に参加しました。" + FIELDS) if f[0] == "里山保全推進会議"}


def test_whoever_holds_it_further_down_holds_the_event_of_the_day_above() -> None:
    text = "葛城亮太さんとともに考える\nふるさとの空の明日\n\n日時：2025年8月3日\n会場：三隅会館\n定員：20名\n\n葛城亮太（ドローン協会会長）\n三隅万博EXPO2024テーマ事業プロデューサー。\n\nアクセス\n会場：三隅会館（三隅市1-1）\n\n共催：三隅市教育委員会\n"
    assert {f for f in facts(text) if f[1] == "organizer"} == {("ふるさとの空の明日", "organizer", "三隅市教育委員会")}


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("6月10日「第5回若葉杯ゴルフ大会」が東浜高原ゴルフ倶楽部にて開催されました。", "東浜高原ゴルフ倶楽部"),
        ("「第4回つばさ展」（東浜美術館）に出品。", "東浜美術館"),
    ],
)
def test_the_house_of_a_body_as_a_venue(said: str, place: str) -> None:
    assert {o for _, p, o in facts(said) if p == "location"} == {place}


def test_a_body_in_the_bracket_of_an_event_is_no_venue() -> None:
    assert not {f for f in facts("「第4回つばさ展」（若葉デザイン協会）に出品。") if f[1] == "location"}


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("鴨下玲奈さんらが、9月5日に東浜市で開催された北斗海洋学会2023年度秋季大会において若手優秀発表賞を受賞しました。", {"鴨下玲奈"}),
        ("鴨下玲奈さんがHokuto Image Symposium 2024で Best Paper Award を受賞しました！", {"鴨下玲奈"}),
        ("鳥越高校は全国高校生発表会2023で文部科学大臣賞を獲得した。", {"鳥越高校"}),
        ("第10回若葉コンテストを開催。58件の中から最優秀賞に輝いたのは、海の見える図書館を描いた仁科美緒さん。", {"仁科美緒"}),
        ("第10回若葉コンテストを開催。5名のファイナリストの中から、海の図書館を描いた仁科美緒さんが日本一の夢に選ばれました。", {"仁科美緒"}),
        ("第5回若葉文芸祭が開かれた。選者の柿沼徹氏は2010年に若葉賞を受賞している。", set()),
        ("若葉協会が主催する「第4回若葉大賞2014」において、最高賞を受賞しました。", set()),
        ("第10回若葉総会が開かれた。会長に選ばれたのは、副会長の大倉徹さん。", {"大倉徹"}),
    ],
)
def test_who_won_at_an_event_took_part_in_it(said: str, who: set[str]) -> None:
    assert {o for _, p, o in facts(said) if p == "participant"} == who


PARTS = "第12回若葉まちづくりフォーラム\n2024年11月3日（日）13:00〜\n会場：若葉文化会館\n\n"


@pytest.mark.parametrize(
    "programme",
    [
        "13:10 第一部 空き家から始まる商店街の再生\n　講師　鬼塚 和也氏（建築家）\n14:30 第二部 パネルディスカッション\n　パネリスト　小峰 結氏\n16:00 閉会\n",
        "【第1部】空き家から始まる商店街の再生\n講師：鬼塚和也（若葉大学）\n\n【第2部】海辺の市場をひらく\n講師：小峰結（みどり社）\n",
        "【基調講演】空き家から始まる商店街の再生\n鬼塚 和也\n若葉大学 教授\n\n商店街の話です。\n\n【セッション】海辺の市場をひらく\n小峰 結\nみどり社 代表\n",
        "### 基調講演：空き家から始まる商店街の再生\n鬼塚 和也\n若葉大学 教授\n\n### 特別講演：海辺の市場をひらく\n小峰 結\nみどり社 代表\n",
        "セッション1：空き家から始まる商店街の再生\n登壇：鬼塚和也（若葉市）\n\nセッション2：海辺の市場をひらく\n登壇：小峰結\n",
    ],
)
def test_the_numbered_parts_of_a_programme(programme: str) -> None:
    found = facts(PARTS + programme)
    part = "空き家から始まる商店街の再生"
    assert {(part, "superEvent", "第12回若葉まちづくりフォーラム"), (part, "speaker", "鬼塚和也")} <= found
    assert (part, "speaker", "小峰結") not in found


@pytest.mark.parametrize("page", ["若葉市史　目次\n第1部　原始・古代の若葉\n第2部　中世の若葉\n", "若葉まつり\n日時：5月5日\n第1部：小学生の部\n第2部：中学生の部\n", "若葉市職員採用試験\n日時　5月5日\n第1部 教養試験\n第2部 専門試験\n", "若葉フォーラム\n日時：5月5日\n対談：鬼塚和也×小峰結\nワークショップ：5月6日\n講演：小峰結（若葉大学教授）\n"])
def test_numbered_parts_of_no_programme(page: str) -> None:
    assert not {f for f in facts(page) if f[1] == "superEvent"}


def said(text: str) -> set[tuple[str, str]]:
    document = read_bytes(text.encode(), origin="a.txt")
    found = extract(document)
    names = {e.id: e.names[0].text for e in found.entities}
    return {(names[q.speaker], document.text[q.start : q.end][:10]) for q in found.quotations}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("町の記事\n\n集会室で総会が開かれた。\n\n「今日は駐車場のことで、集まってもらいました」\n── 午前9時過ぎ、隣町出身で自治会長の鬼塚和也（50）\n\n議題は駐車場の料金だった。\n\n「出て行ってもらった方が良いのでは」\n── その一言に、みなが静まった。\n\n小峰結も「払わない人がいけないの」とたしなめた。", {("鬼塚和也", "今日は駐車場のことで"), ("小峰結", "払わない人がいけない")}),
        ("受賞の言葉\n\n会長の鬼塚和也氏コメント：「このたびの受賞を光栄に思います。」", {("鬼塚和也", "このたびの受賞を光栄")}),
        ("みどりアプリ\n\n■導入の声\n\nこのアプリのおかげで、時間が半分になりました。\n鹿島卓也、株式会社あかね\n\n導入は簡単で、とても助かっています。\nマリア・ロペス、みどりシステムズ\n", {("鹿島卓也", "このアプリのおかげで"), ("マリア・ロペス", "導入は簡単で、とても")}),
        ("みどりアプリ\n\n■参加団体の声\n\n鬼塚 和也\n若葉の輪\nこの仕組みは、多くの人の声を集めるための方法です。\n\n小峰 結\n海の会\n寄付が少ないことが悩みでした。\n", {("鬼塚和也", "この仕組みは、多くの"), ("小峰結", "寄付が少ないことが悩")}),
        ("役員紹介\n\n私たちは町の未来を一緒につくる活動を続けています。\n鬼塚和也（代表理事）\n\n事務局ではお問い合わせをお待ちしております。\n今日も開いています。\n", set()),
    ],
)
def test_words_over_and_under_a_name(text: str, who: set[tuple[str, str]]) -> None:
    assert said(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("あかね社様を代表機関として、みどり商工会様、北斗イシダ株式会社様、東浜町様の4者と連携した共同プロジェクト「みどりスマート農業の実証実験」が始動しました。", {"あかね社", "みどり商工会", "北斗イシダ", "東浜町"}),
        ("株式会社アオバは、若葉市、若葉大学と共同で、「ドローン物流実証実験」を開始した。", {"若葉市", "若葉大学"}),
        ("「わかば未来プロジェクト」のメンバーは、鬼塚和也氏、小峰結氏ら5人。", {"鬼塚和也", "小峰結"}),
        ("株式会社アオバは、若葉市と連携協定を結び、「ドローン物流実証実験」を始める予定だ。", set()),
        ("「わかば未来プロジェクト」のメンバーは、これから決める予定だ。鬼塚和也氏が述べた。", set()),
    ],
)
def test_with_whom_a_project_is_done(text: str, who: set[str]) -> None:
    assert {o for _, p, o in facts(text) if p == "participant"} == who


def test_those_listed_at_the_meeting_that_the_minutes_open() -> None:
    text = "若葉港湾委員会合同審査会　第1号\n\n平成二十八年五月十八日（水曜日）\n　出席委員\n　　委員長　鬼塚　和也君\n　　理事　小峰　結君　理事　早瀬　徹君\n\n○会長（鬼塚和也君）　これより若葉港湾委員会合同審査会を開会いたします。\n"
    found = {f for f in facts(text) if f[1] == "participant"}
    assert found == {("若葉港湾委員会合同審査会", "participant", who) for who in ("鬼塚和也", "小峰結", "早瀬徹")}


def test_events_below_their_days_on_the_page_of_who_holds_them() -> None:
    text = (
        "Code for Wakaba\n\n月に一度の集まりです。\n\n第1回\n2月21日(土)\nCode for Wakaba キックオフミーティング\n＜内容＞\n1.「町の地図をつくる」（鬼塚和也さん、小峰結さん）\n"
        "\n第2回\n4月28日\nCode for Wakaba - Civic Hack Night vol.02\n＜内容＞\n1.「音のデータ」（千葉佳子さん）\n"
    )
    found = {f for f in facts(text) if f[1] in ("speaker", "organizer")}
    first, second = "Code for Wakaba キックオフミーティング", "Civic Hack Night vol.02"
    assert found == {
        (first, "organizer", "Code for Wakaba"),
        (first, "speaker", "鬼塚和也"),
        (first, "speaker", "小峰結"),
        (second, "organizer", "Code for Wakaba"),
        (second, "speaker", "千葉佳子"),
    }


def test_the_day_of_an_event_is_of_the_year_in_its_name() -> None:
    page = "活動報告\n2024年11月\n\n9月19日、「若葉カップゴルフ2023」が、東浜高原ゴルフ倶楽部を舞台に開催されました。"
    assert ("若葉カップゴルフ2023", "startDate", "2023-09-19") in facts(page)
    page = "活動報告\n2024年11月\n\n2024年9月19日、「若葉カップゴルフ2023」が、東浜高原ゴルフ倶楽部を舞台に開催されました。"
    assert ("若葉カップゴルフ2023", "startDate", "2024-09-19") in facts(page)


def test_keys_in_english_over_a_japanese_announcement() -> None:
    found = facts("若葉フォーラム2026\n\nDate　2026年10月3日（土）13:00 〜 18:00\nVenue　若葉会館\n主催　若葉市\n")
    assert found >= {("若葉フォーラム2026", "startDate", "2026-10-03"), ("若葉フォーラム2026", "location", "若葉会館")}


def test_who_won_the_prizes_of_a_contest_by_lines_without_marks() -> None:
    page = "# Wakaba Challenge Cup U-22\n\n## Result 結果\n\n大賞 : Machichat\n\nオーディエンス賞 : midori_fighter\nあかね賞 : すいすいー\n\n## Organizer\n\n主催：若葉協会\n"
    found = {f for f in facts(page) if f[1] in ("participant", "organizer")}
    event = "Wakaba Challenge Cup U-22"
    assert found == {(event, "organizer", "若葉協会"), *((event, "participant", who) for who in ("Machichat", "midori_fighter", "すいすいー"))}


def test_who_made_what_the_page_of_a_contest_shows() -> None:
    page = "若葉プログラミングコンテスト結果発表\n\n若葉プログラミングコンテストの最優秀賞が決まりました。\n\nたのしい町\n\n作者\n仁科 美緒 (若葉高校)\n\n作品の概要\n町を歩きます。\n"
    assert {o for _, p, o in facts(page) if p == "participant"} == {"仁科美緒"}
    assert not {f for f in facts("若葉文庫の本\n\n作者\n仁科 美緒 (若葉高校)\n") if f[1] == "participant"}


def test_the_numbered_sessions_of_an_english_programme() -> None:
    page = (
        "Wakaba Harbour Forum\n\n7 October 2025\nVenue: Wakaba Hall\n\nSchedule\n\n09:00-09:40 Opening\nMaria Gale, President, Tide Institute\n\n"
        "10:10-11:10 Session 1: Valuing Nature for Growth and Stability\nLaura Gale, CEO, Tide Institute\nAnna Fields, Professor, Tide University\nModerated by Nora Ishi, Tide Institute\n\n"
        "11:10-11:20 Break\nPaul Lund, Tide Institute\n"
    )
    found = {f for f in facts(page) if f[0].startswith("Valuing")}
    part = "Valuing Nature for Growth and Stability"
    assert found == {(part, "superEvent", "Wakaba Harbour Forum"), *((part, "speaker", who) for who in ("Laura Gale", "Anna Fields", "Nora Ishi"))}


def test_what_a_body_took_part_in_by_the_lines_of_its_own_page() -> None:
    page = "NPO法人つばさの会 活動報告\n\n・若葉福祉フォーラム2023 登壇\n・若葉防災訓練2024 参加\n・みどり社主催の若葉フェスタ2024 参加\n"
    assert {f for f in facts(page) if f[1] == "participant"} == {("若葉福祉フォーラム2023", "participant", "つばさの会"), ("若葉防災訓練2024", "participant", "つばさの会")}
    page = "沿革\n\n2001年4月 株式会社ヒノデを設立\n2005年2月 本社を移転\n2010年3月 若葉農業展2010に出展\n2012年4月 支社を開設\n"
    assert ("若葉農業展2010", "participant", "ヒノデ") in facts(page)


@pytest.mark.parametrize("line", ["理事長 早瀬 雄二郎", "若葉市長 鬼塚和也", "隊員インタビュー", "あかねデザイン賞2023 受賞者発表", "※雨天中止", "EVENT 2026.08.18", "川と話そう"])
def test_what_stands_over_a_day_names_an_event_only_where_it_is_a_name(line: str) -> None:
    text = f"{line}\n\n日時：2026年5月3日（日）13:00〜15:00\n会場：北浜市民会館\n主催：NPO法人みどりの輪\n定員：50名\n"
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    assert [e.names[0].text for e in found.entities if e.kind is Kind.EVENT] == (["川と話そう"] if line == "川と話そう" else [])


def test_a_release_is_about_the_event_of_its_subject_line_below_who_sends_it() -> None:
    text = (
        "理事長　早瀬　雄二郎\n\n「みどり防災会議2026」の開催について\n\nみどり防災センターは、毎年「みどり防災会議」を開催しています。今回は若葉市で、「北浜防災展」との共催とします。北浜防災展は展示会です。北浜防災展には50社が出展します。\n\n"
        "日時：2026年10月28日（水）\n会場：北浜市民会館\n主催：若葉市\n"
    )
    found = extract(read_bytes(text.encode(), origin="a.txt"))
    names = {e.id: e.names[0].text for e in found.entities}
    told = {(names[s.subject], s.object) for s in found.statements if s.predicate is Predicate.START_DATE}
    assert ("みどり防災会議2026", "2026-10-28") in told and not any(name.startswith(("北浜防災展", "理事長")) for name, _ in told)
