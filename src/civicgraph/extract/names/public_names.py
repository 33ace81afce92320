"""Names of bodies that say which municipality set them up: 東浜市教育委員会, 東浜市立図書館, 市教委."""

from __future__ import annotations

import re

# What the Local Autonomy Act and the acts on schools, fire services and public enterprises have a municipality set up. A public
# university is a corporation of its own.
PUBLIC_BODY = re.compile(
    r"(?P<town>[^\s・、]{0,12}?[都道府県市区町村])"
    r"(?:(?P<organ>教育委員会|教委|選挙管理委員会|選管|監査委員(?:会)?|農業委員会|公平委員会|人事委員会|公安委員会|議会|消防本部|消防局|水道局|下水道局|上下水道局|交通局|[^\s、]{2,40}(?:審議会|審査会)|図書館協議会|防災会議|子ども・子育て会議|こども・子育て会議|総合教育会議|[^\s、]{0,20}(?:推進|対策|戦略|改革)本部)"
    r"|立[^立]{0,20}(?:図書館|博物館|美術館|資料館|科学館|文学館|記念館|公民館|小学校|中学校|高等学校|高校|幼稚園|保育園|保育所|こども園|支援学校|病院|診療所|センター|研究所|会館|体育館|文書館|動物園|植物園|水族館|児童館))"
)
