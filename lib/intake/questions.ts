import type { Question } from "./question.ts";
import { consent } from "./questions/agreement.ts";
import {
  earlierScans,
  earlierSurgery,
  health,
  healthMore,
  hopes,
  pregnancy,
  scanDetails,
  whichSurgery,
} from "./questions/health.ts";
import { heardOfUs } from "./questions/heard.ts";
import { calls, carer, contact, forWhom, person } from "./questions/person.ts";
import { dailyLife, since, where } from "./questions/symptoms.ts";
import { treatmentDetails, treatments } from "./questions/treatments.ts";
import { getHelpNow, warningSigns } from "./questions/warnings.ts";

export type { Answers } from "./question.ts";

/**
 * All questions in their order: first those without which nothing is sent, then what can be told at leisure. Next, back,
 * progress and what may be visited follow from this list and the answers (`lib/intake/journey.ts`). At most twelve
 * screens come before the scan, the check included. The words are to be approved by the clinic.
 */
export const questions: readonly Question[] = [
  warningSigns,
  getHelpNow,
  forWhom,
  carer,
  person,
  contact,
  where,
  since,
  treatments,
  consent,
  calls,
  dailyLife,
  ...treatmentDetails,
  earlierSurgery,
  whichSurgery,
  health,
  healthMore,
  pregnancy,
  earlierScans,
  ...scanDetails,
  hopes,
  heardOfUs,
];
