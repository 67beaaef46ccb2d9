import subprocess
import sys


def test_the_machinery_loads_no_locales_and_no_number_words_before_they_are_needed() -> None:
    code = "import sys, tools.toolkit.executor; print({'babel', 'text_to_num'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "set()"
