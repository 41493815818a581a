"""A whole portal for the browser: gunicorn, Celery with beat, a mail server, real schools, a clock to move."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

import pytest
from aiosmtpd.controller import Controller
from django.db import connection
from django.test import override_settings

from ondersteuning import demoregio
from ondersteuning.actions import save_steunpunt
from ondersteuning.models import Samenwerkingsverband, School
from passend.dossiers.models import Organisatie
from passend.gebruikers.models import Gebruiker
from passend.klok import verzet
from passend.lokaal.guard import start_guard
from passend.lokaal.postvak import Keeper
from passend.lokaal.processes import Register, spawn, wait_until
from passend.lokaal.redis import listening_socket
from tests.databases import admin_connection, database_from_template, drop_database
from tests.fabriek import make_gebruiker, make_lid
from tests.hulp.post import free_port
from tests.servers import REDIS_URL, role_url

ROOT = Path(__file__).parents[2]
DATABASE = "proef_reis"
# A Monday. Six weeks later is Monday 19 October, ten weeks later Monday 16 November 2026; no holiday near.
START = date(2026, 9, 7)
DEMO = "demo.passend.example"
# A database of the broker that no other test uses.
BROKER = "/7"
SECONDS = 60


@dataclass(frozen=True)
class Mail:
    aan: str
    onderwerp: str
    tekst: str


@dataclass(frozen=True)
class Bezetting:
    """Who is there: two schools that work with the portal, one that does not, and the steunpunt of their region."""

    school: School
    andere_school: School
    losse_school: School
    ina: Gebruiker
    omar: Gebruiker
    joris: Gebruiker
    mira: Gebruiker
    steunpunt: Organisatie


class Portaal:
    """The running portal. Its processes share nothing with the test but the addresses in `environment`."""

    def __init__(self, folder: Path, environment: dict[str, str], url: str, use_database: Callable) -> None:
        self.folder = folder
        self.environment = environment
        self.url = url
        self.database = use_database
        self.wie: Bezetting

    def clock(self) -> AbstractContextManager[None]:
        """Let the test itself live on the portal's day."""
        return override_settings(KLOKBESTAND=self.environment["PASSEND_KLOKBESTAND"])

    def set_clock(self, day: date) -> None:
        """Move the clock of all processes."""
        with self.clock():
            verzet(day)

    def parent(self, naam: str) -> Gebruiker:
        """Make a parent with a button on the demo's sign-in page; inside `database()`."""
        return make_gebruiker(naam, email=f"ouder.{naam.lower().replace(' ', '-')}@{DEMO}")

    def person(self, naam: str) -> Gebruiker:
        with self.database():
            return self.parent(naam)

    def count(self, table: str) -> int:
        """Count the rows of a table, as the administrator."""
        with admin_connection(DATABASE) as link, link.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            return cursor.fetchone()[0]

    def mails(self, aan: str = "", onderwerp: str = "", *bevat: str) -> list[Mail]:
        """The mails that arrived, oldest first: to this address, with this subject, with all of these in the text."""
        found = []
        for file in sorted((self.folder / "post").glob("*.eml")):
            message = message_from_bytes(file.read_bytes(), policy=policy.default)
            text = message.get_body().get_content().replace("\r\n", "\n")
            mail = Mail(message["X-Postvak-Aan"], message["Subject"], text)
            if aan in mail.aan and onderwerp in mail.onderwerp and all(one in mail.tekst for one in bevat):
                found.append(mail)
        return found

    def wait_for_mail(self, aan: str, onderwerp: str, *bevat: str) -> Mail:
        """Wait until this mail is there, and return the latest."""
        arrived = wait_until(lambda: self.mails(aan, onderwerp, *bevat), SECONDS, pause=0.1)
        everything = [(mail.aan, mail.onderwerp) for mail in self.mails("", "", *bevat[:1])]
        assert arrived, f"Geen mail “{onderwerp}” aan {aan}. Wel: {everything}\n{self.log()}"
        return self.mails(aan, onderwerp, *bevat)[-1]

    def log(self) -> str:
        """The last lines of what the processes said, ordinary ones left out."""
        said = []
        for file in sorted(self.folder.glob("*.log")):
            lines = [line for line in file.read_text(errors="replace").splitlines() if '"level": "info"' not in line]
            said += [f"--- {file.name}", *lines[-20:]]
        return "\n".join(said)


@pytest.fixture(scope="session")
def portaal(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: object) -> Iterator[Portaal]:
    """The portal of this test session. Everything it started is gone afterwards, also when the session is killed."""
    folder = tmp_path_factory.mktemp("portaal")
    web_socket = listening_socket(free_port())
    url = f"http://127.0.0.1:{web_socket.getsockname()[1]}"
    post = Controller(Keeper(folder / "post"), hostname="127.0.0.1", port=free_port())
    environment = _environment(folder, url, post.port)
    register = Register(folder / "processen.json")

    @contextmanager
    def use_database() -> Iterator[None]:
        with django_db_blocker.unblock(), _connected_to(DATABASE):
            yield

    made = Portaal(folder, environment, url, use_database)
    guard = start_guard(register)
    processes = []

    def start(name: str, *arguments: str, role: str = "toepassing", fds: tuple[int, ...] = ()) -> None:
        with (folder / f"{name}.log").open("wb") as log:
            process = spawn(
                [sys.executable, *arguments],
                environment=environment | {"PASSEND_DATABASE_ROL": role},
                register=register,
                cwd=ROOT,
                stdout=log,
                pass_fds=fds,
            )
        register.add(name, process)
        processes.append(process)

    post.start()
    try:
        with django_db_blocker.unblock():
            database_from_template(DATABASE)
        made.set_clock(START)
        start("vullen", "manage.py", "laad_gegevens")
        assert processes[0].wait(120) == 0, made.log()
        with use_database(), made.clock():
            made.wie = _people()
        start("web", *_gunicorn(web_socket.fileno()), fds=(web_socket.fileno(),))
        start("werker", *_celery(), role="werker")
        assert wait_until(lambda: _answers(f"{url}/gezondheid/klaar"), SECONDS), made.log()
        yield made
    finally:
        register.stop_all()
        for process in processes:
            process.wait(15)
        post.stop()
        web_socket.close()
        drop_database(DATABASE)
        assert guard.stdin
        guard.stdin.close()
        guard.wait(15)


def _environment(folder: Path, url: str, mail_port: int) -> dict[str, str]:
    roles = ("EIGENAAR", "WERKER", "BACKUP", "VERNIETIGING")
    return os.environ | {
        "PASSEND_OMGEVING": "test",
        "PASSEND_DEMO": "1",
        "PASSEND_BASIS_URL": url,
        "PASSEND_KLOKBESTAND": str(folder / "klok"),
        "PASSEND_POSTMAP": str(folder / "post"),
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_port}",
        "REDIS_URL": urlsplit(os.environ[REDIS_URL])._replace(path=BROKER).geturl(),
        "DATABASE_URL": role_url("passend_toepassing", DATABASE),
        **{f"DATABASE_URL_{role}": role_url(f"passend_{role.lower()}", DATABASE) for role in roles},
        "DJANGO_SETTINGS_MODULE": "passend.settings",
        "PYTHONUNBUFFERED": "1",
        # The folder of collected files is made for production only.
        "PYTHONWARNINGS": "ignore",
    }


def _gunicorn(descriptor: int) -> list[str]:
    return [
        "-m", "gunicorn", "passend.wsgi", "--bind", f"fd://{descriptor}", "--workers", "2", "--worker-class", "sync",
        "--log-level", "warning", "--no-control-socket",
    ]  # fmt: skip


def _celery() -> list[str]:
    # Beat runs in the worker's process, without a file of its own.
    worker = ["-m", "celery", "-A", "tests.reis.snel", "worker", "--beat", "--scheduler", "celery.beat:Scheduler"]
    return [*worker, "--concurrency", "2", "--without-gossip", "--without-mingle"]


@contextmanager
def _connected_to(database: str) -> Iterator[None]:
    """Let this process's connection look into another database."""
    name = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name


def _answers(url: str) -> bool:
    try:
        # No proxy from the environment: this is our own computer.
        with build_opener(ProxyHandler({})).open(url, timeout=5) as response:
            return response.status == 200
    except OSError:
        return False


def _people() -> Bezetting:
    """Let people work at real schools of the demo region, all for primary education."""
    region = School.objects.open().of_region(demoregio.SWV_PO, demoregio.SWV_VO).filter(sector="po")
    first, second, third = region.select_related("organisatie").order_by("vestigingscode")[:3]
    verbanden = Samenwerkingsverband.objects.filter(nummer__in=[demoregio.SWV_PO, demoregio.SWV_VO])
    steunpunt = save_steunpunt(None, naam=demoregio.STEUNPUNT_NAAM, verbanden=verbanden).organisatie

    def member(organisatie: Organisatie, naam: str, login: str) -> Gebruiker:
        return make_lid(organisatie, gebruiker=make_gebruiker(naam, email=f"{login}@{DEMO}"))

    return Bezetting(
        school=first,
        andere_school=second,
        losse_school=third,
        ina=member(first.organisatie, "Ina Begeleid", "school.ina"),
        omar=member(first.organisatie, "Omar Collega", "school.omar"),
        joris=member(second.organisatie, "Joris Kamp", "school.joris"),
        mira=member(steunpunt, "Mira Steun", "steunpunt.mira"),
        steunpunt=steunpunt,
    )


__all__ = ["DATABASE", "START", "Mail", "Portaal", "portaal"]
