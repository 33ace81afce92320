"""What holds for all tests."""

from hypothesis import settings

# The same examples in every run, so that a failure tells of the change at hand; bench/fuzz.py looks for new ones.
settings.register_profile("same examples", derandomize=True)
settings.load_profile("same examples")
