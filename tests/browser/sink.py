"""A server that somebody's data must never reach. It hears HTTP, bare connections and UDP."""

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

STOP = b"stop"
# Seconds; only a test that is going to fail waits so long.
LONGEST = 20


class Sink:
    """Remembers everything that arrived, by the name of the attempt."""

    def __init__(self) -> None:
        self._arrived: set[str] = set()
        self._changed = threading.Condition()
        self._http = _server(self)
        self._bare = socket.create_server(("127.0.0.1", 0))
        self._datagrams = [_datagrams(), _datagrams()]
        self._begin(self._http.serve_forever, 0.02)
        self._begin(self._accept)
        for name, listener in zip(("page/peer", "page/framedpeer"), self._datagrams, strict=True):
            self._begin(self._receive, name, listener)

    @staticmethod
    def _begin(listen: Callable[..., None], *values: object) -> None:
        threading.Thread(target=listen, args=values, daemon=True).start()

    @property
    def targets(self) -> dict[str, str]:
        """Addresses for a page to try."""
        host = "127.0.0.1"
        stun, framed_stun = (listener.getsockname()[1] for listener in self._datagrams)
        return {
            "http": f"http://{host}:{self._http.server_port}",
            "socket": f"ws://{host}:{self._http.server_port}",
            "bare": f"http://{host}:{self._bare.getsockname()[1]}",
            "stun": f"stun:{host}:{stun}",
            "framedStun": f"stun:{host}:{framed_stun}",
        }

    def hear(self, name: str) -> None:
        """Note an arrival."""
        with self._changed:
            self._arrived.add(name)
            self._changed.notify_all()

    def forget(self) -> None:
        """Begin with an empty memory."""
        with self._changed:
            self._arrived.clear()

    def wait_for(self, names: set[str]) -> set[str]:
        """Wait until all of these have arrived, or it takes too long; tell what has arrived."""
        with self._changed:
            self._changed.wait_for(lambda: names <= self._arrived, LONGEST)
            return set(self._arrived)

    def wait_for_any(self, names: set[str]) -> set[str]:
        """Wait until one of these has arrived, or it takes too long; tell which."""
        with self._changed:
            self._changed.wait_for(lambda: names & self._arrived, LONGEST)
            return names & self._arrived

    def close(self) -> None:
        """Stop listening."""
        self._http.shutdown()
        self._http.server_close()
        # The other threads wait in blocking calls, which only these wake.
        self._bare.shutdown(socket.SHUT_RDWR)
        self._bare.close()
        for listener in self._datagrams:
            listener.sendto(STOP, listener.getsockname())

    def _accept(self) -> None:
        try:
            while True:
                self._bare.accept()[0].close()
                self.hear("page/preconnect")
        except OSError:
            return

    def _receive(self, name: str, listener: socket.socket) -> None:
        with listener:
            while listener.recv(2048) != STOP:
                self.hear(name)


def _datagrams() -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener.bind(("127.0.0.1", 0))
    return listener


def _server(sink: Sink) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            # Nothing to show: a tab that tried to leave stays as it is.
            self.send_response(204)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.flush()
            sink.hear(urlsplit(self.path).path.strip("/"))

        do_POST = do_GET  # noqa: N815 - the name that http.server calls

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A browser that hangs up halfway is nobody's problem."""

    return Server(("127.0.0.1", 0), Handler)
