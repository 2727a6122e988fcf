import { z } from "zod";
import { command } from "#lib/command.ts";
import { agreementOf } from "#lib/consents/agreement.ts";
import { consentsOf, hasAgreed } from "#lib/consents/repo.ts";
import { discsOf } from "#lib/discs/repo.ts";
import { postalAddressOf } from "#lib/keys/sealed-columns.ts";
import { canType } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { listScan } from "#lib/studies/list-scan.ts";
import { openQuestions } from "./journey.ts";
import type { Answers } from "./questions.ts";

/** A request that staff type for somebody: what is answered, what came on paper and disc, and what sending still needs. */
export const viewEntry = command({
  name: "entry.view",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canType,
  async run({ tx, subject: request }) {
    const answers = request.answers as Answers;
    const by = request.enteredById
      ? await tx.account.findUnique({ where: { id: request.enteredById }, select: { name: true } })
      : null;
    const patient = await tx.account.findUniqueOrThrow({ where: { id: request.patientId } });
    return {
      id: request.id,
      reference: request.reference,
      status: request.status,
      answers,
      enteredBy: by?.name ?? "",
      via: request.enteredVia ?? "phone",
      startedAt: request.createdAt.toISOString(),
      postalAddress: postalAddressOf(request),
      email: patient.email,
      language: patient.language,
      scan: await listScan(tx, request),
      agreements: (await consentsOf(tx, request.id)).map(agreementOf),
      agreed: await hasAgreed(tx, request.id, "review"),
      discs: await discsOf(tx, request.id),
      /** The questions without whose answers nothing is sent; the consent comes on paper. */
      open: openQuestions(answers, "before").flatMap(({ slug, short }) => (slug === "consent" ? [] : [short.en])),
    };
  },
  view: true,
});

export type Entry = Extract<Awaited<ReturnType<typeof viewEntry>>, { ok: true }>["value"];
