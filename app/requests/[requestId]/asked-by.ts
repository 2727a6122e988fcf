import type { Asked } from "#app/_upload/held-words.ts";
import type { Answers } from "#lib/intake/questions.ts";
import { personOf } from "#lib/requests/person.ts";

/** Who asks, by their answers. */
export const askedBy = (answers: Answers): Asked => personOf({ personName: null, birthDate: null, answers });
