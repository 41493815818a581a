"""The servers from wheels (or from PG_BIN and REDIS_BIN): real ones, started and stopped."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest
import redis

from passend.lokaal.errors import LocalError
from passend.lokaal.places import SOCKET_NAME, own_folder, reachable_by_others, server_account, temp_root
from passend.lokaal.postgres import STOP_SIGNAL, PostgresServer
from passend.lokaal.processes import Register, spawn, wait_until
from passend.lokaal.programs import postgres_programs, redis_program
from passend.lokaal.redis import LOOPBACK, free_port, listening_socket
from passend.lokaal.servers import ephemeral_servers

ROOT = Path(__file__).resolve().parents[2]
Processes = list[subprocess.Popen[bytes]]


def query(url: str, statement: str) -> object:
    connection = psycopg2.connect(url)
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short folder that the server's account can enter; pytest's own is below a private one."""
    account = server_account()
    made = Path(tempfile.mkdtemp(prefix="passend-proef-", dir=temp_root(account)))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def processes(folder: Path) -> Iterator[Processes]:
    """What a test started; stopped and waited for at its end."""
    started: list[subprocess.Popen[bytes]] = []
    yield started
    Register(folder / "processen.json").stop_all()
    for process in started:
        process.wait(timeout=10)


@pytest.fixture
def server(folder: Path) -> PostgresServer:
    account = server_account()
    made = PostgresServer(
        postgres_programs(account),
        own_folder(folder / "gegevens", owner=account),
        own_folder(folder / "s", owner=account),
        account,
        durable=False,
    )
    made.prepare()
    return made


def start(server: PostgresServer, processes: Processes) -> subprocess.Popen[bytes]:
    register = Register(server.base.parent / "processen.json")
    process = spawn(
        server.command(),
        environment=server.environment(),
        register=register,
        cwd=server.base,
        account=server.account,
    )
    processes.append(process)
    register.add("postgres", process, STOP_SIGNAL)
    assert wait_until(lambda: server.is_ready() or process.poll() is not None, 30)
    assert process.poll() is None
    return process


def test_both_servers_answer_and_leave_nothing_behind() -> None:
    with ephemeral_servers() as servers:
        assert query(servers.database_url(), "SELECT lower('É')") == "é"
        with redis.Redis.from_url(servers.redis_url) as client:
            assert client.ping()
        folder = servers.postgres.base.parent
        pids = (servers.postgres_pid, servers.redis_pid)
        assert not any(is_gone(pid) for pid in pids)
    assert not folder.exists()
    assert all(is_gone(pid) for pid in pids)


def test_redis_refuses_who_has_no_password() -> None:
    with (
        ephemeral_servers() as servers,
        redis.Redis(port=servers.redis.port) as stranger,
        pytest.raises(redis.AuthenticationError),
    ):
        stranger.ping()


def test_database_is_not_on_the_network_and_its_socket_is_private() -> None:
    with ephemeral_servers() as servers:
        assert query(servers.database_url(), "SHOW listen_addresses") == ""
        assert servers.postgres.socket_folder.stat().st_mode & 0o077 == 0


def test_killed_owner_takes_its_servers_along(tmp_path: Path) -> None:
    """The guard stops the servers and deletes their folder when their owner is killed with -9."""
    code = (
        "from passend.lokaal.servers import ephemeral_servers\n"
        "with ephemeral_servers() as servers:\n"
        "    print(servers.postgres_pid, servers.redis_pid, servers.postgres.base.parent, flush=True)\n"
        "    input()\n"
    )
    owner = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout
    assert owner.stdin
    postgres_pid, redis_pid, folder = owner.stdout.readline().split()
    owner.kill()
    owner.wait()
    assert wait_until(lambda: is_gone(int(postgres_pid)) and is_gone(int(redis_pid)), 30)
    assert wait_until(lambda: not Path(folder).exists(), 30)
    owner.stdin.close()
    owner.stdout.close()


def test_start_after_kill_keeps_the_data(server: PostgresServer, processes: Processes) -> None:
    process = start(server, processes)
    query(server.url(), "CREATE TABLE proef AS SELECT 42 AS antwoord")
    query(server.url(), "CHECKPOINT")
    process.kill()
    process.wait()
    # The worst case: the number in the pid file belongs to another living process by now (this one).
    pid_file = server.data / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    server.clear_leftovers()
    start(server, processes)
    assert query(server.url(), "SELECT antwoord FROM proef") == 42


def test_orphaned_server_is_stopped_before_the_next_start(server: PostgresServer, processes: Processes) -> None:
    first = start(server, processes)
    server.clear_leftovers()
    assert first.wait(timeout=10) == 0
    second = start(server, processes)
    assert second.pid != first.pid


def test_half_made_data_folder_is_made_anew(server: PostgresServer) -> None:
    half = server.data.with_name(server.data.name + ".nieuw")
    server.data.rename(half)
    assert server.prepare() is True
    assert not half.exists()
    assert server.prepare() is False


def test_server_runs_as_an_existing_ordinary_account(server: PostgresServer, processes: Processes) -> None:
    accounts = Path("/etc/passwd")
    before = hashlib.sha256(accounts.read_bytes()).digest()
    process = start(server, processes)
    uid = psutil.Process(process.pid).uids().real
    assert uid == (server.account.uid if server.account else os.geteuid())
    assert uid != 0
    assert hashlib.sha256(accounts.read_bytes()).digest() == before


def test_programs_are_reachable_for_the_account_that_runs_them() -> None:
    account = server_account()
    programs = postgres_programs(account)
    assert account is None or reachable_by_others(programs)
    done = subprocess.run([programs / "postgres", "--version"], capture_output=True, text=True, check=True)
    assert "PostgreSQL" in done.stdout


def test_socket_path_is_short_also_with_a_long_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("lang" * 20)
    long.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(long))
    assert len(os.fsencode(temp_root(None) / "passend-4294967295-0123456789ab" / "s" / SOCKET_NAME)) < 100
    with pytest.raises(LocalError, match="te lange naam"):
        PostgresServer(Path("/bin"), tmp_path, long / "s")


def test_foreign_folder_in_temporary_storage_is_refused(tmp_path: Path) -> None:
    (tmp_path / "echt").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "echt")
    with pytest.raises(LocalError, match="van iemand anders"):
        own_folder(tmp_path / "link")


def test_port_in_use_is_passed_over() -> None:
    with listening_socket(0) as taken:
        port = taken.getsockname()[1]
        assert taken.getsockname()[0] == LOOPBACK
        assert free_port([port, 0]) == 0
        with pytest.raises(LocalError, match="geen vrije poort"):
            free_port([port])


def test_wrong_folder_for_programs_is_named(tmp_path: Path) -> None:
    with pytest.raises(LocalError, match="PG_BIN"):
        postgres_programs(None, {"PG_BIN": str(tmp_path)})
    with pytest.raises(LocalError, match="REDIS_BIN"):
        redis_program({"REDIS_BIN": str(tmp_path)})


def test_stop_reaches_what_a_killed_process_left_in_its_group(folder: Path) -> None:
    """A web server that was killed leaves workers that hold its port: they are found by their group and our mark."""
    register = Register(folder / "processen.json")
    code = (
        "import subprocess, sys\n"
        # The child says its own number: only then is it up, with its environment in place.
        "tell = 'import os, signal; print(os.getpid(), flush=True); signal.pause()'\n"
        "subprocess.run([sys.executable, '-c', tell])\n"
    )
    leader = spawn(
        [sys.executable, "-c", code],
        environment=dict(os.environ),
        register=register,
        cwd=folder,
        stdout=subprocess.PIPE,
    )
    register.add("web", leader)
    assert leader.stdout
    child = int(leader.stdout.readline())
    os.kill(leader.pid, signal.SIGKILL)
    leader.wait()
    assert not is_gone(child)
    assert register.stop_all() == ["web"]
    assert wait_until(lambda: is_gone(child), 10)
    leader.stdout.close()


def test_process_that_took_over_a_number_is_left_alone(folder: Path) -> None:
    """A register from before a reboot may name a pid that is somebody else's now."""
    stranger = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"], start_new_session=True)
    register = Register(folder / "processen.json")
    register.add("web", stranger)
    text = register.path.read_text()
    started = psutil.Process(stranger.pid).create_time()
    register.path.write_text(text.replace(str(started), str(started - 3600)))
    assert register.stop_all(grace_seconds=0) == []
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()
