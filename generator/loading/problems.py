"""Every message about files that cannot be read as records, in one place; the docstrings are the manual.

All of these stop the build: a record that could not be read must never silently vanish from a page.
"""

from collections.abc import Iterable

from generator.core.diagnostic import Finding, Related, Severity, Span, nearest, problem

ERROR = Severity.ERROR

A_LIST = "a list"
SEVERAL_FIELDS = "several fields"
"""Either may stand where something else is asked for; it is named, and not quoted."""


@problem("file-unreadable", ERROR)
def file_unreadable(span: Span, why: str, hint: str) -> Finding:
    """A file is not UTF-8 text, is too large, or cannot be opened.

    The largest file read is 4 MiB. Save it as UTF-8, or split it.

    Rule: this site's own; all text is UTF-8 of bounded size.
    """
    return Finding(span, f"'{span.path}' cannot be read: {why}", hint)


@problem("file-empty", ERROR)
def file_empty(span: Span) -> Finding:
    """A file that must hold a record is empty.

    Fill it in from the template, or delete it.

    Rule: this site's own; a file holds a record.
    """
    return Finding(span, f"'{span.path}' is empty", "write its fields, or delete the file")


@problem("path-outside", ERROR)
def path_outside(span: Span) -> Finding:
    """A file or folder is a link that leads out of the content.

    Content comes from strangers' pull requests; a link could publish any file of the machine that builds.
    Replace the link by the file itself.

    Rule: this site's own; only the content is published.
    """
    return Finding(
        span, f"'{span.path}' is a link to another place", "put the file itself here in place of the link"
    )


@problem("file-misplaced", ERROR)
def file_misplaced(span: Span, expected: str) -> Finding:
    """A file lies where nothing is read from, so its words would appear nowhere.

    Articles lie in `<topic>/<article>/`, with the file names the documentation lists.

    Rule: this site's own; nothing written is lost in silence.
    """
    return Finding(span, f"'{span.path}' is not read from this place", f"move or delete it: {expected}")


@problem("control-character", ERROR)
def control_character(span: Span, character: str) -> Finding:
    """A file contains a control or private-use character that nobody can see.

    Such characters come from copying out of PDF files and break printing and searching. Delete it.

    Rule: this site's own; nothing stands that nobody sees.
    """
    return Finding(
        span,
        f"the invisible character U+{ord(character):04X} stands here",
        "delete it, or type the words around it again",
    )


@problem("yaml-syntax", ERROR)
def yaml_syntax(span: Span, what: str, hint: str, related: tuple[Related, ...] = ()) -> Finding:
    """A file is not well-formed YAML, so nothing after this place can be trusted.

    The usual causes: a value with `: ` or a leading `@`, `%` or backquote without quotes, a missing
    bracket, or indentation with tabs. Put the value in quotes.

    Rule: YAML 1.2 (a well-formed file).
    """
    return Finding(span, f"this is not well-formed YAML: {what}", hint, related)


@problem("yaml-feature", ERROR)
def yaml_feature(span: Span, what: str, hint: str) -> Finding:
    """A file uses anchors, aliases, tags or several documents, which this project refuses.

    They hide what a reviewer approves, and can blow a small file up to gigabytes. Write the value out, and
    leave the line `---` away, which begins another document.

    Rule: this site's own; a reviewer sees all that is approved.
    """
    return Finding(span, f"{what} is not allowed here", hint)


@problem("yaml-too-deep", ERROR)
def yaml_too_deep(span: Span, limit: int, what: str) -> Finding:
    """A file nests deeper, or has more values, than any record needs.

    Such a file is a mistake or an attack. Check the brackets around this place.

    Rule: this site's own; no file may stop the tool.
    """
    return Finding(span, f"there are more than {limit} {what}", "see whether brackets are closed around here")


@problem("key-duplicate", ERROR)
def key_duplicate(span: Span, key: str, first: Span) -> Finding:
    """A mapping gives one key twice; YAML readers would silently keep one of the two.

    Keep the right one and delete the other.

    Rule: YAML 1.2 (the keys of a mapping are unique).
    """
    related = (Related(first, "first given here"),)
    return Finding(
        span,
        f"'{key}' is given twice",
        "delete one of the two with what stands under it, or give it another name",
        related,
    )


@problem("field-unknown", ERROR)
def field_unknown(span: Span, key: str, owner: str, known: Iterable[str], *, comma: bool) -> Finding:
    """A record has a field that nobody knows, so what it says would appear nowhere.

    Often it is a misspelling; the hint names the nearest known field.

    Rule: this site's own; nothing written is lost in silence.
    """
    if comma:
        hint = "put the value before it in quotes: in braces, a comma begins a new field"
    else:
        close = nearest(key, sorted(known))
        hint = f"did you mean '{close}'?" if close else f"write one of {', '.join(sorted(known))}"
    return Finding(span, f"{_a(owner)} has no field '{key}'", hint)


@problem("status-typed", ERROR)
def status_typed(span: Span, owner: str) -> Finding:
    """Somebody typed a status by hand.

    A status is computed, never believed: it follows from the review events of board members under
    `reviews/`, from today's words, and from what they lean on. Delete the field; `evidence status` prints
    the status and who can act.

    Rule: this site's own; status is computed, never believed.
    """
    return Finding(
        span,
        f"the status of {_a(owner)} cannot be typed",
        "delete this line: the status follows from review events; 'evidence status' prints it",
    )


@problem("field-missing", ERROR)
def field_missing(span: Span, key: str, owner: str, explains: str) -> Finding:
    """A record lacks a field without which it cannot be shown.

    The hint says what belongs there. What nobody knows is not made up; some fields take a reason instead.

    Rule: this site's own; a record is shown whole.
    """
    is_abbreviation = explains[:2].isupper()
    meaning = explains if is_abbreviation else f"{explains[0].lower()}{explains[1:]}"
    return Finding(span, f"this {owner} lacks '{key}'", f"add '{key}: ...' ({meaning})")


@problem("value-wrong", ERROR)
def value_wrong(span: Span, key: str, value: str, expected: str, hint: str = "") -> Finding:
    """A value is not of the kind its field takes: a date that does not exist, a word off the list.

    Nothing is guessed, since a guess could change a number or a date. Write it as the hint says.

    Rule: this site's own; nothing is guessed.
    """
    shown = value if len(value) <= 60 else f"{value[:57]}..."
    given = shown if value in (A_LIST, SEVERAL_FIELDS) else f"'{shown}'"
    return Finding(span, f"{given} under '{key}' is not {expected}", hint)


@problem("value-empty", ERROR)
def value_empty(span: Span, key: str) -> Finding:
    """A field is written without a value.

    Readers could not tell "unknown" from "forgotten". Fill it in, or delete the line.

    Rule: this site's own; unknown is not the same as forgotten.
    """
    return Finding(span, f"'{key}' has no value", "write its value after the colon, or delete the field")


@problem("id-malformed", ERROR)
def id_malformed(span: Span, value: str, proposal: str) -> Finding:
    """An id or key has characters that cannot stand in an address.

    Ids and keys are letters, digits, hyphens and underscores, and begin with a letter or digit.

    Rule: this site's own; an id is part of an address.
    """
    rule = "an id has letters, digits, '-' and '_' only"
    hint = f"write '{proposal}': {rule}" if proposal else f"write one such as naps-sleep: {rule}"
    return Finding(span, f"'{value}' cannot be an id", hint)


@problem("id-reserved", ERROR)
def id_reserved(span: Span, value: str) -> Finding:
    """An id is a word that this site needs for a page or a mark of its own.

    Its address would be taken by that page. Choose another id.

    Rule: this site's own; no two pages at one address.
    """
    return Finding(span, f"'{value}' is reserved", "choose another id: the site needs this one itself")


@problem("id-taken", ERROR)
def id_taken(span: Span, value: str, first: Span) -> Finding:
    """Two records have one id (upper and lower case do not count).

    Ids are unique over the whole base and never used again, so that a link always means the same thing.

    Rule: this site's own; an id means one thing for ever.
    """
    hint = "choose another id: each is given once in the whole base, whatever its capitals"
    return Finding(span, f"the id '{value}' is taken", hint, (Related(first, "taken here"),))


@problem("front-matter-missing", ERROR)
def front_matter_missing(span: Span, first: str) -> Finding:
    """A page does not begin with front matter between two lines of `---`.

    Question, verdict, authors and dates stand there; without them there is no page to show.

    Rule: this site's own; a page has question, verdict and dates.
    """
    return Finding(
        span,
        f"'{span.path}' has no front matter",
        f"begin the file with '---', then its fields, such as '{first}: ...', then '---'",
    )


@problem("page-missing", ERROR)
def page_missing(span: Span) -> Finding:
    """The folder of an article has no `index.md`.

    Its claims and its algorithm would have no page. Write `index.md`, or move the files to their article.

    Rule: this site's own; every claim has a page that shows it.
    """
    return Finding(
        span, f"there is no '{span.path}'", "write it, or move the other files of this folder elsewhere"
    )


@problem("overlay-unknown", ERROR)
def overlay_unknown(span: Span, key: str, known: Iterable[str]) -> Finding:
    """The overlay speaks of a reference that nobody has recorded.

    What it says would reach no reader, and often the key was changed in Zotero. Correct the key, or delete
    the entry.

    Rule: this site's own; nothing written is lost in silence.
    """
    close = nearest(key, sorted(known))
    hint = f"did you mean '{close}'?" if close else "correct the key, or add the reference itself first"
    return Finding(span, f"there is no reference '{key}'", hint)


@problem("list-broken", ERROR)
def list_broken(span: Span, what: str, hint: str) -> Finding:
    """A list of retractions under `references/integrity/` cannot be read whole.

    Of a source that a cut list does not name nobody knows whether it was retracted. Download the list again
    and put it here under its name and day: `retraction-watch-<date>.csv` or `crossref-<date>.json`, at most
    100 MiB of UTF-8 text. Of Retraction Watch's columns the DOI and PMID of the original paper, the nature
    and the date are needed; the others may be left out.

    Rule: this site's own; half a list proves nothing.
    """
    return Finding(span, f"'{span.path}' cannot be used: {what}", hint)


@problem("kept-words-false", ERROR)
def kept_words_false(span: Span) -> Finding:
    """A file of kept words does not hold what its name proves.

    The name is the fingerprint of the content; a file changed by hand proves nothing. Restore it from git.

    Rule: this site's own; a fingerprint proves its words.
    """
    return Finding(
        span,
        f"the content of '{span.path}' does not match its name",
        "restore it from git: it is never edited",
    )


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
