"""`evidence explain`: the manual of a diagnostic code or of a record, or the codes of a family."""

import click

from generator.cli.group import main, unknown
from generator.core.model import all_records
from generator.core.schema import manual_of
from generator.project import all_rules
from generator.reports.console import family_text, rule_text


@main.command()
@click.argument("word")
def explain(word: str) -> None:
    """Print the manual of a code, the codes of a family, or the fields of a record such as `claim`."""
    rules = all_rules()
    families = dict.fromkeys(rule.family.name for rule in rules.values())
    records = {name.lower(): record for name, record in all_records().items()}
    if word in rules:
        click.echo(rule_text(rules[word]))
    elif word in families:
        click.echo(family_text([rule for rule in rules.values() if rule.family.name == word]))
    elif word.lower() in records:
        click.echo("\n".join(manual_of(records[word.lower()])))
    else:
        raise unknown("code, family or record", word, [*rules, *families, *records])
