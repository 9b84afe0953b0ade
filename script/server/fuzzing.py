"""Schemathesis: examples, coverage and fuzzing of every operation of the API definition; always the same requests."""
import os
import subprocess
import sys
from pathlib import Path

from common import FOLDER, expect, finish
from service import URL

run = subprocess.run(
    [Path(sys.executable).parent / 'schemathesis', 'run', f'{URL}/api', '--url', URL,
     '--phases', 'examples,coverage,fuzzing', '--seed', '7', '--generation-deterministic', '--max-examples', '60',
     '--generation-allow-x00', 'false', '--max-failures', '20', '--request-timeout', '20', '--no-color', '--suppress-health-check', 'all'],
    capture_output=True, text=True, cwd=FOLDER, timeout=1_500,
    env=os.environ | {'SCHEMATHESIS_HOOKS': 'fuzzing_values', 'PYTHONPATH': str(Path(__file__).parent.absolute())})
if run.returncode != 0:
    print(run.stdout[-12_000:], run.stderr[-2_000:], file=sys.stderr)
expect('examples, coverage, fuzzing', 0, run.returncode)
expect('operations were looked at', True, 'passed' in run.stdout)

sys.exit(finish())
