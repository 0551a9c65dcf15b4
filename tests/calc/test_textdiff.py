"""Comparing two wordings word by word."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tertial.calc.textdiff import Piece, compare, new_of, old_of

words = st.sampled_from(["målet", "är", "45", "60", "dagar", ",", ".", " ", "  ", "\n", "högst", "i"])
texts = st.lists(words, max_size=40).map("".join) | st.text(max_size=60)


@given(texts, texts)
def test_removing_what_was_added_gives_the_old_text(old, new):
    assert old_of(compare(old, new)) == old


@given(texts, texts)
def test_removing_what_was_removed_gives_the_new_text(old, new):
    assert new_of(compare(old, new)) == new


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert compare(text, text) == ([Piece("same", text)] if text else [])


@given(texts, texts)
def test_no_piece_is_empty_and_no_two_neighbours_are_of_one_kind(old, new):
    pieces = compare(old, new)
    assert all(piece.text for piece in pieces)
    assert all(left.kind != right.kind for left, right in pairwise(pieces))


def test_only_the_changed_word_is_marked():
    assert compare("högst 60 dagar i snitt", "högst 45 dagar i snitt") == [
        Piece("same", "högst "),
        Piece("removed", "60"),
        Piece("added", "45"),
        Piece("same", " dagar i snitt"),
    ]


def test_changed_neighbours_are_read_as_one_change():
    assert compare("en gammal lång mening", "en ny kort mening") == [
        Piece("same", "en "),
        Piece("removed", "gammal lång"),
        Piece("added", "ny kort"),
        Piece("same", " mening"),
    ]
