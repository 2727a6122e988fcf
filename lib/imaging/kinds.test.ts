import { describe, expect, it } from "vitest";
import { kindOf } from "#lib/imaging/kinds.ts";
import type { Classed, Kind } from "#lib/imaging/kinds.ts";

const axial = [1, 0, 0, 0, 1, 0];
type Own = Partial<Classed["instance"]>;

const object = (sopClass: string, modality: string, own: Own = {}, description = ""): Classed => ({
  sopClassUid: sopClass && `1.2.840.10008.5.1.4.1.1.${sopClass}`,
  modality,
  series: { description },
  instance: {
    rows: 512,
    frames: 1,
    imageType: ["ORIGINAL", "PRIMARY", "AXIAL"],
    photometricInterpretation: "MONOCHROME2",
    imageOrientation: axial,
    ...own,
  },
});
const flat: Own = { imageOrientation: null };
const paper: Own = { imageOrientation: null, rows: 0 };

describe("objects of a scan", () => {
  it.each<[string, Classed, Kind]>([
    ["a CT slice", object("2", "CT"), "slice"],
    ["an MR slice of no known class", object("", "MR"), "slice"],
    ["an ADC map, derived and secondary", object("4", "MR", { imageType: ["DERIVED", "SECONDARY", "ADC"] }), "slice"],
    ["a reformat", object("2", "CT", { imageType: ["DERIVED", "SECONDARY", "MPR"] }), "slice"],
    ["a coloured map in its place", object("4", "MR", { photometricInterpretation: "RGB" }), "slice"],
    ["a slice without geometry", object("2", "CT", flat), "slice"],
    ["a CT scout", object("2", "CT", { imageType: ["ORIGINAL", "PRIMARY", "LOCALIZER"] }), "localizer"],
    ["an MR scout by name", object("4", "MR", {}, "3-Plane Loc"), "localizer"],
    ["a Philips survey", object("4", "MR", {}, "Survey_LSP"), "localizer"],
    ["a Siemens localizer", object("4", "MR", {}, "localizer_haste"), "localizer"],
    ["a name that only begins so", object("4", "MR", {}, "T2 TSE local coil"), "slice"],
    ["a computed radiograph", object("1", "CR", flat), "radiograph"],
    ["a digital radiograph", object("1.1", "DX", flat), "radiograph"],
    ["a film, digitised", object("7", "CR", { ...flat, conversionType: "DF" }), "radiograph"],
    ["a screen shot of a radiograph", object("7", "CR", { ...flat, conversionType: "WSD" }), "secondary_capture"],
    ["a screen shot", object("7", "CT", flat), "secondary_capture"],
    [
      "scanned pages",
      object("7.4", "OT", { ...flat, frames: 3, photometricInterpretation: "RGB" }),
      "secondary_capture",
    ],
    [
      "a dose table under CT",
      object("2", "CT", { ...flat, imageType: ["DERIVED", "SECONDARY", "OTHER"] }),
      "secondary_capture",
    ],
    [
      "a saved screen",
      object("2", "CT", { ...flat, imageType: ["DERIVED", "SECONDARY", "SCREEN SAVE"] }),
      "secondary_capture",
    ],
    ["an ultrasound film", object("3.1", "US", { ...flat, frames: 60 }), "film"],
    ["an ultrasound picture", object("6.1", "US", flat), "picture"],
    ["a fluoroscopy run", object("12.2", "RF", { ...flat, frames: 12 }), "film"],
    ["key objects", object("88.59", "KO", paper), "key_object"],
    ["a dose report", object("88.67", "SR", paper), "report"],
    ["a report as PDF", object("104.1", "DOC", paper), "report"],
    ["a presentation state", object("11.1", "PR", paper), "presentation_state"],
    ["raw data", object("66", "MR", paper), "other"],
    ["a spectrum", object("4.2", "MR", paper), "other"],
  ])("%s", (_, given, kind) => {
    expect(kindOf(given)).toBe(kind);
  });
});
