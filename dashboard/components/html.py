"""The shell of a page as plain HTML, so that a first paint needs no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

_ATTRIBUTES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex"}
_SILENT = frozenset({"Store", "Modal"})


def to_html(content: object, fragments: Mapping[str, Markup] | None = None) -> Markup:
    """Write a layout as HTML.

    ``html.*`` elements become themselves, charts become empty boxes of the same class, and what
    only works with JavaScript (stores, dialogs) is left out.

    Args:
        content: A component, a text, a list of both, or ``None``.
        fragments: HTML that takes the place of the children, by element id.
    """
    if content is None:
        return Markup()
    if isinstance(content, list):
        return Markup().join(to_html(child, fragments) for child in content)
    if isinstance(content, Component):
        return _element(content, fragments or {})
    return escape(content)


def _element(component: Component, fragments: Mapping[str, Markup]) -> Markup:
    kind = type(component).__name__
    if kind in _SILENT:
        return Markup()
    tag = kind.lower() if getattr(html, kind, None) is type(component) else "div"
    attributes = Markup().join(
        Markup(' {}="{}"').format(_ATTRIBUTES.get(name, name), value)
        for name, value in component.to_plotly_json()["props"].items()
        if isinstance(value, str) and name != "children"
    )
    fragment = fragments.get(str(getattr(component, "id", "")))
    inside = (
        to_html(getattr(component, "children", None), fragments) if fragment is None else fragment
    )
    return Markup("<{0}{1}>{2}</{0}>").format(tag, attributes, inside)
