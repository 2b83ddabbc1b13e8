"""Everything the environment can say: the settings, read once; secrets show as stars wherever they are printed."""

import os
import re
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
)

from bot.errors import SettingsError

LEDGER_FILE: Final = "ledger.db"
_PERSON: Final = re.compile(r"(T[A-Z0-9]+/)?[UWS][A-Z0-9]+")


def _default_data() -> Path:
    """The user's own data directory, as the XDG base directory specification places it."""
    base = os.environ.get("XDG_DATA_HOME") or str(Path("~/.local/share").expanduser())
    return Path(base) / "meshwise"


def _find_secrets() -> Path | None:
    """The directory of settings that stand in files of their own, which MESHWISE_SECRETS names."""
    name = os.environ.get("MESHWISE_SECRETS")
    if not name:
        return None
    directory = Path(name)
    try:
        unreadable = [file for file in directory.iterdir() if not os.access(file, os.R_OK)]
    except OSError as error:
        raise SettingsError(f"MESHWISE_SECRETS: {directory} cannot be read: {error.strerror}") from None
    if unreadable:
        raise SettingsError(
            f"MESHWISE_SECRETS: {unreadable[0]} cannot be read by the user that the bot runs as"
        )
    return directory


def _read_people(value: object) -> object:
    """The ids of people in a text with commas between them."""
    if not isinstance(value, str):
        return value
    people = frozenset(filter(None, map(str.strip, value.split(","))))
    for person in people:
        if not _PERSON.fullmatch(person):
            raise ValueError(
                f"“{person}” is no id of a user or a user group; they look like U012AB3CD, T012AB3CD/U012AB3CD"
                " and S012AB3CD"
            )
    return people


class Settings(BaseSettings):
    """Everything the environment can say, checked.

    Attributes:
        slack_bot_token: the token that the bot calls Slack with.
        slack_app_token: the token that opens Socket Mode connections.
        slack_signing_secret: the secret that Slack signs HTTP requests with.
        slack_client_id: the app's id where it is installed in many workspaces by the way through Slack's pages.
        slack_client_secret: the secret that goes with it.
        slack_redirect_uri: where Slack sends browsers back to then; the first address on the app's page when None.
        token_keys: Fernet keys that the tokens of many workspaces are encrypted with, the newest first, with commas
            between them.
        data: directory of what the bot remembers, unless `database_url` names another place.
        database_url: address of the database of what the bot remembers, as SQLAlchemy writes it.
        knowledge: directory of the knowledge files; the shipped ones when None.
        intents: directory of the intent files; the shipped ones when None.
        host: address that the HTTP edge listens on.
        port: port that the HTTP edge listens on.
        slack_api_url: base address of Slack's Web API; slack.com when None.
        metrics_port: port on which figures are told, beside health and readiness; none when None.
        max_in_flight: how many deliveries may be at work at once.
        log_level: the least severe level that is logged.
        log_format: whether a line of the log is text for people or JSON for programs.
        otel_endpoint: where traces are sent; they are not made when None.
        strangers: whether people of other organisations are answered in channels shared with them.
        keep_text_days: for how many days the words of a question are kept; 0 keeps none.
        keep_direct_text: the words of questions in direct messages are kept as well.
        admins: who keeps the knowledge: ids of users, with the workspace's id and a slash before them where several
            workspaces are served, and ids of user groups, likewise.
        slack_admins: whether admins and owners of the workspace are admins here as well.
        watch: whether files that change prepare a review by themselves.
        autopublish: whether such a review is published by itself, where golden questions hold.
        admin_channel: id of the channel that such reviews are posted to, with the workspace's id and a slash before
            it where several are served.
        contact: who runs the bot, as people are told where they ask for its settings.
    """

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_ignore_empty=True, populate_by_name=True
    )

    slack_bot_token: SecretStr | None = Field(default=None, alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr | None = Field(default=None, alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr | None = Field(default=None, alias="SLACK_SIGNING_SECRET")
    slack_client_id: str | None = Field(default=None, alias="SLACK_CLIENT_ID")
    slack_client_secret: SecretStr | None = Field(default=None, alias="SLACK_CLIENT_SECRET")
    slack_redirect_uri: str | None = Field(default=None, pattern=r"^https://\S+$", alias="SLACK_REDIRECT_URI")
    token_keys: SecretStr | None = Field(default=None, alias="MESHWISE_TOKEN_KEYS")
    knowledge: Path | None = Field(default=None, alias="MESHWISE_KNOWLEDGE")
    intents: Path | None = Field(default=None, alias="MESHWISE_INTENTS")
    data: Path = Field(default_factory=_default_data, alias="MESHWISE_DATA")
    database_url: SecretStr | None = Field(default=None, alias="MESHWISE_DATABASE_URL")
    host: str = Field(default="127.0.0.1", alias="MESHWISE_HOST")
    port: int = Field(default=3000, ge=0, le=65535, alias="MESHWISE_PORT")
    slack_api_url: str | None = Field(default=None, pattern=r"^https?://\S+$", alias="MESHWISE_SLACK_API_URL")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", alias="MESHWISE_LOG_LEVEL"
    )
    log_format: Literal["text", "json"] = Field(default="text", alias="MESHWISE_LOG_FORMAT")
    metrics_port: int | None = Field(default=None, ge=0, le=65535, alias="MESHWISE_METRICS_PORT")
    max_in_flight: int = Field(default=200, ge=1, le=100_000, alias="MESHWISE_MAX_IN_FLIGHT")
    otel_endpoint: str | None = Field(
        default=None, pattern=r"^https?://\S+$", alias="OTEL_EXPORTER_OTLP_ENDPOINT"
    )
    strangers: Literal["answer", "silent"] = Field(default="answer", alias="MESHWISE_STRANGERS")
    keep_text_days: int = Field(default=30, ge=0, le=36_500, alias="MESHWISE_KEEP_TEXT_DAYS")
    keep_direct_text: bool = Field(default=False, alias="MESHWISE_KEEP_DIRECT_TEXT")
    admins: Annotated[frozenset[str], NoDecode, BeforeValidator(_read_people)] = Field(
        default=frozenset(), alias="MESHWISE_ADMINS"
    )
    slack_admins: bool = Field(default=False, alias="MESHWISE_SLACK_ADMINS")
    watch: bool = Field(default=False, alias="MESHWISE_WATCH")
    autopublish: bool = Field(default=False, alias="MESHWISE_AUTOPUBLISH")
    admin_channel: str = Field(
        default="", pattern=r"^((T[A-Z0-9]+/)?[CG][A-Z0-9]+)?$", alias="MESHWISE_ADMIN_CHANNEL"
    )
    contact: str = Field(default="", max_length=200, alias="MESHWISE_CONTACT")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - a .env file is for whoever starts the bot to read
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - where it is, is known only now
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What the environment says; then what stands in files named as settings, where there are some."""
        directory = _find_secrets()
        files = (SecretsSettingsSource(settings_cls, secrets_dir=directory),) if directory else ()
        return (init_settings, env_settings, *files)

    def ledger_address(self) -> str:
        """The address of the ledger's database; without a setting a file in the data directory, which is made.

        Raises:
            SettingsError: the directory cannot be made.
        """
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        try:
            self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise SettingsError(
                f"MESHWISE_DATA: {self.data} cannot be made a directory: {error.strerror}"
            ) from None
        return f"sqlite:///{self.data / LEDGER_FILE}"

    @property
    def admin_groups(self) -> frozenset[str]:
        """The user groups among `admins`."""
        return frozenset(each for each in self.admins if each.rpartition("/")[2].startswith("S"))

    @property
    def serves_many(self) -> bool:
        """Whether every workspace that installs the app is served, and not just one."""
        return self.slack_client_id is not None or (
            self.slack_bot_token is None and self.slack_client_secret is not None
        )
