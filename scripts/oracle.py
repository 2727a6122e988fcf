#!/usr/bin/env python3
"""Writes what independent programs make of every file below a folder, for lib/imaging/oracle.test.ts to compare with.

    python3 -m venv /tmp/oracle && /tmp/oracle/bin/pip install pydicom numpy imagecodecs
    /tmp/oracle/bin/python scripts/oracle.py ../shared/dicom > lib/imaging/oracle.json
    ORACLE_SCANS=/other/scans ORACLE_JSON=/other/oracle.json npx vitest run --config config/vitest.config.ts oracle

pydicom reads the elements, NumPy the uncompressed pixels, imagecodecs (libjpeg-turbo, CharLS, OpenJPEG, OpenJPH) the
compressed ones; without imagecodecs, DCMTK and GDCM do (apt-get install dcmtk libgdcm-tools), which otherwise give a
second opinion: a disagreement is written to standard error and nothing is printed for that file.

An entry has "identity", a digest of who and what the file says it is of (no name stands in the list), and either the
geometry and the digest of each frame's stored values (little endian, masked or sign-extended from the bits stored,
samples of a pixel side by side) or the reason why the file is to be refused. For irreversible wavelets, which different
builds round differently, "coarse" has what must agree within 1 where the digest does not. Digests are the first 16 hexadecimal digits
of SHA-256.
"""

import datetime
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import warnings

import numpy
import pydicom
from pydicom.encaps import generate_frames
from pydicom.errors import InvalidDicomError

try:
    import imagecodecs
except ImportError:
    imagecodecs = None

warnings.simplefilter("ignore")
pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE

ENCAPSULATED = re.compile(r"1\.2\.840\.10008\.1\.2\.(4\.\d+|5)$")
SHOWN = {50, 51, 53, 55, 57, 70, 80, 81, 90, 91, 201, 202, 203}
BIG_ENDIAN = "1.2.840.10008.1.2.2"


class Refused(Exception):
    pass


def entry(path):
    try:
        data = read(path)
    except Refused as refusal:
        return {"refused": str(refusal)}
    found = {"identity": identity(data)}
    try:
        found.update(picture(data, path))
    except Refused as refusal:
        found["refused"] = str(refusal)
    return found


def read(path):
    size = os.path.getsize(path)
    if size == 0:
        raise Refused("empty")
    with open(path, "rb") as file:
        head = file.read(132)
    element = head[:2] in (b"\x02\x00", b"\x08\x00", b"\x00\x08")
    # The letters may stand in the text of a data set without preamble, by chance.
    chance = head[128:132] == b"DICM" and head[:2] == b"\x08\x00" and head[4:6].isalpha()
    bare = head[128:132] != b"DICM" or chance
    if bare and not element:
        raise Refused("not_dicom")
    try:
        data = read_chance(path) if chance else pydicom.dcmread(path, force=bare)
        raw = [data.get_item(tag) for tag in data.keys()]
        if any(len(one.value or b"") < one.length < 0xFFFFFFFF for one in raw if hasattr(one, "length")):
            raise Refused("truncated")
        for element in data.iterall():  # reads what is nested
            str(element.VR)
    except EOFError:
        return read_cut(path, bare)
    except InvalidDicomError:
        raise Refused("not_dicom")
    except (RecursionError, OSError, ValueError, NotImplementedError):
        raise Refused("damaged")
    return read_cut(path, bare) if "PixelData" not in data and not chance else checked(data, bare)


def read_chance(path):
    with open(path, "rb") as file:
        data = pydicom.filereader.read_dataset(file, is_implicit_VR=False, is_little_endian=True)
        data.file_meta = pydicom.dataset.FileMetaDataset()
        return data


def read_cut(path, bare):
    """Pixel data without its final delimiter is whole when its fragments are; pydicom drops or refuses it."""
    with open(path, "rb") as file:
        try:
            data = pydicom.dcmread(file, force=bare, stop_before_pixels=True)
        except Exception:
            raise Refused("truncated")
        rest = file.read()
    if not rest or syntax_of(data).endswith(".99"):
        return checked(data, bare)
    if rest[:4] != b"\xe0\x7f\x10\x00" or rest[8:12] != b"\xff\xff\xff\xff":
        raise Refused("truncated")
    at, items = 12, []
    while rest[at : at + 4] == b"\xfe\xff\x00\xe0":
        length = int.from_bytes(rest[at + 4 : at + 8], "little")
        items.append(rest[at + 8 : at + 8 + length])
        at += 8 + length
    if at > len(rest) or len(items) < 2:
        raise Refused("truncated")
    data.add_new(0x7FE00010, "OB", pydicom.encaps.encapsulate(items[1:], has_bot=False))
    data["PixelData"].is_undefined_length = True
    return checked(data, bare)


def checked(data, bare):
    meta = getattr(data, "file_meta", None) or {}
    kind = data.get("SOPClassUID") or meta.get("MediaStorageSOPClassUID") or ""
    if kind == "1.2.840.10008.1.3.10":
        raise Refused("directory")
    own = data.get("SOPInstanceUID") or meta.get("MediaStorageSOPInstanceUID") or ""
    if not own and not kind and bare and not data.get("Modality"):
        raise Refused("not_dicom")
    if not own:
        raise Refused("unnamed" if "PixelData" in data else "no_pixels")
    data.SOPInstanceUID, data.SOPClassUID = own, kind
    for name in ("SOPInstanceUID", "SOPClassUID", "StudyInstanceUID", "SeriesInstanceUID"):
        uid = str(data.get(name) or "")
        if uid and not (re.fullmatch(r"\d+(\.\d+)*", uid) and len(uid) <= 64):
            raise Refused("damaged")
    demand_whole(data)
    return data


def demand_whole(data):
    if "PixelData" not in data or not size_of(data):
        return
    if ENCAPSULATED.match(syntax_of(data)):
        return
    rows, columns, frames, samples = size_of(data)
    if data.get("PhotometricInterpretation") == "YBR_FULL_422":
        samples = 2
    if rows * columns * frames * samples * data.BitsAllocated // 8 > len(data.PixelData):
        raise Refused("damaged")


def size_of(data):
    numbers = [data.get("Rows") or 0, data.get("Columns") or 0, whole(data.get("NumberOfFrames"), 1) or 1]
    return [*numbers, data.get("SamplesPerPixel") or 1]


def whole(value, default):
    found = re.match(r"\s*[+-]?\d+", str(value)) if value is not None else None
    return int(found[0]) if found else default


def syntax_of(data):
    meta = getattr(data, "file_meta", None)
    declared = meta and meta.get("TransferSyntaxUID")
    if declared:
        return str(declared)
    implicit, little = data.original_encoding if hasattr(data, "original_encoding") else (False, True)
    return "1.2.840.10008.1.2" if implicit else "1.2.840.10008.1.2.1" if little else BIG_ENDIAN


def identity(data):
    said = [
        str(data.get("PatientName") or "").rstrip("^= "),
        first(data.get("PatientID")),
        date(data.get("PatientBirthDate")),
        first(data.get("PatientSex")).upper(),
        *[str(data.get(name) or "") for name in ("SOPInstanceUID", "SOPClassUID", "StudyInstanceUID", "SeriesInstanceUID")],
        first(data.get("Modality")).upper(),
        date(data.get("StudyDate")),
        first(data.get("StudyDescription")),
        first(data.get("SeriesDescription")),
        syntax_of(data),
    ]
    return digest(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode())


def first(value):
    if value is None:
        return ""
    if not isinstance(value, str) and hasattr(value, "__iter__"):
        value = next(iter(value), "")
    text = str(value).split("\\")[0].strip(" \0\t\r\n")
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip()


def date(value):
    found = re.match(r"\s*(\d{4})[.-]?(\d{2})[.-]?(\d{2})", str(value or ""))
    try:
        return str(datetime.date(*map(int, found.groups()))) if found and int(found[1]) > 1800 else None
    except ValueError:
        return None


def digest(data):
    return hashlib.sha256(data).hexdigest()[:16]


def picture(data, path):
    if "PixelData" not in data:
        raise Refused("unsupported" if "FloatPixelData" in data or "DoubleFloatPixelData" in data else "no_pixels")
    syntax = syntax_of(data)
    rows, columns, frames, samples = size_of(data)
    if min(rows, columns, frames) < 1:
        raise Refused("damaged")
    if ENCAPSULATED.match(syntax) and syntax[-2:] != ".5" and int(syntax.split(".")[-1]) not in SHOWN:
        raise Refused("unsupported")
    if samples not in (1, 3) or data.BitsAllocated not in (8, 16, 32):
        raise Refused("unsupported")
    return {
        "size": [rows, columns, frames, samples],
        "bits": [data.BitsAllocated, data.BitsStored, data.get("PixelRepresentation") or 0],
        "photometric": str(data.PhotometricInterpretation),
        **geometry(data),
        **frames_of(data, path),
    }


def frames_of(data, path):
    """Irreversible wavelets are rounded differently by different builds: for them also what must agree within 1."""
    frames = decoded(data, path)
    found = {"frames": [digest(frame) for frame in frames]}
    if syntax_of(data).endswith((".4.91", ".4.203")):
        found["coarse"] = [coarse(frame, data) for frame in frames]
    return found


def coarse(frame, data):
    """The least and the greatest value, and the means of 8 by 8 cells, all samples together."""
    rows, columns, _, samples = size_of(data)
    sign = "i" if data.get("PixelRepresentation") == 1 else "u"
    values = numpy.frombuffer(frame, f"<{sign}{data.BitsAllocated // 8}").reshape(rows, columns * samples)
    cells = [
        values[y * rows // 8 : (y + 1) * rows // 8, x * columns // 8 * samples : (x + 1) * columns // 8 * samples].mean()
        for y in range(8)
        for x in range(8)
    ]
    return [int(values.min()), int(values.max()), *[round(float(cell), 2) for cell in cells]]


def geometry(data):
    def find(name, group):
        if data.get(name) is not None:
            return data[name].value
        for sequence in ("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence"):
            for item in (data.get(sequence) or [])[:1]:
                for inner in (item.get(group) or [])[:1]:
                    if inner.get(name) is not None:
                        return inner[name].value
        return None

    def numbers(value, count):
        values = [float(number) for number in value] if value is not None and not isinstance(value, str) else []
        return values if len(values) == count else None

    thickness = find("SliceThickness", "PixelMeasuresSequence")
    positions = [
        numbers(item.PlanePositionSequence[0].get("ImagePositionPatient"), 3)
        for item in data.get("PerFrameFunctionalGroupsSequence") or []
        if item.get("PlanePositionSequence")
    ]
    return {
        "position": numbers(data.get("ImagePositionPatient"), 3) or (positions[0] if positions else None),
        "orientation": numbers(find("ImageOrientationPatient", "PlaneOrientationSequence"), 6),
        "spacing": numbers(find("PixelSpacing", "PixelMeasuresSequence"), 2) or numbers(data.get("ImagerPixelSpacing"), 2),
        "thickness": None if thickness is None else float(thickness),
        "positions": digest(numpy.array(positions, "<f8").tobytes()) if positions and all(positions) else None,
    }


def decoded(data, path):
    rows, columns, count, samples = size_of(data)
    if not ENCAPSULATED.match(syntax_of(data)):
        return list(native(data))
    try:
        frames = list(generate_frames(data.PixelData, number_of_frames=count))
    except Exception:
        raise Refused("truncated")
    if len(frames) < count:
        raise Refused("truncated")
    mine = None
    if imagecodecs or syntax_of(data).endswith(".1.2.5"):
        try:
            mine = [settle(decompress(frame, data), data) for frame in frames[:count]]
        except Refused:
            raise
        except Exception:
            mine = None
    others = second_opinion(path)
    if mine is None and others is None:
        raise Refused("undecodable")
    if mine and others and mine != others:
        sys.stderr.write(f"{path}: the decoders disagree\n")
    return mine or others


def decompress(frame, data):
    rows, columns, _, samples = size_of(data)
    number = int(syntax_of(data).split(".")[-1])
    if number == 5:
        return lowered(unpack_rle(frame, data), data)
    if number < 80:
        plain = samples == 3 and data.PhotometricInterpretation == "RGB" and not says_colours(frame)
        values = imagecodecs.jpeg8_decode(frame, **({"colorspace": "RGB", "outcolorspace": "RGB"} if plain else {}))
    elif number < 90:
        values = imagecodecs.jpegls_decode(frame)
    elif number < 100:
        values = imagecodecs.jpeg2k_decode(frame)
    else:
        values = imagecodecs.htj2k_decode(frame)
        bits = (frame[42] & 127) + 1  # SIZ; OpenJPH lets stand what lossy coding overshoots
        least, greatest = (-(1 << bits - 1), (1 << bits - 1) - 1) if frame[42] & 128 else (0, (1 << bits) - 1)
        values = values.clip(least, greatest)
    if values.shape[:2] != (rows, columns) or values.size != rows * columns * samples:
        raise Refused("mismatch")
    return values


def says_colours(frame):
    """By its marks, or by colours that are coarser than the light, which no RGB has."""
    at = re.search(rb"\xff[\xc0-\xc2]\x00\x11", frame)
    halved = at is not None and frame[at.start() + 11] != frame[at.start() + 14]
    return halved or b"Adobe" in frame[:64] or b"JFIF" in frame[:64]


def unpack_rle(frame, data):
    rows, columns, _, samples = size_of(data)
    width = data.BitsAllocated // 8
    starts = numpy.frombuffer(frame[:64], "<u4")
    ends = [*starts[2 : starts[0] + 1], len(frame)]
    planes = numpy.zeros((samples, width, rows * columns), "u1")
    for segment in range(samples * width):
        plane, at, end = bytearray(), starts[segment + 1], ends[segment]
        while at + 1 < end and len(plane) < rows * columns:
            code = frame[at]
            if code < 128:
                plane += frame[at + 1 : at + 2 + code]
                at += 2 + code
            else:
                plane += frame[at + 1 : at + 2] * (257 - code if code > 128 else 0)
                at += 2 if code > 128 else 1
        planes[segment // width, width - 1 - segment % width] = numpy.frombuffer(bytes(plane[: rows * columns]), "u1")
    return numpy.ascontiguousarray(planes.transpose(2, 0, 1)).view(f"<u{width}").reshape(rows, columns, samples)


def native(data):
    rows, columns, count, samples = size_of(data)
    width = data.BitsAllocated // 8
    swapped = syntax_of(data) == BIG_ENDIAN
    halved = data.PhotometricInterpretation == "YBR_FULL_422"
    pixels = data.PixelData
    if swapped and width == 1 and data["PixelData"].VR == "OW":
        pixels = numpy.frombuffer(pixels, "u2").byteswap().tobytes()
    each = rows * columns * (2 if halved else samples)
    for index in range(count):
        values = numpy.frombuffer(pixels, f"{'>' if swapped else '<'}u{width}", each, index * each * width)
        values = values.astype(f"<u{width}")
        if halved:
            pairs = values.reshape(-1, 4)
            values = numpy.stack([pairs[:, [0, 2, 3]], pairs[:, [1, 2, 3]]], 1)
        elif samples > 1 and data.get("PlanarConfiguration") == 1:
            values = values.reshape(samples, -1).T
        yield settle(lowered(values, data), data)


def lowered(values, data):
    """Samples that do not end at bit 0 are brought down to it; so they stand in RLE too, but in no codestream."""
    down = data.get("HighBit", data.BitsStored - 1) + 1 - data.BitsStored
    return values >> down if down > 0 else values


def settle(values, data):
    """As little endian bytes: the bits above those stored hold the sign, or nothing."""
    wide = values.astype("i8") & ((1 << data.BitsStored) - 1)
    if data.get("PixelRepresentation") == 1:
        wide = numpy.where(wide >= 1 << (data.BitsStored - 1), wide - (1 << data.BitsStored), wide)
    return wide.astype(f"<i{data.BitsAllocated // 8}").tobytes()


def second_opinion(path):
    """The same frames by way of a file that DCMTK or GDCM has decompressed; None where neither can."""
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "plain.dcm")
        for command in (["dcmdjpeg", "+cn"], ["dcmdjpls"], ["dcmdrle"], ["gdcmconv", "--raw"]):
            if not shutil.which(command[0]):
                continue
            done = subprocess.run([*command, path, plain], capture_output=True, timeout=120)
            if done.returncode == 0 and os.path.exists(plain):
                try:
                    data = pydicom.dcmread(plain)
                    if not ENCAPSULATED.match(syntax_of(data)) and not str(data.PhotometricInterpretation).startswith("YBR"):
                        return list(native(data))
                except Exception:
                    pass
    return None


def main(folder):
    paths = sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names)
    lines = []
    for path in paths:
        name = os.path.relpath(path, folder)
        if name.startswith("LICENCES") or name.endswith((".tsv", ".md")):
            continue
        lines.append(f"  {json.dumps(name)}: {json.dumps(entry(path))}")
    print("{\n" + ",\n".join(lines) + "\n}")


main(sys.argv[1])
