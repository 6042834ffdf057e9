"""Processes that belong together end together, also when the first is killed and can tell nobody."""

from __future__ import annotations

import os
import signal
import threading
import time

SECONDS_BETWEEN_LOOKS = 0.5


def end_with(parent: int) -> None:
    """Send this process SIGTERM once the one that started it is gone; it says who that was.

    Asked of the system, the answer could come too late: from whoever adopts a process without parent.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(SECONDS_BETWEEN_LOOKS)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
