"""Styles, scripts and fonts: bundled, named by content, referred to relatively."""

import re

from tests.site.tree import Tree


def test_styles_are_one_file_in_order(tree: Tree) -> None:
    """The site's own sheets come first, by name, then those of the components."""
    built = tree.build()
    (style,) = built.dist.glob("assets/site.*.css")
    text = style.read_text("utf-8")
    assert text.index("--eerst") < text.index("@font-face") < text.index(".kaart")


def test_addresses_in_styles_are_rewritten(tree: Tree) -> None:
    """A font and a picture are found from the bundled sheet."""
    built = tree.build()
    (style,) = built.dist.glob("assets/site.*.css")
    addresses = re.findall(r'url\("([^"]+)"\)', style.read_text("utf-8"))
    assert len(addresses) == 2
    assert all((style.parent / address).is_file() for address in addresses)


def test_a_missing_font_is_reported(tree: Tree) -> None:
    """A style sheet that refers to nothing is a problem at its line; so is an import."""
    sheet = tree.site / "styles/10-tokens.css"
    sheet.write_text(
        '@import "x.css";\na { b: url("fonts/weg.woff2") }\nc { d: url(https://example.org/x) }\n',
        "utf-8",
    )
    problems = tree.build().problems
    assert "site/styles/10-tokens.css:1: @import mag hier niet." in problems
    assert "site/styles/10-tokens.css:2: Het bestand fonts/weg.woff2 bestaat niet" in problems
    assert "site/styles/10-tokens.css:3: Het bestand https://example.org/x bestaat niet" in problems


def test_modules_find_each_other(tree: Tree) -> None:
    """All modules share one hashed folder, so a relative import keeps working."""
    built = tree.build()
    (first,) = built.dist.glob("assets/js.*/browser/eerste.js")
    assert first.with_name("tweede.js").is_file()
    assert (first.parents[1] / "components/kaart/script.js").is_file()
    assert f'src="{first.relative_to(built.dist)}"' in built.text("")


def test_a_change_gives_a_new_name(tree: Tree) -> None:
    """What may be cached for ever changes its name with its content; the old one goes."""
    before = {path.name for path in (tree.build().dist / "assets").iterdir()}
    (tree.site / "browser/tweede.js").write_text("export const tweede = 3;\n", "utf-8")
    after = {path.name for path in (tree.build().dist / "assets").iterdir()}
    assert len(before ^ after) == 2
    assert all(name.startswith("js.") for name in before ^ after)


def test_a_page_asks_for_all_its_modules_at_once(tree: Tree) -> None:
    """What a module imports is named in the head, so that it does not come one level at a time."""
    built = tree.build()
    (second,) = built.dist.glob("assets/js.*/browser/tweede.js")
    preload = f'<link rel="modulepreload" href="../{second.relative_to(built.dist)}">'
    assert preload in built.text("en/")
