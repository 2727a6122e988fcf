import { describe, expect, test } from "vitest";
import { demandPlainPreamble, DisguisedFile } from "#lib/imaging/preamble.ts";
import { specimen } from "#lib/imaging/specimen.ts";

const beginning = (text: string): Uint8Array => {
  const file = specimen();
  file.set(
    Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    0,
  );
  return file;
};

describe("a DICOM file that is something else as well", () => {
  test.each([
    ["a Windows program", "MZ\u0090\u0000"],
    ["a Linux program", "\u007fELF\u0002"],
    ["a Mac program", "\u00cf\u00fa\u00ed\u00fe"],
    ["a page", " \n<!DOCTYPE html><script>"],
    ["a page behind a byte order mark", "\u00ef\u00bb\u00bf<html>"],
    ["a picture with scripts", "<svg onload=alert(1)>"],
    ["a PDF that begins later", "xx%PDF-1.7"],
    ["a shell script", "#!/bin/sh\n"],
    ["a ZIP", "PK\u0003\u0004"],
  ])("as %s is refused", (_, text) => {
    expect(() => demandPlainPreamble(beginning(text))).toThrow(DisguisedFile);
  });

  test("as TIFF is let pass, and so is one with an empty preamble or none", () => {
    for (const text of ["II*\u0000", "MM\u0000*", ""]) expect(() => demandPlainPreamble(beginning(text))).not.toThrow();
    expect(() => demandPlainPreamble(specimen([], { meta: false }))).not.toThrow();
  });
});
