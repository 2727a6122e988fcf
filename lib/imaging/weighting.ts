import type { DicomHeader } from "#lib/imaging/dicom.ts";

/** What an MR picture shows bright: how a reader calls it. "T2*" is a gradient echo's. */
export type Weighting = "T1" | "T2" | "T2*" | "PD" | "STIR" | "FLAIR" | "DWI";

/** What weighting is read from: `DicomHeader` has this shape, and so has a row's attributes with its series' words. */
export type Weighted = {
  series: Pick<DicomHeader["series"], "description" | "protocol">;
  instance: Pick<
    DicomHeader["instance"],
    "imageType" | "echoTime" | "repetitionTime" | "inversionTime" | "flipAngle" | "scanningSequence"
  > &
    Partial<Pick<DicomHeader["instance"], "scanOptions" | "contrastAgent" | "sequenceName">>;
};

export type MrSequence = {
  weighting: Weighting | null;
  from: "timing" | "text" | null;
  /** What the text says where timing says otherwise: shown to staff, not believed. */
  textSays: Weighting | null;
  gradientEcho: boolean;
  fatSuppressed: boolean;
  dixon: boolean;
  postContrast: boolean;
};

/** How an MR series was made: timing before text, first rule wins (the table of the conventions sheet, section 3). */
export function mrSequence({ series, instance }: Weighted): MrSequence {
  const text = plainText([series.description, series.protocol]);
  const types = instance.imageType.map((type) => type.toUpperCase());
  const diffusion =
    types.some((type) => ["DIFFUSION", "ADC", "TRACEW", "FA"].includes(type)) || diffusionWords.test(text);
  const timed = diffusion ? null : byTiming(instance);
  const said = diffusion ? "DWI" : byText(text);
  const options = (instance.scanOptions ?? []).map((option) => option.toUpperCase());
  return {
    weighting: timed ?? said,
    from: timed ? "timing" : said ? "text" : null,
    textSays: timed && said && said !== timed ? said : null,
    gradientEcho: isGradientEcho(instance.scanningSequence),
    fatSuppressed: options.includes("FS") || fatWords.test(text) || timed === "STIR" || said === "STIR",
    dixon: dixonWords.test(text) || types.some((type) => ["WATER", "FAT", "IN_PHASE", "OPP_PHASE"].includes(type)),
    postContrast: contrastGiven(instance.contrastAgent ?? "") ?? saysContrast(text),
  };
}

/** Whether an image only serves to plan others, or is a map or projection made of them: no slot of a reading is its. */
export function isPlanningOrDerived({ series, instance }: Weighted): boolean {
  const types = instance.imageType.map((type) => type.toUpperCase());
  const kinds = ["LOCALIZER", "SCOUT", "PROJECTION IMAGE", "ADC", "CSA REPORT", "MIP", "MPR_THICK", "POSDISP"];
  return (
    types.some((type) => kinds.includes(type)) || planningWords.test(plainText([series.description, series.protocol]))
  );
}

type Timing = Weighted["instance"];

/** Milliseconds and degrees. An inversion time of 0 is how some scanners write "none". */
function byTiming(of: Timing): Weighting | null {
  const { echoTime, repetitionTime, flipAngle } = of;
  const inversion = of.inversionTime ?? 0;
  if (inversion >= 80 && inversion <= 260) return "STIR";
  if (inversion >= 1500) return "FLAIR";
  if (echoTime === null) return null;
  if (inversion >= 500 && inversion <= 1200 && echoTime <= 30) return "T1";
  if (isGradientEcho(of.scanningSequence)) {
    if (echoTime >= 8) return "T2*";
    return flipAngle !== null && flipAngle >= 40 ? "T1" : null;
  }
  if (repetitionTime === null) return null;
  if (echoTime >= 60 && repetitionTime >= 1500) return "T2";
  if (echoTime <= 30 && repetitionTime <= 1000) return "T1";
  return echoTime <= 30 && repetitionTime >= 1800 ? "PD" : null;
}

const isGradientEcho = (sequence: readonly string[]): boolean => sequence.includes("GR") && !sequence.includes("SE");

/** Level ranges go first, or the thoracic "T1-T5" reads as a weighting. */
function byText(text: string): Weighting | null {
  const rest = text.replace(/\b(C|T|TH|L|S)\d{1,2} ?[-/] ?(C|T|TH|L|S)?\d{1,2}\b/g, " ");
  if (/STIR|TIRM|IRFSE|IR TSE/.test(rest)) return "STIR";
  if (/T1.*FLAIR|FLAIR.*T1/.test(rest)) return "T1";
  if (/T2 ?\*|T2 ?STAR|FFE|MEDIC|MERGE|\bGRE\b|HEMO|\bSWI\b/.test(rest)) return "T2*";
  if (/FLAIR|DARK ?FLUID/.test(rest)) return "FLAIR";
  const [t1, t2] = [/T1(?!\d)|MPRAGE|VIBE|SPGR/.test(rest), /T2(?!\d)|HASTE|FASE|SSFSE|FRFSE/.test(rest)];
  if (t1 !== t2) return t1 ? "T1" : "T2";
  return !t1 && /\b(PD|DP)(W|FS|\b)|PROTON|DENSIT/.test(rest) ? "PD" : null;
}

function plainText(parts: readonly string[]): string {
  return parts.join(" ").toUpperCase().replace(/[_^]+/g, " ");
}

const diffusionWords = /\bDWI|\bDIFF|\bADC\b|TRACE ?W?\b|\bDTI\b|\bB ?\d{3,4}\b|EP2D DIFF/;
const fatWords = /\bFS\b|FAT ?SAT|FATSUP|\bSPIR\b|SPAIR|\bSTIR\b|TIRM|\bFSAT|T[12]W?FS|PDFS/;
const dixonWords = /DIXON|\bIDEAL\b|LAVA ?FLEX|\bFLEX\b.*(WATER|FAT)|\b(WATER|IN ?PHASE|OPP? ?PHASE|OUT ?PHASE)\b/;
const planningWords =
  /\b(LOC|LOCALI[SZ]ER|LOCA|SCOUT|SURVEY|TOPO|TOPOGRAM|SCANOGRAM|PLAN SCAN|ADC|TRACE|MYELO|MIP|PHASE|B0|CALIB|CALIBRATION|ASSET|SUB|POSDISP|REPORT)\b/;

/** ContrastBolusAgent (0018,0010): free text, in which some scanners write that there was none. Null when empty. */
function contrastGiven(agent: string): boolean | null {
  if (agent.trim() === "") return null;
  return !/^(NO|NONE|N|N\/A|0|KEIN|OHNE|SIN|SANS|SENZA|SEM|WITHOUT|W\/?O|NATIV)\b/i.test(agent.trim());
}

function saysContrast(text: string): boolean {
  if (/\b(PRE|OHNE|WITHOUT|W\/?O|NATIV|SIN|SANS|SENZA|SEM|NON)\b(?!.*\b(POST|W\/WO)\b)/.test(text)) return false;
  return /\bPOST\b|\+ ?(C|GD|KM|GAD)\b|\bC\+|\bGD\b|\bGAD|\bKM\b|\bW\/? ?CON|CONTRAST|\bMDC\b|\bCE\b|\bPC\b/.test(text);
}
