"""A text as patterns of English words read it, with every character where it stood.

A pattern that ignores case takes four letters of other alphabets for English ones, which no list of words has
then; and one of the four becomes two characters in small letters, so that all places behind it are wrong.
"""

_TAKEN_FOR_ENGLISH = {"İ": "I", "ı": "i", "ſ": "s", "\N{KELVIN SIGN}": "K"}


def in_english_letters(text: str) -> str:
    """The text with what passes for an English letter as that letter; as long as before."""
    if not text.isascii():
        for letter, english in _TAKEN_FOR_ENGLISH.items():
            if letter in text:
                text = text.replace(letter, english)
    return text


def in_small_letters(text: str) -> str:
    """The text in small letters; as long as before."""
    return in_english_letters(text).lower()
