"""The software bill of materials: everything that is shipped, as CycloneDX."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from generator.release.changelog import Release
from generator.shipped.part import Part
from generator.shipped.reading import OWN


class BomError(ValueError):
    """What was made is no CycloneDX: the schema says why."""


def bill_of_materials(parts: Sequence[Part], release: Release, site: bytes) -> bytes:
    """Return the bill of materials of an archive, checked by CycloneDX's own schema."""
    fingerprint = hashlib.sha256(site).hexdigest()
    known = {part.name: _component(part) for part in parts}
    own = next(known[part.name] for part in parts if part.purl == OWN)
    own.type = ComponentType.APPLICATION
    own.hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=fingerprint))
    others = [component for component in known.values() if component is not own]
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, fingerprint), components=others)
    bom.metadata.component = own
    # The day, not the moment: made again it is the same.
    bom.metadata.timestamp = datetime.combine(release.day, time(12), UTC)
    for part in parts:
        if part.purl != OWN:
            bom.register_dependency(known.get(part.part_of, own), [known[part.name]])
    return _checked(JsonV1Dot6(bom).output_as_string(indent=1))


def _component(part: Part) -> Component:
    purl = PackageURL.from_string(f"{part.purl}@{part.version}" if part.version else part.purl)
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.LIBRARY,
        scope=ComponentScope.REQUIRED,
        description=part.purpose["en"],
        licenses=[_licence(part.licence)],
        purl=purl,
        bom_ref=str(purl),
    )


def _licence(named: str) -> License:
    """An identifier, or where there is an exception to it the two together: anything else is an error."""
    make = LicenseFactory()
    return make.make_with_expression(named) if " WITH " in named else make.make_with_id(named)


def _checked(text: str) -> bytes:
    mistake = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if mistake:
        raise BomError(str(mistake))
    return f"{text}\n".encode()
