"""The ministry's own template: used where it can be, refused with fault and remedy where not."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openxml_audit import validate_pptx
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Inches

from dashboard.exports.deck import write
from dashboard.exports.deck.template import LARGEST
from dashboard.exports.making import TemplateError
from tests.support.compound import write_compound
from tests.unit.exports.sample_slides import cards, districts, making, table, trend
from tests.unit.sample_handouts import handout

SECTIONS = (
    '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst'
    ' xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
    '<p14:section name="Lama" id="{6A8A1A3C-2F0B-4B0C-9C0D-0A1B2C3D4E5F}"><p14:sldIdLst>'
    '<p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>'
)


@pytest.fixture
def template(tmp_path):
    """Save a blue template of ten inches with a slide of its own, changed by ``change``."""

    def save(change=None, *, name="templat.pptx", size=(10, 5.625)):
        deck = Presentation()
        deck.slide_width, deck.slide_height = map(Inches, size)
        for holder in (deck.slide_master, *deck.slide_layouts):
            for place in holder.element.xpath(".//p:spPr/a:xfrm/a:off"):
                place.set("y", str(int(place.get("y")) * 3 // 4))
            for extent in holder.element.xpath(".//p:spPr/a:xfrm/a:ext"):
                extent.set("cy", str(int(extent.get("cy")) * 3 // 4))
        fill = deck.slide_master.background.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor(0x0B, 0x2F, 0x66)
        old = deck.slides.add_slide(deck.slide_layouts[1])
        old.shapes.title.text = "Slide lama"
        if change:
            change(deck)
        path = tmp_path / name
        deck.save(path)
        return path

    return save


def write_with(path, *exhibits):
    return write([handout(*(exhibits or (table(),)))], making(deck_template=path))


def refusal(path):
    with pytest.raises(TemplateError) as refused:
        write_with(path)
    return str(refused.value)


def rewrite(path, part, change):
    """Change one part of a file."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = change(parts[part])
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


class TestUsed:
    def test_its_master_stays_and_its_slides_go(self, template):
        deck = Presentation(BytesIO(write_with(template())))

        titles = [slide.shapes.title.text for slide in deck.slides]
        assert titles == ["Ringkasan", "Yang perlu perhatian"]
        assert deck.slide_master.background.fill.fore_color.rgb == RGBColor(0x0B, 0x2F, 0x66)
        assert deck.slides[1].slide_layout.name == "Title Only"

    def test_nothing_sticks_out_of_its_smaller_slides(self, template):
        deck = Presentation(
            BytesIO(write_with(template(), cards(), trend(), districts([1, 2]), table(12)))
        )

        for slide in deck.slides:
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.left + shape.width <= deck.slide_width
                assert shape.top + shape.height <= deck.slide_height

    def test_sections_that_named_its_slides_go_too(self, template, tmp_path):
        path = rewrite(
            template(),
            "ppt/presentation.xml",
            lambda xml: xml.replace(b"</p:presentation>", SECTIONS.encode() + b"</p:presentation>"),
        )
        written = tmp_path / "paparan.pptx"
        written.write_bytes(write_with(path))

        with ZipFile(written) as package:
            assert b"sectionLst" not in package.read("ppt/presentation.xml")
        assert [str(error) for error in validate_pptx(written).errors] == []

    def test_without_a_layout_for_covers_the_usual_one_opens_the_page(self, template):
        def drop_cover(deck):
            deck.slide_layouts.remove(deck.slide_layouts[0])

        deck = Presentation(BytesIO(write_with(template(drop_cover))))

        cover = deck.slides[0]
        assert cover.shapes.title.text == "Ringkasan"
        assert any("Berjalan sesuai rencana?" in one.text_frame.text for one in cover.shapes)


class TestRefused:
    def test_missing(self, tmp_path):
        assert refusal(tmp_path / "tidak-ada.pptx") == (
            f"Templat paparan tidak-ada.pptx tidak ada di {tmp_path}."
            " Letakkan berkasnya di sana, atau betulkan setelannya."
        )

    def test_too_large(self, tmp_path):
        path = tmp_path / "besar.pptx"
        with path.open("wb") as file:
            file.truncate(LARGEST + 1)

        assert "melebihi 20 MB" in refusal(path)

    def test_more_inside_than_it_looks(self, tmp_path):
        path = tmp_path / "bom.pptx"
        with ZipFile(path, "w", compression=8) as package, package.open("isi", "w") as part:
            for _ in range(201):
                part.write(bytes(2**20))

        assert "melebihi 200 MB" in refusal(path)

    @pytest.mark.parametrize("content", [b"", b"bukan arsip", b"%PDF-1.7"])
    def test_no_presentation(self, tmp_path, content):
        path = tmp_path / "lain.pptx"
        path.write_bytes(content)

        assert "lain.pptx bukan berkas .pptx" in refusal(path)

    def test_locked_with_a_password(self, tmp_path):
        path = tmp_path / "kunci.pptx"
        path.write_bytes(write_compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}))

        assert "terkunci kata sandi" in refusal(path)

    def test_a_presentation_of_before_2007(self, tmp_path):
        path = tmp_path / "lama.pptx"
        path.write_bytes(write_compound({"PowerPoint Document": b"x"}))

        assert "lama.pptx bukan berkas .pptx" in refusal(path)

    def test_macros(self, template):
        path = rewrite(
            template(),
            "[Content_Types].xml",
            lambda xml: xml.replace(
                b"application/vnd.openxmlformats-officedocument.presentationml"
                b".presentation.main+xml",
                b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
            ),
        )

        assert "berisi makro" in refusal(path)

    def test_broken_inside(self, template):
        path = rewrite(template(), "ppt/presentation.xml", lambda xml: xml[:-20])

        assert "rusak dan tidak dapat dibuka" in refusal(path)

    def test_other_than_wide(self, template):
        assert "tidak berukuran 16:9" in refusal(template(size=(10, 7.5)))

    def test_no_layout_with_a_title_and_room(self, template):
        def keep_blank(deck):
            deck.slides.element.remove(deck.slides.element[0])
            for layout in list(deck.slide_layouts):
                if layout.name != "Blank" and not layout.used_by_slides:
                    deck.slide_layouts.remove(layout)

        assert "tidak punya tata letak berjudul" in refusal(template(keep_blank))
