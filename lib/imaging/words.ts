import type { View } from "#lib/imaging/view.ts";
import type { Text } from "#lib/platform/language.ts";

/** Plain words for what a scanner calls a modality (PS3.3 C.7.3.1.1.1). Wording to be approved by the clinic. */
const modalities: Readonly<Record<string, Text>> = {
  MR: { en: "MRI scan", es: "Resonancia magnética (MRI)" },
  CT: { en: "CT scan", es: "Tomografía (CT)" },
  CR: { en: "X-ray", es: "Radiografía" },
  DX: { en: "X-ray", es: "Radiografía" },
  RG: { en: "X-ray", es: "Radiografía" },
  PX: { en: "X-ray", es: "Radiografía" },
  XA: { en: "X-ray film", es: "Película de rayos X" },
  RF: { en: "X-ray film", es: "Película de rayos X" },
  MG: { en: "Mammogram", es: "Mamografía" },
  US: { en: "Ultrasound", es: "Ultrasonido" },
  IVUS: { en: "Ultrasound", es: "Ultrasonido" },
  NM: { en: "Nuclear medicine scan", es: "Gammagrafía" },
  PT: { en: "PET scan", es: "Tomografía PET" },
  BMD: { en: "Bone density scan", es: "Densitometría ósea" },
  ES: { en: "Endoscopy picture", es: "Imagen de endoscopia" },
  XC: { en: "Photograph", es: "Fotografía" },
  OT: { en: "Picture", es: "Imagen" },
  SC: { en: "Screen picture", es: "Captura de pantalla" },
  DOC: { en: "Document", es: "Documento" },
  SR: { en: "Report", es: "Informe" },
  PR: { en: "Viewing notes", es: "Notas de visualización" },
  KO: { en: "Selection of pictures", es: "Selección de imágenes" },
  RTDOSE: { en: "Treatment plan", es: "Plan de tratamiento" },
  RTPLAN: { en: "Treatment plan", es: "Plan de tratamiento" },
  RTSTRUCT: { en: "Treatment plan", es: "Plan de tratamiento" },
};

/** "MRI scan" for "MR"; an unknown modality is "Scan". */
export function modalityWords(modality: string): Text {
  return modalities[modality.trim().toUpperCase()] ?? { en: "Scan", es: "Estudio" };
}

const views: Readonly<Record<View, Text>> = {
  sagittal: { en: "side view", es: "vista de lado" },
  coronal: { en: "front view", es: "vista de frente" },
  axial: { en: "cross-sections", es: "cortes transversales" },
  oblique: { en: "slanted view", es: "vista inclinada" },
  overview: { en: "overview", es: "vista general" },
};

/** What a view shows, for people who do not know the names of planes. */
export function viewWords(view: View): Text {
  return views[view];
}

/**
 * A DICOM name ("Family^Given^Middle^Prefix^Suffix", with up to three writings parted by "=") as people write it:
 * prefix, given, middle, family, suffix. The first writing that is not empty counts (PS3.5 6.2.1).
 */
export function personName(name: string): string {
  const writing = name.split("=").find((part) => part.replace(/[\^ ]/g, "") !== "") ?? "";
  const [family, given, middle, prefix, suffix] = writing.split("^").map((part) => part.trim());
  return [prefix, given, middle, family, suffix].filter(Boolean).join(" ");
}
