"""`assay serve`: the site and one worker beside it. Both end together."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from functools import partial
from importlib import import_module
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Any

import click

from assay.commands.main import with_site
from assay.commands.migrate import bring_up_to_date
from assay.commands.parents import end_with
from assay.commands.statics import collect

APPLICATION = "assay.site.wsgi"
# Written by `assay demo`: one line a role.
DEMONSTRATION_LOGINS = "demo-logins"
SECONDS_TO_END = 20
SECONDS_BEFORE_ANOTHER_WORKER = 2


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers", type=click.IntRange(1), help="Processes that answer; one a processor, if not given."
)
@click.option(
    "--threads", default=3, show_default=True, type=click.IntRange(1), help="Threads in each of them."
)
@click.option(
    "--no-worker", is_flag=True, help="Run no worker beside it; letters then wait for `assay worker`."
)
def serve(host: str, port: int, workers: int | None, threads: int, no_worker: bool) -> None:
    """Run the site. A first start makes the database; it holds no demonstration."""
    address = _free(host, port)
    os.environ.setdefault("ASSAY_ADDRESS", _shown(address, port))
    with_site()
    bring_up_to_date()
    collect()
    beside = None if no_worker else Beside()
    server = _server(str(address), port, workers or os.cpu_count() or 1, threads)
    server.on_startup(_say_where)
    if beside:
        server.on_startup(beside.start)
        server.on_shutdown(beside.end)
    server.serve(target_loader=partial(_application, os.getpid()), wrap_loader=False)


def _free(host: str, port: int) -> IPv4Address | IPv6Address:
    """The address to listen at, where nobody listens yet.

    The server shares its port among its processes, so the system would let a second site share it too.
    """
    try:
        family, *_, found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(found)
    except OSError as error:
        raise click.ClickException(f"{host}:{port} cannot be listened at: {error.strerror}.") from error
    return ip_address(found[0])


def _shown(address: IPv4Address | IPv6Address, port: int) -> str:
    """The address as a browser on this machine takes it."""
    if address.is_unspecified:
        return f"http://127.0.0.1:{port}"
    return f"http://[{address}]:{port}" if address.version == 6 else f"http://{address}:{port}"


def _server(host: str, port: int, workers: int, threads: int) -> Any:
    from django.db import connections
    from django.urls import get_resolver
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    # All pages are loaded once and shared by the processes forked from here; connections must not be.
    import_module(APPLICATION)
    assert get_resolver().url_patterns
    connections.close_all()
    return Server(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_END,
        log_level=LogLevels.warning,
    )


def _application(parent: int) -> Any:
    """What each process answers with. A proxy that is believed tells who is asking, and over which line."""
    from granian.utils.proxies import wrap_wsgi_with_proxy_headers

    end_with(parent)
    proxies = os.environ.get("ASSAY_PROXIES", "127.0.0.1")
    return wrap_wsgi_with_proxy_headers(import_module(APPLICATION).application, proxies)


def _say_where() -> None:
    from django.conf import settings
    from django.db import connections

    from assay.workflows.offices import has_office
    from assay.workflows.sites import this_site

    click.echo(f"Assay is served at {settings.ADDRESS}")
    logins = Path(settings.HOME) / DEMONSTRATION_LOGINS
    if this_site().demonstration and logins.is_file():
        click.echo(logins.read_text().rstrip())
    elif not has_office():
        click.echo('Open the office\'s account with: assay create-office you@example.org --name "Your Name"')
    connections.close_all()


class Beside:
    """The one worker beside the site: started again if it dies, and ended with it."""

    def __init__(self) -> None:
        self.ending = threading.Event()

    def start(self) -> None:
        # Before the server forks: a fork in the middle of starting a process would hold its pipe open.
        self.process = _worker()
        threading.Thread(target=self._keep, daemon=True).start()

    def _keep(self) -> None:
        while True:
            self.process.wait()
            if self.ending.wait(SECONDS_BEFORE_ANOTHER_WORKER):
                return
            self.process = _worker()

    def end(self) -> None:
        self.ending.set()
        self.process.terminate()
        try:
            self.process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self.process.kill()


def _worker() -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C reaches the site, and the site ends its worker."""
    command = [sys.executable, "-m", "assay.commands", "worker", "--beside", str(os.getpid())]
    return subprocess.Popen(command, start_new_session=True)
