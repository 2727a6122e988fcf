/** How far a request's scan has come, counted from its rows. */
export type ScanCounts = {
  images: number;
  studies: number;
  /** Studies that may be another person's, and of which staff have not decided. */
  heldBack: number;
  /** Packs in storage whose check has not ended. */
  checking: number;
  /** Files that were refused, and packs that must be sent again. */
  rejected: number;
  damaged: number;
  modalities: string[];
};

export type ScanState = "missing" | "checking" | "mismatch" | "incomplete" | "other_kind" | "checked";

/** One word for the scan. "mismatch": it may be another person's; "other_kind": it is neither MR nor CT, which staff should know before a surgeon does. */
export function scanState({ images, checking, heldBack, rejected, damaged, modalities }: ScanCounts): ScanState {
  if (checking > 0) return "checking";
  if (images === 0) return "missing";
  if (heldBack > 0) return "mismatch";
  if (damaged > 0 || rejected > 0) return "incomplete";
  return modalities.some((modality) => modality === "MR" || modality === "CT") ? "checked" : "other_kind";
}
