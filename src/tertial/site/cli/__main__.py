"""`python -m tertial.site.cli`: the same as the command `tertial`."""

import sys

from . import main

sys.exit(main())
