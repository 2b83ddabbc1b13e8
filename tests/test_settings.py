"""What the environment can say."""

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import (
    Settings,
    read_bot_token,
    read_client,
    read_edge,
    read_keys,
    read_settings,
    read_what_can_be,
)

NAMES = (
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "SLACK_REDIRECT_URI",
    "MESHWISE_TOKEN_KEYS",
    "MESHWISE_SECRETS",
    "MESHWISE_KNOWLEDGE",
    "MESHWISE_INTENTS",
    "MESHWISE_DATA",
    "MESHWISE_DATABASE_URL",
    "MESHWISE_HOST",
    "MESHWISE_PORT",
    "MESHWISE_SLACK_API_URL",
    "MESHWISE_LOG_LEVEL",
    "MESHWISE_LOG_FORMAT",
    "MESHWISE_METRICS_PORT",
    "MESHWISE_MAX_IN_FLIGHT",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "MESHWISE_STRANGERS",
    "MESHWISE_ADMINS",
    "MESHWISE_SLACK_ADMINS",
    "MESHWISE_WATCH",
    "MESHWISE_AUTOPUBLISH",
    "MESHWISE_ADMIN_CHANNEL",
    "MESHWISE_CONTACT",
    "MESHWISE_KEEP_TEXT_DAYS",
    "MESHWISE_KEEP_DIRECT_TEXT",
)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine reaches a test."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def _read(monkeypatch: pytest.MonkeyPatch, *environment: str) -> Settings:
    for setting in environment:
        monkeypatch.setenv(*setting.split("=", 1))
    return read_settings()


def test_nothing_set_is_fine_until_slack_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The defaults need no environment; only an edge does."""
    settings = _read(monkeypatch)
    assert (settings.host, settings.port, settings.log_level) == ("127.0.0.1", 3000, "INFO")
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN is not set: copy the Bot User OAuth Token"):
        read_edge(settings)


def test_an_app_token_means_socket_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    """With both secrets Socket Mode wins, because it needs no way in."""
    settings = _read(
        monkeypatch, "SLACK_BOT_TOKEN=xoxb-1", "SLACK_APP_TOKEN=xapp-1", "SLACK_SIGNING_SECRET=s"
    )
    assert read_edge(settings) == "socket"


def test_a_signing_secret_means_http(monkeypatch: pytest.MonkeyPatch) -> None:
    """A signing secret alone is enough for HTTP."""
    assert read_edge(_read(monkeypatch, "SLACK_BOT_TOKEN=xoxb-1", "SLACK_SIGNING_SECRET=s")) == "http"


def test_neither_names_both(monkeypatch: pytest.MonkeyPatch) -> None:
    """The complaint names what is missing and where each is found."""
    settings = _read(monkeypatch, "SLACK_BOT_TOKEN=xoxb-1")
    with pytest.raises(SettingsError, match="neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set"):
        read_edge(settings)


def test_a_token_of_another_kind_is_told_without_showing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mixing up tokens is told by their beginnings, and the token stays secret."""
    settings = _read(monkeypatch, "SLACK_BOT_TOKEN=xapp-secret", "SLACK_SIGNING_SECRET=s")
    with pytest.raises(SettingsError, match="SLACK_BOT_TOKEN begins with xoxb-") as caught:
        read_edge(settings)
    assert "secret" not in str(caught.value).replace("another kind of secret", "")


def test_everything_that_is_wrong_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever starts the bot reads a line for each setting that is wrong or missing, each once, and no secret."""
    wrong = (
        "MESHWISE_PORT=many",
        "MESHWISE_LOG_FORMAT=xml",
        "SLACK_BOT_TOKEN=xoxp-hidden",
        "SLACK_APP_TOKEN=hidden",
    )
    for setting in wrong:
        monkeypatch.setenv(*setting.split("=", 1))
    with pytest.raises(SettingsError) as caught:
        read_settings(serving=True)
    told = str(caught.value).splitlines()
    assert [line.replace(":", " ").split()[0] for line in told] == [
        "MESHWISE_PORT",
        "MESHWISE_LOG_FORMAT",
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
    ]
    assert "hidden" not in str(caught.value)


def test_secrets_are_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing the settings shows stars."""
    settings = _read(monkeypatch, "SLACK_BOT_TOKEN=xoxb-hidden", "SLACK_SIGNING_SECRET=hidden")
    assert "hidden" not in f"{settings!r} {settings}"


def test_settings_do_not_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read once stays."""
    settings = _read(monkeypatch)
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MESHWISE_PORT", "many"),
        ("MESHWISE_PORT", "70000"),
        ("MESHWISE_LOG_LEVEL", "chatty"),
        ("MESHWISE_SLACK_API_URL", "slack.com"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """One line names the setting that is wrong."""
    with pytest.raises(SettingsError, match=f"^{name}: ") as caught:
        _read(monkeypatch, f"{name}={value}")
    assert "\n" not in str(caught.value)


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that is set to nothing counts as not set."""
    assert _read(monkeypatch, "SLACK_BOT_TOKEN=").slack_bot_token is None


def test_the_ledger_is_a_file_in_the_data_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without an address the ledger is a file, in a directory made for nobody but its owner."""
    directory = tmp_path / "deep" / "data"
    settings = _read(monkeypatch, f"MESHWISE_DATA={directory}")
    assert settings.ledger_address() == f"sqlite:///{directory}/ledger.db"
    assert directory.stat().st_mode & 0o777 == 0o700


def test_the_data_directory_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where none is set, it is where programs keep the user's data."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert _read(monkeypatch).data == tmp_path / "meshwise"


def test_a_database_takes_the_files_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With an address no directory is made, and its password is not shown."""
    address = "postgresql+psycopg://bot:secret@db/meshwise"
    settings = _read(monkeypatch, f"MESHWISE_DATABASE_URL={address}", f"MESHWISE_DATA={tmp_path / 'data'}")
    assert settings.ledger_address() == address
    assert not (tmp_path / "data").exists()
    assert "bot:secret" not in repr(settings)


def test_a_data_directory_that_cannot_be_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One line says which directory and why."""
    (tmp_path / "file").touch()
    settings = _read(monkeypatch, f"MESHWISE_DATA={tmp_path / 'file'}")
    with pytest.raises(SettingsError, match=r"MESHWISE_DATA: .*file cannot be made a directory: File exists"):
        settings.ledger_address()


def test_admins_are_ids_between_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several people are admins, each by their id, if need be with the workspace's before it."""
    settings = _read(monkeypatch, "MESHWISE_ADMINS=U012AB, T01/W034CD,")
    assert settings.admins == {"U012AB", "T01/W034CD"}


def test_an_admin_by_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is no id, and the complaint says where it stands and what would be right."""
    with pytest.raises(SettingsError, match="MESHWISE_ADMINS: “alice” is no id of a user or a user group"):
        _read(monkeypatch, "MESHWISE_ADMINS=alice")


def test_strangers_are_answered_or_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are two ways with people of other organisations, and no third."""
    assert _read(monkeypatch).strangers == "answer"
    assert _read(monkeypatch, "MESHWISE_STRANGERS=silent").strangers == "silent"
    with pytest.raises(SettingsError, match="MESHWISE_STRANGERS: input should be 'answer' or 'silent'"):
        _read(monkeypatch, "MESHWISE_STRANGERS=maybe")


def test_words_are_kept_a_month_and_none_of_direct_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a setting the words of a question are kept for thirty days, but never those of direct messages."""
    settings = _read(monkeypatch)
    assert (settings.keep_text_days, settings.keep_direct_text) == (30, False)
    more = _read(monkeypatch, "MESHWISE_KEEP_TEXT_DAYS=0", "MESHWISE_KEEP_DIRECT_TEXT=1")
    assert (more.keep_text_days, more.keep_direct_text) == (0, True)


def test_settings_may_stand_in_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file named as a setting holds its value, with or without a line's end; the environment wins."""
    (tmp_path / "SLACK_BOT_TOKEN").write_text("xoxb-file\n", encoding="utf-8")
    (tmp_path / "SLACK_SIGNING_SECRET").write_text("file", encoding="utf-8")
    settings = _read(monkeypatch, f"MESHWISE_SECRETS={tmp_path}", "SLACK_SIGNING_SECRET=environment")
    assert read_bot_token(settings) == "xoxb-file"
    assert settings.slack_signing_secret is not None
    assert settings.slack_signing_secret.get_secret_value() == "environment"


def test_a_directory_of_secrets_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One line says which directory and why."""
    with pytest.raises(SettingsError, match=r"MESHWISE_SECRETS: .*/none cannot be read: No such file"):
        _read(monkeypatch, f"MESHWISE_SECRETS={tmp_path / 'none'}")


def test_what_is_wrong_does_not_hide_the_rest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever looks for faults gets all complaints, each once, and everything that can be read."""
    (tmp_path / "MESHWISE_STRANGERS").write_text("maybe", encoding="utf-8")
    for setting in (f"MESHWISE_SECRETS={tmp_path}", "MESHWISE_PORT=many", "SLACK_BOT_TOKEN=xoxb-1"):
        monkeypatch.setenv(*setting.split("=", 1))
    settings, complaints = read_what_can_be()
    assert [complaint.split(":")[0] for complaint in complaints] == ["MESHWISE_PORT", "MESHWISE_STRANGERS"]
    assert (settings.port, settings.strangers, read_bot_token(settings)) == (3000, "answer", "xoxb-1")
    assert read_what_can_be()[1] == complaints


KEY = "A" * 43 + "="
MANY = (
    "SLACK_CLIENT_ID=1.2",
    "SLACK_CLIENT_SECRET=c",
    "SLACK_SIGNING_SECRET=s",
    f"MESHWISE_TOKEN_KEYS={KEY}",
)


def test_a_client_id_means_many_workspaces(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the app's id, its secret and a key every workspace is served that installs it, by HTTP."""
    settings = _read(monkeypatch, *MANY)
    assert (settings.serves_many, read_edge(settings), read_client(settings)) == (True, "http", ("1.2", "c"))
    assert "c" not in f"{settings.slack_client_secret} {settings.token_keys}"


@pytest.mark.parametrize("left_out", range(len(MANY)))
def test_what_is_missing_for_many_workspaces_is_named(monkeypatch: pytest.MonkeyPatch, left_out: int) -> None:
    """The complaint names the setting that is missing and where it is found, and no other."""
    given = [each for number, each in enumerate(MANY) if number != left_out]
    with pytest.raises(SettingsError, match=r"^for many workspaces set also ") as caught:
        read_edge(_read(monkeypatch, *given))
    named = [each.partition("=")[0] for each in MANY if each.partition("=")[0] in str(caught.value)]
    assert named == [MANY[left_out].partition("=")[0]]
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        ("SLACK_BOT_TOKEN=xoxb-1", "SLACK_BOT_TOKEN and SLACK_CLIENT_ID are both set"),
        ("SLACK_APP_TOKEN=xapp-1", "SLACK_APP_TOKEN and SLACK_CLIENT_ID are both set"),
        (f"MESHWISE_TOKEN_KEYS={KEY},short", r"MESHWISE_TOKEN_KEYS: the 2\. of 2 is no Fernet key"),
        ("MESHWISE_SLACK_ADMINS=1", "MESHWISE_SLACK_ADMINS would let the admins of every workspace"),
        ("MESHWISE_ADMINS=U012AB", "MESHWISE_ADMINS: with many workspaces write U012AB with its workspace"),
        ("MESHWISE_ADMINS=T01/U01,S01", "MESHWISE_ADMINS: with many workspaces write S01 with its workspace"),
        ("MESHWISE_ADMIN_CHANNEL=C01", "MESHWISE_ADMIN_CHANNEL: with many workspaces write C01"),
    ],
)
def test_what_contradicts_many_workspaces_is_told(
    monkeypatch: pytest.MonkeyPatch, setting: str, why: str
) -> None:
    """What serves one workspace only, names nobody in particular among many, or is no key, is refused in a line."""
    with pytest.raises(SettingsError, match=f"^{why}") as caught:
        read_edge(_read(monkeypatch, *MANY, setting))
    assert "\n" not in str(caught.value)
    assert "short" not in str(caught.value)


def test_several_keys_come_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys stand between commas, in the order that they are tried in."""
    other = "B" * 43 + "="
    assert read_keys(_read(monkeypatch, f"MESHWISE_TOKEN_KEYS={KEY}, {other},")) == (KEY, other)


def test_people_and_places_of_one_among_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """With their workspace's id before them, admins, groups and their channel are fine among many workspaces."""
    settings = _read(monkeypatch, *MANY, "MESHWISE_ADMINS=T01/U01,T01/S01", "MESHWISE_ADMIN_CHANNEL=T01/C01")
    assert read_edge(settings) == "http"
    assert settings.admin_groups == {"T01/S01"}
