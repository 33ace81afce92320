"""Who runs what the sentence before names: 運営は…と…が共同で担う."""

from readings import facts


def test_whoever_runs_it_may_be_several() -> None:
    told = facts("株式会社若葉物流は、大津市に「港デポ」を開設します。運営は若葉物流と北浜県警察本部が共同で担います。")
    assert {o for s, p, o in told if (s, p) == ("港デポ", "operator")} == {"若葉物流", "北浜県警察本部"}


def test_a_second_body_with_a_verb_of_its_own_does_not_run_it() -> None:
    told = facts("市は「みどりバス」の実証を始める。運行は若葉交通、みどり協会が協力する。")
    assert {o for s, p, o in told if (s, p) == ("みどりバス", "operator")} == {"若葉交通"}
