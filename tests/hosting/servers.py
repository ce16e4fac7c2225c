"""Real servers with the configuration that the build makes, as the page for hosts says to use it."""

import contextlib
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

NGINX, CADDY = "nginx", "caddy"
PROGRAMS = (NGINX, CADDY)
PACKAGES = ("nginx-light", "caddy")
"""What Debian calls them."""
A_MOMENT, TRIES = 0.02, 1500
# What stands around ours on a machine of one's own: the part of the one who runs nginx.
NGINX_MAIN = """
daemon off;
master_process on;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
{user}
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {site}/hosting/nginx-http.conf;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {site}/hosting/nginx-server.conf;
    }}
}}
"""
# No door to change its settings.
CADDY_MAIN = """{{
	admin off
	log {{
		output file {folder}/caddy.log
	}}
}}
http://127.0.0.1:{port} {{
	root * {root}
	import {site}/hosting/Caddyfile
}}
"""


@contextmanager
def nginx(root: Path, path: str, folder: Path, main: str = NGINX_MAIN) -> Iterator[str]:
    """Serve the site in `root` below a path; give the address of its home. `main` stands around ours."""
    port = free_port()
    user = "user root;" if os.geteuid() == 0 else ""
    written = folder / "nginx.conf"
    given = {"site": root / path.strip("/"), "root": root, "user": user}
    written.write_text(main.format(port=port, folder=folder, **given))
    command = [NGINX, "-c", str(written), "-p", str(folder), "-e", str(folder / "error.log")]
    with _running(command, port, {}):
        yield f"http://127.0.0.1:{port}{path}"


@contextmanager
def caddy(root: Path, path: str, folder: Path, main: str = CADDY_MAIN) -> Iterator[str]:
    """Serve the site in `root` below a path; give the address of its home. `main` stands around ours."""
    port = free_port()
    written = folder / "Caddyfile"
    site = root / path.strip("/")
    written.write_text(main.format(folder=folder, port=port, root=root, site=site))
    command = [CADDY, "run", "--config", str(written), "--adapter", "caddyfile"]
    # Where it keeps certificates and its last configuration.
    with _running(command, port, {"HOME": str(folder)}):
        yield f"http://127.0.0.1:{port}{path}"


def free_port() -> int:
    """Find a port that nobody listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int, given: Mapping[str, str]) -> Iterator[None]:
    if shutil.which(command[0]) is None:
        raise LookupError(f"{command[0]} is not on this machine; run: make hosts")
    environment = {**os.environ, **given}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            _wait(server, port)
            yield
        finally:
            server.terminate()
            server.communicate()


def _wait(server: "subprocess.Popen[str]", port: int) -> None:
    """Wait until somebody listens; a server that ends by itself has said why."""
    for _ in range(TRIES):
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(A_MOMENT)
            raise LookupError(f"it ended: {server.stderr.read() if server.stderr else ''}")
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise LookupError("nobody listens")
