"""What the picture of a middling graph shows when it opens, before anybody moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from corpus import corpus

if TYPE_CHECKING:
    from conftest import Opener
    from selenium.webdriver import Chrome

pytestmark = pytest.mark.browser

_OUTSIDE = """
const net = civicgraph.network, frame = document.querySelector('#picture canvas').getBoundingClientRect();
const at = id => net.canvasToDOM(net.getPosition(id));
return civicgraph.nodes.get({filter: n => !n.hidden}).map(n => at(n.id))
  .filter(p => p.x < 0 || p.y < 0 || p.x > frame.width || p.y > frame.height).length;
"""


def _scale(page: Chrome) -> float:
    return page.execute_script("return civicgraph.network.getScale()")


@pytest.mark.parametrize(("articles", "whole"), [(12, True), (60, False)])
def test_a_graph_that_nearly_fits_is_shown_whole(articles: int, whole: bool, opened: Opener) -> None:
    page = opened(corpus(articles))
    assert (page.execute_script(_OUTSIDE) == 0) == whole
    assert _scale(page) > 0.54
