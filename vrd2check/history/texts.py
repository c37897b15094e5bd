"""What is said where git cannot tell what is asked, in the words of ``texts.yaml``."""

from functools import partial
from pathlib import Path

from vrd2check import catalogue

say = partial(catalogue.say, Path(__file__).with_name("texts.yaml"))
