"""The shell of a page as plain HTML, so that a first paint needs no JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup, escape

_ATTRIBUTES = {"className": "class", "htmlFor": "for"}
_SILENT = frozenset({"Store", "Modal"})


def to_html(component: Any, fragments: Mapping[str, str] | None = None) -> Markup:
    """Write a layout as HTML.

    ``html.*`` elements become themselves, charts become empty boxes of the same class, and what
    only works with JavaScript (stores, dialogs) is left out.

    Args:
        component: A component, a text, a list of both, or ``None``.
        fragments: HTML that takes the place of the children, by element id.
    """
    if component is None:
        return Markup()
    if isinstance(component, (list, tuple)):
        return Markup().join(to_html(child, fragments) for child in component)
    if not isinstance(component, Component):
        return escape(component)
    return _element(component, fragments or {})


def _element(component: Component, fragments: Mapping[str, str]) -> Markup:
    kind = type(component).__name__
    if kind in _SILENT:
        return Markup()
    tag = kind.lower() if getattr(html, kind, None) is type(component) else "div"
    attributes = Markup().join(
        Markup(' {}="{}"').format(_ATTRIBUTES.get(name, name), value)
        for name, value in component.to_plotly_json()["props"].items()
        if isinstance(value, str) and name != "children"
    )
    identifier = getattr(component, "id", None)
    inside = (
        Markup(fragments[identifier])  # noqa: S704 - fragments come from our templates
        if identifier in fragments
        else to_html(getattr(component, "children", None), fragments)
    )
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(tag), attributes, inside)  # noqa: S704 - a Dash class name
