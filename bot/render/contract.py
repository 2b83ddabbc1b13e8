"""An answer as the JSON object that other programs rely on."""

from bot.answers.model import Answer, Citation, Table
from bot.render.message import JsonObject
from bot.render.plain import render_plain
from bot.render.words import cell_text


def render_contract(answer: Answer, *, ident: str, took_ms: float) -> JsonObject:
    """The object of the answer contract, its keys in the contract's order.

    Args:
        answer: what is to be said.
        ident: the id that came with the question.
        took_ms: milliseconds from the text to the finished answer.
    """
    return {
        "id": ident,
        "status": answer.status,
        "intent": answer.intent,
        "subjects": list(answer.subjects),
        "features": list(answer.features),
        "excluded_features": list(answer.excluded_features),
        "article": answer.article,
        "verdict": answer.verdict,
        "conflict": answer.conflict,
        "text": render_plain(answer),
        "table": _table(answer.table) if answer.table else None,
        "citations": [_citation(citation) for citation in answer.citations],
        "choices": [choice._asdict() for choice in answer.choices],
        "confidence": answer.confidence,
        "took_ms": took_ms,
    }


def _table(table: Table) -> JsonObject:
    rows = [[cell_text(cell) for cell in row] for row in table.rows]
    return {"columns": list(table.columns), "rows": rows}


def _citation(citation: Citation) -> JsonObject:
    return {
        "n": citation.n,
        "source": citation.source,
        "title": citation.title,
        "publisher": citation.publisher,
        "date": citation.date,
        "locator": citation.locator,
        "url": citation.url,
    }
