/** Why somebody has to be reached by phone today, as staff read it. To be approved by the clinic's surgeons. */
const reasons: Readonly<Record<string, string>> = {
  emergency: "the answer is: emergency",
  mass: "a mass was seen",
  fracture: "a fracture was seen",
  infection: "signs of an infection were seen",
  aneurysm: "an aneurysm was seen",
  other: "something else was seen that cannot wait",
};

/** "A fracture was seen; the answer is: emergency". */
export const callReasonWords = (codes: readonly string[]): string =>
  codes
    .map((code) => reasons[code] ?? code)
    .join("; ")
    .replace(/^./, (letter) => letter.toUpperCase());
