"""What only the pages say, in the words of ``texts.yaml``."""

from functools import partial
from pathlib import Path

from vrd2check import catalogue

say = partial(catalogue.say, Path(__file__).with_name("texts.yaml"))
