#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Hashiya developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a power cut leaves of a folder that powercut.c watched.

powercut.py seed ROOT SHADOW LIBRARY   takes ROOT as it stands for what the disk holds; LIBRARY is
                                       powercut.c as built
powercut.py recover ROOT SHADOW        puts ROOT back to what the disk holds
"""

import os
import shutil
import subprocess
import sys


def sync_all(root):
    """Has every file and folder below root recorded, by the preloaded library itself."""
    for folder, _, files in os.walk(root):
        for path in [os.path.join(folder, name) for name in files] + [folder]:
            fd = os.open(path, os.O_RDONLY)
            os.fsync(fd)
            os.close(fd)


def seed(root, shadow, library):
    environment = dict(os.environ, LD_PRELOAD=library, HASHIYA_POWERCUT_ROOT=root,
                       HASHIYA_POWERCUT_SHADOW=shadow)
    subprocess.run([sys.executable, __file__, "sync", root], env=environment, check=True)
    # The root folder itself is where rebuilding begins.
    names = {name for name in os.listdir(shadow)}
    before = {name: os.stat(os.path.join(shadow, name)).st_mtime_ns for name in names}
    subprocess.run([sys.executable, __file__, "sync-one", root], env=environment, check=True)
    touched = [name for name in os.listdir(shadow)
               if name != "lock" and before.get(name)
               != os.stat(os.path.join(shadow, name)).st_mtime_ns]
    assert len(touched) == 1, touched
    with open(os.path.join(shadow, "root"), "w", encoding="ascii") as file:
        file.write(touched[0])


def rebuild(shadow, name, path):
    os.mkdir(path)
    listing = os.path.join(shadow, name)
    if not os.path.exists(listing):
        return
    with open(listing, encoding="ascii") as file:
        for line in file:
            kind, child, hexadecimal = line.split()
            target = os.path.join(os.fsencode(path), bytes.fromhex(hexadecimal))
            target = os.fsdecode(target)
            if kind == "d":
                rebuild(shadow, child, target)
            elif os.path.exists(os.path.join(shadow, child)):
                shutil.copyfile(os.path.join(shadow, child), target)
            else:
                open(target, "wb").close()


def recover(root, shadow):
    with open(os.path.join(shadow, "root"), encoding="ascii") as file:
        name = file.read()
    rebuild(shadow, name, root + ".recovered")
    shutil.rmtree(root)
    os.rename(root + ".recovered", root)


def main():
    command, root = sys.argv[1], sys.argv[2]
    if command == "sync":
        sync_all(root)
    elif command == "sync-one":
        fd = os.open(root, os.O_RDONLY)
        os.fsync(fd)
        os.close(fd)
    elif command == "seed":
        seed(root, sys.argv[3], sys.argv[4])
    elif command == "recover":
        recover(root, sys.argv[3])


if __name__ == "__main__":
    main()
