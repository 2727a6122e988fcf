/**
 * To be approved by the clinic. Everything the front page claims or advises stands here and nowhere else. A claim is
 * never shown without the condition beside it: a footnote is not disclosure.
 */
export type Claim = {
  text: string;
  /** Stands beside the text each time, in the same size. */
  condition: string;
  /** What makes it true, for whoever approves it. */
  evidence: string;
  /** Who at the clinic approved it; `null` until somebody has. */
  approver: string | null;
  /** The day by which it must be approved anew. */
  expires: string;
};

export const claims = {
  review: {
    text: "Send us your MRI or CT scan. A surgeon looks at it and tells you if a procedure might help your pain.",
    condition: "The answer may also be no.",
    evidence: "Outcomes of the opinion form; every opinion is signed by a surgeon's account with a license on record.",
    approver: null,
    expires: "2027-11-30",
  },
  free: {
    text: "The review is free.",
    condition: "Visits, new scans and procedures are not.",
    evidence: "The clinic's price list; the portal asks for no payment anywhere.",
    approver: null,
    expires: "2027-11-30",
  },
  licensed: {
    text: "A spine surgeon with a license in your state opens your scan.",
    condition: "If we have no such surgeon, we tell you.",
    evidence:
      "Assigning and signing both check the surgeon's licenses against the state the patient gave (lib/requests/license.ts).",
    approver: null,
    expires: "2027-11-30",
  },
  time: {
    text: "We aim to answer within 5 working days.",
    condition: "The days count once we have checked your scan, and stop while we wait for you.",
    evidence: "To be supplied by the clinic: its service target. The queue's clock measures it.",
    approver: null,
    expires: "2027-11-30",
  },
  effort: {
    text: "Your part takes about 20 minutes.",
    condition: "Sending a large scan on a slow line takes longer.",
    evidence: "To be supplied: measure it with patients before launch.",
    approver: null,
    expires: "2027-11-30",
  },
  age: {
    text: "A scan from the last 12 months is best.",
    condition: "Send an older one if it is all you have. We may ask for a newer one.",
    evidence: "Reviewers call an MRI current for 6 to 12 months.",
    approver: null,
    expires: "2027-11-30",
  },
} as const satisfies Record<string, Claim>;

/** To be approved by the clinic. What the portal is, in one line. */
export const headline = "Let a spine surgeon look at the scan you already have";

/** To be approved by the clinic. Beside the button that begins, for whoever reads no further. */
export const caution = (number: string): string =>
  `Not a diagnosis. Not for emergencies: if it cannot wait, call ${number}.`;

/** To be approved by the clinic. What the review is not. */
export const limits = [
  "It is not a diagnosis. Nobody examines you.",
  "It does not take the place of a visit to a doctor.",
  "It does not make the surgeon your doctor.",
] as const;

/** To be approved by the clinic. What the answer is, and what it may say. */
export const answerIs = "You get a surgeon’s opinion in writing, in plain words. It says one of these:";

export const answers = [
  "A procedure might help you.",
  "A procedure is not likely to help you now.",
  "Other care should come first, such as physical therapy.",
  "We need a newer or a different scan.",
  "We should talk with you or see you.",
] as const;

/** To be approved by the clinic. What the drawing on the front page shows. */
export const drawing =
  "A nerve leaves the spine between two bones. If it is pinched there, it can hurt all the way down the leg.";

/** To be approved by a clinician. Stands above the signs of `warning-signs.ts`. */
export const emergencyHeading = (number: string): string =>
  `Call ${number} or go to an emergency room now if you have:`;

export const emergencyAdvice = "Do not wait for a review of your scan.";

/** To be approved by the clinic. For whoever cannot do it all at once. */
export const pause = "You can stop at any time and come back. We keep your answers and your pictures.";

/** To be approved by the clinic. How a request goes, step by step. */
export const steps = [
  { title: "Answer some questions", text: "Tell us where it hurts and what you have tried. One question at a time." },
  {
    title: "Send your scan",
    text: "From a disc, a USB stick, a folder or a ZIP file. We check that every picture arrived.",
  },
  { title: "A surgeon looks at it", text: `${claims.licensed.text} ${claims.licensed.condition}` },
  { title: "Read the answer", text: "We write to you when it is ready. You read it here, signed in." },
] as const;

/** To be approved by the clinic. What a person should have at hand. */
export const atHand = [
  {
    title: "Your scan",
    text: "The disc, or the files from your hospital's website. No copy? Ask the place that made the scan.",
  },
  {
    title: "The report, if you have it",
    text: "The letter that came with your scan. Send it as a PDF, or take photos of its pages.",
  },
  { title: "What you have tried", text: "Medicines, physical therapy, injections, and about when." },
] as const;

/** To be approved by the clinic's privacy officer. */
export const privacy = [
  "Only the people who work on your request can open your scan.",
  "Each time somebody opens it, we write down who and when.",
  "We do not sell what you send us, and we do not use it for ads.",
] as const;
