"""Files are announced, uploaded and shared in three steps, as Slack's own client takes them."""

import json

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace.faults import ServerError
from bot.workspace.ids import BOT_USER, DEVELOPER, GENERAL, dm_of
from bot.workspace.model import JsonObject
from bot.workspace.workspace import Workspace
from tests.workspace.build import section

CSV = "Mesh,mTLS\nFirst,yes\n"


async def upload(client: AsyncWebClient, session: aiohttp.ClientSession, content: str = CSV) -> str:
    """Uploads a file without sharing it; returns its id."""
    place = await client.files_getUploadURLExternal(filename="a.csv", length=len(content))
    async with session.post(place["upload_url"], data=content.encode()) as response:
        assert await response.text() == f"OK - {len(content)}"
    return str(place["file_id"])


async def test_slacks_client_shares_a_file_in_a_thread(
    workspace: Workspace, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    """files_upload_v2 goes all three steps; the file hangs on a message and can be downloaded."""
    said = await workspace.type(DEVELOPER, GENERAL, "as csv, please")
    answer = await client.files_upload_v2(
        filename="Vergleich ä.csv",
        content=CSV,
        title="Comparison",
        channel=GENERAL,
        thread_ts=said.ts,
        initial_comment="Here it is.",
        request_file_info=False,
    )
    shared = workspace.state.replies(said)[0]
    assert (shared.text, shared.user, shared.subtype) == ("Here it is.", BOT_USER, "file_share")
    assert shared.as_json()["files"] == [answer["file"]]
    async with session.get(answer["file"]["url_private_download"]) as response:
        assert (await response.text(), response.content_type) == (CSV, "text/csv")
        assert (
            response.headers["content-disposition"] == "attachment; filename*=utf-8''Vergleich%20%C3%A4.csv"
        )


async def test_a_file_with_blocks_and_no_comment(
    workspace: Workspace, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    """Blocks stand above the file where there is no comment; a comment keeps them out."""
    for comment, number in (("", 1), ("x", 0)):
        await client.files_completeUploadExternal(
            files=[{"id": await upload(client, session), "title": "A"}],
            channel_id=GENERAL,
            blocks=json.dumps([section()]),
            initial_comment=comment,
        )
        assert len(list(workspace.state.messages.values())[-1].blocks) == number


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel_id": "C0NOWHERE"}, "channel_not_found"),
        ({"channel_id": GENERAL, "thread_ts": "1.000100"}, "thread_not_found"),
        ({"channel_id": GENERAL, "blocks": [section("")]}, "invalid_blocks"),
        ({"channel_id": GENERAL, "blocks": [{"type": "markdown", "text": "x"}]}, "internal_error"),
        ({"channel_id": GENERAL, "files": [{"id": "F0"}]}, "file_not_found"),
        ({"channel_id": GENERAL, "files": []}, "invalid_arguments"),
    ],
)
async def test_what_cannot_be_shared(
    workspace: Workspace,
    client: AsyncWebClient,
    session: aiohttp.ClientSession,
    arguments: JsonObject,
    error: str,
) -> None:
    """A file in no place, under bad blocks, or that never came is refused, and nothing is posted."""
    files = [{"id": await upload(client, session)}]
    with pytest.raises(SlackApiError) as caught:
        await client.api_call("files.completeUploadExternal", json={"files": files, **arguments})
    assert caught.value.response["error"] == error
    assert workspace.state.messages == {}


async def test_an_upload_has_the_announced_length_once(
    workspace: Workspace, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    """Other bytes than announced, a second upload, and an unknown address are refused; sharing works once."""
    place = await client.files_getUploadURLExternal(filename="a.csv", length=3)
    outcomes = []
    for content in (b"four", b"abc", b"abc"):
        async with session.post(place["upload_url"], data=content) as response:
            outcomes.append(response.status)
    async with session.post(f"{workspace.page_url}upload/nowhere", data=b"abc") as response:
        outcomes.append(response.status)
    assert outcomes == [400, 200, 400, 400]
    files = [{"id": place["file_id"], "title": "A"}]
    await client.files_completeUploadExternal(files=files, channel_id=dm_of(DEVELOPER))
    with pytest.raises(SlackApiError, match="file_not_found"):
        await client.files_completeUploadExternal(files=files, channel_id=dm_of(DEVELOPER))


async def test_empty_files_and_lost_ones(
    workspace: Workspace, client: AsyncWebClient, session: aiohttp.ClientSession
) -> None:
    """Nothing of no length can be announced, the upload can fail as ordered, and unknown files are not found."""
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client.files_getUploadURLExternal(filename="a.csv", length=0)
    workspace.faults.next("upload", ServerError(503))
    with pytest.raises(Exception, match="Failed to upload a file"):
        await client.files_upload_v2(filename="a.csv", content=CSV, channel=GENERAL)
    async with session.get(f"{workspace.page_url}files/F0") as response:
        assert response.status == 404
