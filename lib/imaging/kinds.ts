/** What an object of a scan is, before it is put in order with others. */
export type Kind =
  | "slice"
  | "localizer"
  | "radiograph"
  | "film"
  | "picture"
  | "secondary_capture"
  | "key_object"
  | "report"
  | "presentation_state"
  | "other";

/** What telling kinds apart needs to know; `DicomHeader` has this shape. What stands as optional is used where known. */
export type Classed = {
  sopClassUid: string;
  modality: string;
  series: { description: string };
  instance: {
    rows: number;
    frames: number;
    imageType: readonly string[];
    photometricInterpretation: string;
    imageOrientation: readonly number[] | null;
    /** (0008,0064), such as WSD: made at a workstation. */
    conversionType?: string;
  };
};

/**
 * What an object is by its SOP class, modality and image type (PS3.4 B.5, PS3.3 C.7.6.1.1.2). A derived slice that lies
 * in the patient, such as a reformat or an ADC map, is a slice. A digitised X-ray film is a radiograph.
 */
export function kindOf(object: Classed): Kind {
  const { modality, instance } = object;
  const standard = object.sopClassUid.startsWith(storage) ? object.sopClassUid.slice(storage.length) : null;
  const paper = standard === null ? undefined : papers.find(([classes]) => classes.test(standard))?.[1];
  if (paper) return paper;
  if (paperModalities[modality]) return paperModalities[modality];
  if (instance.rows === 0) return "other";
  if (isScreen(object, standard)) return "secondary_capture";
  if (instance.imageType.includes("LOCALIZER")) return "localizer";
  if (radiographs.has(modality)) return instance.frames > 1 ? "film" : "radiograph";
  if (moving.has(modality)) return instance.frames > 1 ? "film" : "picture";
  return namesLocalizer(object.series.description) ? "localizer" : "slice";
}

const storage = "1.2.840.10008.5.1.4.1.1.";

/** Storage classes without a picture. Dose reports are structured reports; raw data, spectra and plans are "other". */
const papers: readonly (readonly [RegExp, Kind])[] = [
  [/^88\.59$/, "key_object"],
  [/^(88|104)\./, "report"],
  [/^11\./, "presentation_state"],
  [/^(66|66\.[1-7]|4\.2|9\..+|67|68\..+|481\..+|30|45\..+|78\..+|79\..+|80\..+)$/, "other"],
];

const paperModalities: Readonly<Record<string, Kind>> = {
  KO: "key_object",
  SR: "report",
  DOC: "report",
  PR: "presentation_state",
};

const radiographs = new Set(["CR", "DX", "DR", "RG", "PX", "IO", "MG", "RF"]);
const moving = new Set(["XA", "US", "IVUS", "ES", "XC", "GM", "SM", "OP", "OT", "SC"]);

const screenTypes = [
  "SCREEN SAVE",
  "SCREENSAVE",
  "SCREENSHOT",
  "SCREEN CAPTURE",
  "DOSE_INFO",
  "DOSE INFO",
  "DOSEREPORT",
];

/** Screen shots, scanned pages, dose tables: secondary capture by class, or a cross section that lies nowhere. */
function isScreen({ modality, instance }: Classed, standard: string | null): boolean {
  if (instance.imageType.some((value) => screenTypes.includes(value))) return true;
  const grey = instance.photometricInterpretation.startsWith("MONOCHROME");
  if (standard !== null && /^7(\.|$)/.test(standard))
    return !(radiographs.has(modality) && grey && instance.conversionType !== "WSD");
  const crossSection = !radiographs.has(modality) && !moving.has(modality);
  return (
    crossSection &&
    instance.imageOrientation === null &&
    (instance.imageType[1] === "SECONDARY" || !grey) &&
    instance.frames === 1
  );
}

/** The words of several makers and languages for the pictures a scan is planned on. */
function namesLocalizer(description: string): boolean {
  const words = description.toLowerCase().replace(/[_.,()-]+/g, " ");
  return /\b(loc|locs|localizer|localiser|localizador|localizzatore|scout|survey|topogram|topogramm|scanogram|surview|aahscout|aaspine scout|3 ?pl(ane)?|lokalisator|lokalizer|rep[eé]rage)\b/.test(
    words,
  );
}
