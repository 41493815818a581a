"""Ask a running web server on this machine how it is: `python scripts/gezond.py /gezondheid/leeft`.

For the health checks of containers: exit code 0 when the answer is 200. The request names the portal's own host and
says that it came over https, as the proxy would, because production answers nothing else.
"""

from __future__ import annotations

import http.client
import os
import sys


def main(path: str, port: int = 8000) -> int:
    """Return 0 when the address answers 200, else 1 with the reason on standard error."""
    host = os.environ.get("PASSEND_HOSTS", "localhost").partition(",")[0].strip().lstrip(".")
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=8)
    try:
        connection.request("GET", path, headers={"Host": host, "X-Forwarded-Proto": "https"})
        status = connection.getresponse().status
    except OSError as error:
        print(f"geen antwoord: {error}", file=sys.stderr)
        return 1
    finally:
        connection.close()
    if status != 200:
        print(f"antwoord {status}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
