import anyAscii from "any-ascii";

/** How an X-ray looks at the body. Flexion and extension are lateral views of a bent spine. */
export type XrayView = "AP" | "PA" | "lateral" | "flexion" | "extension" | "oblique";

/**
 * The view of an X-ray: words before ViewPosition (0018,5101), which knows no flexion; ViewCodeSequence's meaning before
 * both. Null when nothing tells. "LL" and "RL" are laterals, "LLO" to "RPO" obliques (PS3.3 C.8.4.5).
 */
export function xrayView(of: {
  viewPosition?: string | null;
  viewCodeMeaning?: string | null;
  description: string;
}): XrayView | null {
  return byWords(of.viewCodeMeaning ?? "") ?? byWords(of.description) ?? byPosition(of.viewPosition ?? "");
}

function byPosition(position: string): XrayView | null {
  const term = position.trim().toUpperCase();
  if (term === "AP" || term === "PA") return term;
  if (["LL", "RL", "LAT", "LLD", "RLD", "LATERAL"].includes(term)) return "lateral";
  return /^(R|L)(A|P)?O$|^(RLO|LLO)$/.test(term) ? "oblique" : byWords(term);
}

function byWords(words: string): XrayView | null {
  const text = anyAscii(words)
    .toUpperCase()
    .replace(/[^A-Z]+/g, " ");
  return views.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** English, German, Spanish, French, Italian, Portuguese. A study's "FLEX/EXT" names both, and so neither. */
const views: readonly (readonly [XrayView, RegExp])[] = [
  ["flexion", /^(?!.*\bEXT)(.*)(\bFLEX|INKLINATION|\bFLESS|ANTEFLEX)/],
  ["extension", /^(?!.*\bFLEX)(.*)(\bEXT(EN|\b)|REKLINATION|\bESTENS|RETROFLEX)/],
  ["oblique", /OBLI|\bOBL\b|SCHRAEG|SCHRAG|\b[RL][AP]O\b/],
  ["AP", /\bA ?P\b(?!.*\bLAT)|ANTERO ?POST|ANTERIOR POSTERIOR|\bFRONTAL|\bDE FACE\b|\bFACE\b/],
  ["PA", /\bP ?A\b(?!.*\bLAT)|POSTERO ?ANT/],
  ["lateral", /\bLAT\b|LATERAL|SEITL|SEITE|\bPROFIL|\bPERFIL|LATERO|\bLL\b/],
];
