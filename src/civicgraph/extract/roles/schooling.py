"""How a text says in which year of which school somebody is: みどり高校3年, みどり大学博士課程, みどり大学大学院 M2."""

from __future__ import annotations

import re

_SCHOOLS = ("大学", "学校", "高校", "高専", "中学", "学院", "学園", "学部", "学科", "研究科", "大学院")
SCHOOL = "(?:" + "|".join(f"(?<={w})" for w in _SCHOOLS) + ")"
IS_SCHOOL = re.compile(SCHOOL)
COURSE = rf"{SCHOOL}(?:大学院)?[ 　]?(?:(?:修士|博士)(?:前期|後期)?(?:課程)?)?"
YEAR = r"[ 　]?(?:[MDB][1-6]|(?:学部)?[1-9一二三四五六](?:年(?:生|次)?|回生))"
# A line of a profile that tells no more: みどり大学2年, みどり高校在学中.
STUDIES = re.compile(rf"{COURSE}(?:{YEAR}(?:在学(?:中)?|在籍(?:中)?)?|[ 　]?在学中?)[)）]?[ 　。]*$")
