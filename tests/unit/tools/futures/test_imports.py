"""What the simulations need is loaded with the first of them, not when Penny starts."""

import subprocess
import sys


def test_the_tools_load_no_numpy_before_something_is_simulated() -> None:
    code = "import sys, bot.app, tools.catalog; print('numpy' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "False"
