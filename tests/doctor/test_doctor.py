"""What the doctor finds, and that it says what to do."""

from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import create_engine, text

from bot.doctor.directories import ROOM_NEEDED, ROOM_WANTED, weigh_room
from bot.ledger import Ledger
from bot.slack.scopes import SCOPES
from bot.workspace import Workspace
from bot.workspace.faults import Fault, RateLimited, Refuse, ServerError
from bot.workspace.manifest import Manifest
from tests.doctor.examining import Place
from tests.doctor.slack import slack_with
from tests.postgres import Server

WELL: Final = dict.fromkeys(
    ("machine", "settings", "edge", "clock", "token", "scopes", "ledger", "data", "cache", "knowledge"), "ok"
)
BROKEN: Final = {
    "SLACK_BOT_TOKEN": "xoxb-very-secret",
    "SLACK_APP_TOKEN": "xapp-very-secret",
    "SLACK_SIGNING_SECRET": "",
    "MESHWISE_PORT": "many",
    "MESHWISE_ADMINS": "alice",
}
SECRETS: Final = ("xoxb-", "xapp-", "0123456789abcdef", "very-secret")


async def test_all_is_well(place: Place) -> None:
    """Where nothing is wrong every check says so, the status is 0, and nothing is made."""
    examined = await place.examine()
    assert examined.levels() == WELL
    assert examined.status == 0
    assert all(not each["advice"] for each in examined.findings)
    assert sorted(each.name for each in place.directory.iterdir()) == []


async def test_people_read_a_line_each(place: Place) -> None:
    """Without --json there is a line for each finding, and under what is not well what to do."""
    status, output, complaints = await place.run(SLACK_SIGNING_SECRET="short")  # noqa: S106 - no secret
    assert (status, complaints) == (0, "")
    lines = output.splitlines()
    assert lines[0].startswith("ok       machine    meshwise ")
    (number,) = (number for number, line in enumerate(lines) if line.startswith("warning"))
    assert lines[number + 1].startswith(" " * 19 + " → copy it anew")


async def test_everything_broken(spoilt: Place, workspace: Workspace) -> None:
    """Where nothing is right each check still says its own, in one line, with what to do, and no secret is shown."""
    (spoilt.files / "intents" / "words.yaml").write_text("nonsense: [", encoding="utf-8")
    (spoilt.directory / "file").touch()
    examined = await spoilt.examine(
        **BROKEN,
        MESHWISE_DATABASE_URL=f"postgresql+psycopg://anna:very-secret@/desk?host={spoilt.directory}",
        MESHWISE_CACHE=str(spoilt.directory / "file"),
    )
    levels = examined.levels()
    assert {name for name, level in levels.items() if level == "error"} == {
        "settings",
        "token",
        "socket",
        "ledger",
        "knowledge",
    }
    assert (levels["machine"], levels["clock"], levels["cache"]) == ("ok", "ok", "warning")
    assert [told.split(" is ")[0] for _, told in examined.of("settings")] == [
        "MESHWISE_PORT: input should be a valid integer, unable to parse string as an integer",
        "MESHWISE_ADMINS: “alice”",
    ]
    assert examined.status == 1
    assert all("\n" not in each["told"] for each in examined.findings)
    assert all(each["advice"] for each in examined.findings if each["level"] != "ok")
    assert not any(secret in examined.written for secret in SECRETS)
    assert "Traceback" not in examined.written
    assert workspace.calls[-1].response["error"] == "invalid_auth"


async def test_a_name_that_sets_nothing_is_told(place: Place) -> None:
    """A misspelt setting is a warning with the one that was meant; one like no other is no such guess."""
    examined = await place.examine(MESHWISE_ADMIN="U012AB3CD", MESHWISE_COLOUR="red")
    unknown = [
        each for each in examined.findings if each["told"].endswith("is no setting, and is passed over")
    ]
    assert [(each["level"], each["told"].split()[0]) for each in unknown] == [
        ("warning", "MESHWISE_ADMIN"),
        ("warning", "MESHWISE_COLOUR"),
    ]
    assert [each["advice"] for each in unknown] == [
        "MESHWISE_ADMINS is one; did you mean that?",
        "deploy/env.example lists all settings",
    ]
    assert examined.status == 0


async def test_a_missing_edge_is_told(place: Place) -> None:
    """Without either secret the finding names both, and where they are found."""
    examined = await place.examine(SLACK_SIGNING_SECRET="")
    ((level, told),) = examined.of("edge")
    assert level == "error"
    assert told.startswith("neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set")


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("SLACK_SIGNING_SECRET", "very-secret", "SLACK_SIGNING_SECRET is not 32 hexadecimal digits"),
        ("MESHWISE_HOST", "127.0.0.1", "MESHWISE_HOST is 127.0.0.1, which only this machine reaches"),
    ],
)
async def test_what_may_keep_slack_out_is_a_warning(
    place: Place, setting: str, value: str, told: str
) -> None:
    """What is odd about the way in is told, and does not make the status 1."""
    examined = await place.examine(**{setting: value})
    assert (examined.levels()["edge"], examined.status) == ("warning", 0)
    assert any(each.startswith(told) for _, each in examined.of("edge"))
    assert "very-secret" not in examined.written


async def test_a_token_of_another_kind_is_told(place: Place) -> None:
    """An app token in the bot token's place is told by its beginning, without being shown."""
    examined = await place.examine(SLACK_BOT_TOKEN="xapp-very-secret")  # noqa: S106 - no token
    assert examined.levels()["edge"] == "error"
    assert "SLACK_BOT_TOKEN begins with xoxb-" in examined.of("edge")[0][1]
    assert "very-secret" not in examined.written


async def test_the_app_token_opens_connections(place: Place, workspace: Workspace) -> None:
    """With Socket Mode the app token is tried, and no signing secret is missed."""
    examined = await place.examine(SLACK_APP_TOKEN=workspace.addresses.app_token, SLACK_SIGNING_SECRET="")
    assert examined.levels() == {**WELL, "socket": "ok"}


async def test_a_bot_token_opens_no_connection(place: Place, workspace: Workspace) -> None:
    """Slack's refusal is told by its code, with what would be right."""
    examined = await place.examine(SLACK_APP_TOKEN=workspace.addresses.token)
    assert examined.of("socket") == [("error", "Slack refuses SLACK_APP_TOKEN: not_allowed_token_type")]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Refuse("account_inactive"), "account_inactive"),
        (RateLimited(), "ratelimited"),
        (ServerError(), "http_500"),
    ],
)
async def test_what_slack_says_is_told(place: Place, workspace: Workspace, fault: Fault, code: str) -> None:
    """Whatever Slack answers in the place of a name is one line with its code."""
    workspace.faults.next("auth.test", fault)
    assert ("error", f"Slack refuses SLACK_BOT_TOKEN: {code}") in (await place.examine()).of("token")


@pytest.mark.parametrize("app_token", ["", "xapp-1"])
async def test_slack_out_of_reach(place: Place, app_token: str) -> None:
    """Without a way to Slack one finding names the address, and nothing is said of tokens, however many there are."""
    examined = await place.examine(
        MESHWISE_SLACK_API_URL="http://127.0.0.1:9/api/", SLACK_APP_TOKEN=app_token
    )
    assert not {"token", "socket"} & examined.levels().keys()
    ((level, told),) = examined.of("slack")
    assert level == "error"
    assert told.startswith("Slack cannot be reached at http://127.0.0.1:9/api/")


class TestScopes:
    """Hardly any scope is granted."""

    @pytest.fixture
    def manifest(self) -> Manifest:
        """An app that may answer commands, and nothing else."""
        return Manifest(frozenset({"commands"}))

    async def test_what_is_missing_is_named(self, place: Place) -> None:
        """Each scope that everybody needs is missed, with what it is needed for; those that may be declined are not."""
        assert (await place.examine()).of("scopes") == [
            ("error", f"the bot token lacks {scope.name}, needed for {scope.gives}")
            for scope in SCOPES
            if not scope.optional and scope.name != "commands"
        ]

    async def test_settings_may_need_more(self, place: Place) -> None:
        """With admins by group and by Slack, the scopes that tell of them are needed."""
        examined = await place.examine(MESHWISE_ADMINS="S012AB3CD", MESHWISE_SLACK_ADMINS="1")
        named = {told.split()[4].rstrip(",") for _, told in examined.of("scopes")}
        assert named == {scope.name for scope in SCOPES} - {"commands", "channels:history", "groups:history"}


class TestDeclined:
    """Only what nobody may decline is granted."""

    @pytest.fixture
    def manifest(self) -> Manifest:
        """The app as it is installed by somebody who declines what can be declined."""
        return Manifest(frozenset(scope.name for scope in SCOPES if not scope.optional))

    async def test_what_was_declined_is_told(self, place: Place) -> None:
        """It is no fault, but whoever looks for it finds it."""
        declined = "channels:history, groups:history, usergroups:read, users:read"
        assert (await place.examine()).of("scopes") == [
            ("ok", f"all that is needed is granted; declined: {declined}")
        ]


@pytest.mark.parametrize(
    ("seconds", "level"),
    [(0, "ok"), (-40, "ok"), (100, "warning"), (-100, "warning"), (400, "error"), (-400, "error")],
)
async def test_a_clock_that_is_off(place: Place, workspace: Workspace, seconds: int, level: str) -> None:
    """From a minute on a clock that is off is a warning, from five minutes on, where signatures fail, an error."""
    async with slack_with(workspace.api_url, seconds) as address:
        examined = await place.examine(MESHWISE_SLACK_API_URL=address)
    ((found, told),) = examined.of("clock")
    assert found == level
    if seconds:
        assert ("behind" if seconds > 0 else "ahead of") in told


class TestLedger:
    """The database, in a file and on a server."""

    @pytest.fixture(params=["sqlite", "postgresql"])
    def settings(self, request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
        """What names an empty database of either kind."""
        if request.param == "sqlite":
            (tmp_path / "data").mkdir(mode=0o700)
            return {}
        server: Server = request.getfixturevalue("postgres")
        return {"MESHWISE_DATABASE_URL": server.create_database()}

    @pytest.fixture
    def address(self, settings: dict[str, str], tmp_path: Path) -> str:
        """Its address."""
        return settings.get("MESHWISE_DATABASE_URL", f"sqlite:///{tmp_path / 'data' / 'ledger.db'}")

    async def _execute(self, address: str, statement: str) -> None:
        engine = create_engine(address)
        with engine.begin() as connection:
            connection.execute(text(statement))
        engine.dispose()

    async def test_up_to_date(self, place: Place, settings: dict[str, str], address: str) -> None:
        """After the migrations the version is told, and that it takes changes."""
        ledger = Ledger(address)
        await ledger.open()
        await ledger.close()
        ((level, told),) = (await place.examine(**settings)).of("ledger")
        assert level == "ok"
        assert told.startswith(("SQLite 3", "PostgreSQL 1"))
        assert told.endswith(": up to date")

    async def test_not_migrated(self, place: Place, settings: dict[str, str], address: str) -> None:
        """An empty database waits for its migrations; looking at it makes none."""
        await self._execute(address, "CREATE TABLE other (number INTEGER)")
        for _ in range(2):
            ((level, told),) = (await place.examine(**settings)).of("ledger")
            assert level == "warning"
            assert "tables of version none, not 0" in told

    async def test_written_by_a_newer_version(
        self, place: Place, settings: dict[str, str], address: str
    ) -> None:
        """Tables that this version does not know are an error."""
        ledger = Ledger(address)
        await ledger.open()
        await ledger.close()
        await self._execute(address, "UPDATE alembic_version SET version_num = '9999'")
        ((level, told),) = (await place.examine(**settings)).of("ledger")
        assert level == "error"
        assert told.endswith("tables of version 9999, which this version does not know")


async def test_a_server_that_only_reads(place: Place, postgres: Server) -> None:
    """A database that takes no changes, as on a standby, is an error."""
    address = postgres.create_database()
    name = address.split("/")[3].split("?")[0]
    postgres.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    ((level, told),) = (await place.examine(MESHWISE_DATABASE_URL=address)).of("ledger")
    assert level == "error"
    assert told.endswith("cannot be changed")


async def test_a_data_directory_that_others_read(place: Place) -> None:
    """What people asked is not for everybody on the machine."""
    (place.directory / "data").mkdir(mode=0o755)
    (place.directory / "data").chmod(0o755)
    examined = await place.examine()
    assert (examined.levels()["data"], examined.status) == ("warning", 0)


async def test_directories_that_cannot_be(place: Place) -> None:
    """Where a file stands in the way, the ledger has no place, and releases are built anew at each start."""
    (place.directory / "file").touch()
    at = str(place.directory / "file")
    examined = await place.examine(MESHWISE_DATA=at, MESHWISE_CACHE=at)
    assert (examined.levels()["data"], examined.levels()["cache"]) == ("error", "warning")
    assert examined.of("data") == [("error", f"{at} cannot be written: Not a directory")]


@pytest.mark.parametrize(
    ("free", "level"),
    [
        (ROOM_WANTED, "ok"),
        (ROOM_WANTED - 1, "warning"),
        (ROOM_NEEDED, "warning"),
        (ROOM_NEEDED - 1, "error"),
        (0, "error"),
    ],
)
def test_a_disk_that_fills(free: int, level: str) -> None:
    """Little room is told before it is none."""
    assert weigh_room(free, "error") == level


async def test_broken_knowledge(spoilt: Place) -> None:
    """The first problem is told with its file and line, and which command tells the others."""
    (spoilt.files / "knowledge" / "sources.yaml").write_text("nonsense: 1\n", encoding="utf-8")
    examined = await spoilt.examine()
    ((level, told),) = examined.of("knowledge")
    assert level == "error"
    assert "; the first: sources.yaml:1:1: " in told
