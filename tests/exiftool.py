"""A second opinion on what photo files carry: ExifTool knows more formats than we do."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

needs_exiftool = pytest.mark.skipif(
    not shutil.which("exiftool") and "CI" not in os.environ,  # there it must be installed: the test fails without it
    reason="exiftool is not installed: no second opinion on the metadata of photos",
)

# What a file says of itself and its pixels, by ExifTool's groups; of the file system whatever it says.
PIXELS_ONLY = {
    "SourceFile",
    *(
        f"{group}:{tag}"
        for group, tags in {
            "ExifTool": "ExifToolVersion",
            "File": "FileType FileTypeExtension MIMEType ImageWidth ImageHeight EncodingProcess BitsPerSample"
            " ColorComponents YCbCrSubSampling",
            "JFIF": "JFIFVersion ResolutionUnit XResolution YResolution",
            "PNG": "ImageWidth ImageHeight BitDepth ColorType Compression Filter Interlace",
            "RIFF": "ImageWidth ImageHeight VP8Version HorizontalScale VerticalScale WebP_Flags AlphaPreprocessing"
            " AlphaFiltering AlphaCompression",
            "QuickTime": "MajorBrand MinorVersion CompatibleBrands HandlerType ImageSpatialExtent ImagePixelDepth"
            " AV1ConfigurationVersion SeqProfile SeqLevelIdx0 SeqTier0 HighBitDepth TwelveBit ChromaFormat"
            " ChromaSamplePosition InitialDelaySamples ColorProfiles ColorPrimaries TransferCharacteristics"
            " MatrixCoefficients AuxiliaryImageType MediaDataSize MediaDataOffset MediaData",
            "Meta": "PrimaryItemReference",
            "Composite": "ImageSize Megapixels",
        }.items()
        for tag in tags.split()
    ),
}


def found_metadata(paths: Sequence[Path]) -> dict[str, list[str]]:
    """What each photo file tells beside its pixels, as group:tag; files that tell nothing are not in it."""
    if not paths:
        return {}
    command = ["exiftool", "-json", "-G1", "-a", "-u", "-charset", "filename=utf8", "-@", "-"]
    names = "\n".join(str(path.resolve()) for path in paths)
    process = subprocess.run(command, input=names, capture_output=True, text=True, encoding="utf-8")
    files = json.loads(process.stdout)
    assert len(files) == len(paths), process.stderr
    metadata = {
        str(path): sorted(tag for tag in file if _tells(tag, file[tag]))
        for path, file in zip(paths, files, strict=True)
    }
    return {name: tags for name, tags in metadata.items() if tags}


def _tells(tag: str, value: object) -> bool:
    if tag == "RIFF:WebP_Flags":
        return value not in ("Alpha", "(none)")
    return not tag.startswith("System:") and tag not in PIXELS_ONLY
