"""Our own icons: line drawings on a grid of 24, drawn with the colour of the text around them.

They stand beside words, never instead of them, so they are hidden from screen readers.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Plain SVG shapes; stroke and size come from the style sheet.
SHAPES: dict[str, str] = {
    "agenda-plus": '<rect x="3" y="5" width="18" height="16" rx="2"/>'
    '<path d="M8 3v4M16 3v4M3 10h18M12 13v5M9.5 15.5h5"/>',
    "brief": '<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m4 7 8 6 8-6"/>',
    "document": '<path d="M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7"/>',
    "gesprek": '<path d="M4 5h16v11H11l-5 4v-4H4z"/><path d="M8 9h8M8 12h5"/>',
    "huis": '<path d="m3 11 9-8 9 8M6 9v11h12V9M10 20v-6h4v6"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.5v.1"/>',
    "kalender": '<rect x="3" y="5" width="18" height="16" rx="2"/><path d="M8 3v4M16 3v4M3 10h18"/>',
    "klok": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "kruis": '<path d="m6 6 12 12M18 6 6 18"/>',
    "map": '<path d="M3 6h6l2 3h10v11H3z"/>',
    "mensen": '<circle cx="9" cy="8" r="3.5"/>'
    '<path d="M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M15.5 5a3.5 3.5 0 0 1 0 6.5M18 14.5c2 .8 3.2 2.6 3.5 5.5"/>',
    "pauze": '<circle cx="12" cy="12" r="9"/><path d="M10 9v6M14 9v6"/>',
    "persoon": '<circle cx="12" cy="8" r="4"/><path d="M4 21c.7-4.7 3.5-7 8-7s7.3 2.3 8 7"/>',
    "pijl-links": '<path d="M20 12H5M11 6l-6 6 6 6"/>',
    "pijl-rechts": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "pen": '<path d="m4 20 1-5L16 4l4 4L9 19zM13.5 6.5l4 4"/>',
    "plek": '<path d="M12 21c4.7-5 7-8.5 7-11.5a7 7 0 0 0-14 0C5 12.5 7.3 16 12 21z"/>'
    '<circle cx="12" cy="9.5" r="2.5"/>',
    "printer": '<path d="M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z"/>',
    "school": '<path d="M2 10 12 4l10 6-10 6zM6 12.5V18c3.5 2.6 8.5 2.6 12 0v-5.5M22 10v6"/>',
    "slot": '<rect x="5" y="11" width="14" height="10" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "stip": '<circle cx="12" cy="12" r="4"/>',
    "telefoon": '<path d="M6 3h4l1.5 5-2.5 2c1 2.5 2.5 4 5 5l2-2.5 5 1.5v4'
    'c0 1.5-1 2.5-2.5 2.5C10.5 20 4 13.5 3.5 5.5 3.5 4 4.5 3 6 3z"/>',
    "uitroep": '<path d="M12 3 2 20h20z"/><path d="M12 10v5M12 17.5v.1"/>',
    "vinkje": '<path d="m5 12.5 5 5L19.5 7"/>',
    "vraag": '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7M12 16.5v.1"/>',
    "zoek": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5.5 5.5"/>',
}


def render_icon(name: str, extra_class: str = "") -> SafeString:
    """The icon as inline SVG. Raises KeyError when there is no icon of that name."""
    shape = mark_safe(SHAPES[name])  # noqa: S308 - the shapes above are ours and hold no input
    return format_html(
        '<svg class="pas-icoon{}" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">{}</svg>',
        f" {extra_class}" if extra_class else "",
        shape,
    )
