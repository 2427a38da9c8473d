#!/usr/bin/env python3
"""RAM, flash and time of each device profile on each board, worked apart from the C# sources: prints plan.txt.

In: tools/Larmor.Cli/Planning/device-profiles.json (metered on the IL) and the figures of embedded-targets.md sections 1 and 2. Python 3, no packages."""
import json
import os

FOLDER = os.path.dirname(os.path.abspath(__file__))
TABLE = json.load(open(os.path.join(FOLDER, "../../tools/Larmor.Cli/Planning/device-profiles.json")))

# Least planning speed, million multiply-accumulates a second: stated, or clock x 0.6 / 1,260; on Linux times 80.
SPEED = {
    "rp2040": 0.04, "max78000": 100 * 0.6 / 1260, "esp32": 0.1, "esp32-wrover": 0.1, "esp32-s3": 0.1, "rp2350": 0.07,
    "stm32f429": 180 * 0.6 / 1260, "stm32f769": 0.1, "stm32h7": 400 * 0.6 / 1260,
    "pi-zero-2w": 1000 * 0.6 / 1260 * 80, "pi4": 1800 * 0.6 / 1260 * 80, "pi5": 2400 * 0.6 / 1260 * 80,
}
LIBRARY_FLASH, LIBRARY_RAM = 33 * 1024, 3.5 * 1024  # measured: mscorlib and System.Math
PROCESS = 15.4 * 1024 * 1024  # measured: the node ahead of time, resident on x64 (result firmware-aot); until 2026-11-28 the 4 MB of a smaller program

print("# Made by tests/golden/plan.py from the metered table and the board figures of the specification; bytes and milliseconds.")
print(f"flash {TABLE['flashBytes'] + LIBRARY_FLASH}")
resident = TABLE["staticBytes"] + LIBRARY_RAM * (1 + TABLE["flashBytes"] / LIBRARY_FLASH)
for board, speed in SPEED.items():
    for profile in TABLE["profiles"]:
        ram = profile["arrayBytes"] + profile["objectBytes"] + (PROCESS if board.startswith("pi") else resident)
        print(f"{board}/{profile['name']}/ram {ram:.0f}")
        print(f"{board}/{profile['name']}/time {profile['multiplyAccumulates'] / speed / 1e3:.4g}")
