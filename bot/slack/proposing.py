"""Proposals: anyone says what the knowledge should say, an admin decides, and the files change by that alone."""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import uuid4

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.answers.model import Answer, Statement
from bot.answers.verdict import WORDS
from bot.curation.apply import Applied, apply_files
from bot.errors import MeshwiseError
from bot.ledger.model import Act, Proposal
from bot.render import proposal as form
from bot.render.buttons import question_button
from bot.render.forms import read_form
from bot.render.message import Frame, JsonObject
from bot.slack.delivery import Delivery, read_delivery
from bot.slack.forgiving import forgiving
from bot.slack.guard import may
from bot.slack.reviewing import sentence
from bot.slack.room import Room
from bot.slack.sending import post, respond, say_privately
from bot.slack.sentences_admin import (
    ACCEPTED,
    ADMINS_ONLY,
    COMMITTED,
    DECIDED_ALREADY,
    DECLINED,
    NO_PROPOSALS,
    NOT_ONE_FACT,
    PATCH,
    PROPOSALS,
    PROPOSED,
)

_FIELDS: Final = (form.VERDICT, form.VALUE, form.URL, form.PLACE, form.DATE, form.NOTE)
MOST_OPEN: Final = 10
WHOLE_PAGE: Final = "Whole page"
_DATE: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")
_URL: Final = re.compile(r"https?://[^\s<>\"]+")


def register(app: AsyncApp, room: Room) -> None:
    """Listens to the buttons and the two forms."""

    @app.action(re.compile(rf"^{form.PROPOSE}(_\d+)?$"))
    @room.in_flight.tracked
    async def begin(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        question = body["actions"][0]["value"]
        view = _form(room, question)
        if view is None:
            await say_privately(client, read_delivery(body), NOT_ONE_FACT)
        else:
            await client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.view(form.PROPOSE)
    @room.in_flight.tracked
    async def take(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        entered, delivery = read_form(body["view"]), read_delivery(body)
        errors = check(entered)
        if errors:
            await ack(response_action="errors", errors=errors)
            return
        # Kept before the form closes: where that fails, what was entered is still there.
        await room.ledger.proposals.add(_proposal(body["view"], delivery, entered))
        await ack()
        await _write(client, delivery.user, PROPOSED)

    @app.action(re.compile(rf"^{form.DECIDE_BUTTON}_\d+$"))
    @room.in_flight.tracked
    async def look(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        if await may(room, client, read_delivery(body), "proposal"):
            await _look(room, client, body)

    @app.view(form.DECIDE)
    @room.in_flight.tracked
    async def decide(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        entered, delivery = read_form(body["view"]), read_delivery(body)
        errors = _check_decision(entered) if entered[form.DECISION] == form.ACCEPT else {}
        if errors:
            await ack(response_action="errors", errors=errors)
            return
        await ack()
        await _decide(room, client, delivery, body["view"]["private_metadata"], entered)


async def _look(room: Room, client: AsyncWebClient, body: dict[str, Any]) -> None:
    """Opens the form to decide in on a proposal that waits, or says that it waits no more."""
    delivery = read_delivery(body)
    found = await room.ledger.proposals.find(delivery.team, body["actions"][0]["value"])
    features = room.desk.release.reference.store.features
    if found is None or found.state != "open" or found.feature not in features:
        await say_privately(client, delivery, DECIDED_ALREADY)
        return
    feature, known = features[found.feature], _is_known(room, found.url)
    view = form.render_decision(found.ident, _told(room, found), feature, _entered(found), known_source=known)
    await client.views_open(trigger_id=body["trigger_id"], view=view)


async def answer_proposals(room: Room, client: AsyncWebClient, delivery: Delivery) -> None:
    """Lists what waits for a decision, with a button for each."""
    waiting = await room.ledger.proposals.open(delivery.team, MOST_OPEN)
    lines = tuple(
        Statement(f"{number}. {_named(room, each)}: {_claim(each)}, by {each.url}")
        for number, each in enumerate(waiting, start=1)
    )
    buttons = tuple(
        button
        for number, each in enumerate(waiting, start=1)
        for button in question_button(f"{form.DECIDE_BUTTON}_{number}", f"Look at {number}", each.ident)
    )
    answer = Answer(status="help", headline=PROPOSALS if waiting else NO_PROPOSALS, statements=lines)
    await respond(client, delivery, answer, Frame(buttons=buttons))


def check(entered: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with what was entered, by the field it stands in."""
    errors: dict[str, str] = {}
    if not _URL.fullmatch(entered[form.URL]):
        errors[form.URL] = "An address begins with https:// and has no spaces."
    if not _is_day(entered[form.DATE]):
        errors[form.DATE] = "A day of the past, as 2026-03-01, or a month, as 2026-03."
    if entered.get(form.VERDICT) in ("partial", "planned") and not entered[form.NOTE]:
        errors[form.NOTE] = "Say here what is there and what is not, or when it is planned."
    return errors


def _check_decision(entered: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with an accepted proposal; a new source must be named in full."""
    asked = (name for name in (form.TITLE, form.PUBLISHER, form.KIND) if name in entered)
    return check(entered) | {name: "A new source needs this." for name in asked if not entered[name]}


def _is_day(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        return (
            date.fromisoformat(text if len(text) > len("2026-03") else f"{text}-01")
            <= datetime.now(UTC).date()
        )
    except ValueError:
        return False


def _form(room: Room, question: str) -> JsonObject | None:
    """The form about the answer to a question, None where it is not about one fact."""
    answer = room.desk.ask(question).answer
    features = room.desk.release.reference.store.features
    if len(answer.subjects) != 1 or len(answer.features) != 1 or answer.features[0] not in features:
        return None
    kept = json.dumps([question[:1000], answer.subjects[0], answer.features[0]])
    return form.render_proposal(answer.headline, features[answer.features[0]], kept)


def _proposal(view: Mapping[str, Any], delivery: Delivery, entered: Mapping[str, str]) -> Proposal:
    question, subject, feature = json.loads(view["private_metadata"])
    blank = Proposal(
        ident=uuid4().hex,
        team=delivery.team,
        user=delivery.user,
        at=datetime.now(UTC),
        question=question,
        subject=subject,
        feature=feature,
    )
    return _filled(blank, entered)


def _filled(proposal: Proposal, entered: Mapping[str, str]) -> Proposal:
    """The proposal with what was entered in the form."""
    return replace(
        proposal,
        verdict=entered.get(form.VERDICT, ""),
        value=entered.get(form.VALUE, ""),
        url=entered[form.URL],
        place=entered[form.PLACE] or WHOLE_PAGE,
        date=entered[form.DATE],
        note=entered[form.NOTE],
    )


def _entered(proposal: Proposal) -> dict[str, str]:
    """A proposal as it was entered."""
    return {name: getattr(proposal, name) for name in _FIELDS}


async def _decide(
    room: Room, client: AsyncWebClient, delivery: Delivery, ident: str, entered: Mapping[str, str]
) -> None:
    """Carries out an admin's decision, and tells both who decided and who proposed."""
    if delivery.stranger or not await room.admins.has(client, delivery.team, delivery.user):
        await room.ledger.audit.note(_noted(delivery, "proposal", "denied", ident))
        await _write(client, delivery.user, ADMINS_ONLY)
        return
    found = await room.ledger.proposals.find(delivery.team, ident)
    if found is None or found.state != "open":
        await _write(client, delivery.user, DECIDED_ALREADY)
        return
    state, word = entered[form.DECISION], entered[form.WORD]
    if state == form.ACCEPT:
        amended = _filled(found, entered)
        await room.ledger.proposals.amend(amended)
        try:
            applied = await asyncio.to_thread(_apply, room, amended, entered)
        except MeshwiseError as error:
            await room.ledger.audit.note(_noted(delivery, "accept", "failed", f"{ident}: {error}"))
            await _write(client, delivery.user, sentence(error))
            return
        await _tell_applied(client, delivery.user, applied)
    if not await room.ledger.proposals.decide(
        delivery.team, ident, state, delivery.user, datetime.now(UTC), word
    ):
        return
    await room.ledger.audit.note(_noted(delivery, state, "done", ident))
    told = (ACCEPTED if state == form.ACCEPT else DECLINED).format(about=_named(room, found))
    await _write(client, found.user, f"{told} {word}".strip())


def _apply(room: Room, proposal: Proposal, entered: Mapping[str, str]) -> Applied:
    # What reads the knowledge is needed for nothing else here.
    from bot.curation.edit import Origin, edit_files  # noqa: PLC0415

    place = room.curator.place
    origin = Origin(*(entered.get(name, "") for name in (form.TITLE, form.PUBLISHER, form.KIND)))
    files = edit_files(place.knowledge, proposal, origin)
    message = f"[{proposal.subject}] {proposal.feature}: {_claim(proposal)}"
    return apply_files(place, files, message, datetime.now(UTC).date())


async def _tell_applied(client: AsyncWebClient, user: str, applied: Applied) -> None:
    if applied.commit:
        await _write(client, user, COMMITTED.format(commit=applied.commit))
        return
    answer = Answer(status="help", headline=PATCH, statements=(Statement("git apply:", code=applied.patch),))
    await _post(client, user, answer)


async def _write(client: AsyncWebClient, user: str, words: str) -> None:
    """Writes to a person directly."""
    await _post(client, user, Answer(status="help", headline=words))


async def _post(client: AsyncWebClient, user: str, answer: Answer) -> None:
    with forgiving("a person could not be written to"):
        await post(client, Delivery(id="", team="", channel=user, user=user), answer, Frame())


def _noted(delivery: Delivery, act: str, outcome: str, detail: str) -> Act:
    return Act(datetime.now(UTC), delivery.team, delivery.user, act, outcome, detail)


def _told(room: Room, proposal: Proposal) -> tuple[str, ...]:
    """What an admin should know before deciding."""
    now = room.desk.ask(proposal.question).answer
    return (
        f"About {_named(room, proposal)}; asked: {proposal.question}",
        f"Answered now: {now.headline}",
        *(statement.text for statement in now.statements[:3]),
        f"Proposed by {proposal.user} on {proposal.at:%Y-%m-%d}",
    )


def _is_known(room: Room, url: str) -> bool:
    return any(source.url == url for source in room.desk.release.reference.store.sources())


def _named(room: Room, proposal: Proposal) -> str:
    store = room.desk.release.reference.store
    subject, feature = store.subjects.get(proposal.subject), store.features.get(proposal.feature)
    return f"{subject.name if subject else proposal.subject}, {feature.name if feature else proposal.feature}"


def _claim(proposal: Proposal) -> str:
    return WORDS.get(proposal.verdict, proposal.value)
