/**
 * Signs that mean hospital now, not a review. The list belongs to a clinician: to be approved by the clinic.
 * Sources: cauda equina, BMJ Best Practice; other red flags, AHCPR guideline table (NBK52120).
 */
export const emergencySigns = [
  { value: "bladder_or_bowel", text: "New trouble passing or holding urine or stool" },
  { value: "saddle_numbness", text: "Numbness between the legs, around the bottom or the genitals" },
  { value: "both_legs_weak", text: "Weakness in both legs, or a weakness that quickly gets worse" },
  { value: "fever", text: "Fever together with the back pain" },
  { value: "major_accident", text: "A bad fall or accident just before the pain began" },
] as const;
