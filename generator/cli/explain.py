"""`evidence explain`: the manual of a diagnostic code or of a record."""

import click

from generator.cli.group import main, unknown
from generator.core.model import all_records
from generator.core.schema import manual_of
from generator.project import all_rules
from generator.reports.console import rule_text


@main.command()
@click.argument("word")
def explain(word: str) -> None:
    """Print the manual of a diagnostic code, or of a record such as `claim` with its fields."""
    rules = all_rules()
    records = {name.lower(): record for name, record in all_records().items()}
    if word in rules:
        click.echo(rule_text(rules[word]))
    elif word.lower() in records:
        click.echo("\n".join(manual_of(records[word.lower()])))
    else:
        raise unknown("code or record", word, [*rules, *records])
