"""When, where and by whom something was held, who spoke and who took part."""
