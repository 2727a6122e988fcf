import { notify } from "#lib/notifications/notify.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { translationsOf, untranslated } from "./repo.ts";

/** Tells staff that a patient cannot read all that was signed for them; the answer itself waits for nothing. */
export async function askTranslation(tx: Tx, request: { id: string; patientId: string }): Promise<void> {
  const opinion = await findSignedOpinion(tx, request.id);
  const patient = await tx.account.findUniqueOrThrow({ where: { id: request.patientId } });
  if (!opinion || untranslated(opinion, await translationsOf(tx, request.id), patient.language).length === 0) return;
  await notify(tx, "translation_needed", request);
}
