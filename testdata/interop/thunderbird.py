"""thunderbird PROFILE: prints the events that a profile of Thunderbird has stored, one a line with tabs between uid, start
(UTC, or the day), and title."""
import datetime
import glob
import shutil
import sqlite3
import sys
import tempfile

ALL_DAY = 8  # of the flags

with tempfile.TemporaryDirectory() as copy:  # Thunderbird keeps its own files locked
    for path in glob.glob(sys.argv[1] + "/calendar-data/cache.sqlite*"):
        shutil.copy(path, copy)
    db = sqlite3.connect(copy + "/cache.sqlite")
    for uid, start, flags, title in db.execute("SELECT id, event_start, flags, title FROM cal_events ORDER BY id"):
        at = datetime.datetime.fromtimestamp(start / 1e6, datetime.timezone.utc)
        print(uid, at.strftime("%Y%m%d" if flags & ALL_DAY else "%Y%m%dT%H%M%SZ"), title, sep="\t")
    db.close()
