import { describe, expect, test } from "vitest";
import {
  assignedRequest,
  codeOfResult,
  completeOpinion,
  jobsOn,
  newPatient,
  newStaff,
  reviewedRequest,
  rows,
  signOff,
} from "../../config/command-scene.ts";
import { nobody } from "#lib/accounts/actor.ts";
import { answerLetter } from "#lib/intake/answer-letter.ts";
import { readAnswer } from "#lib/intake/read-answer.ts";
import { letterhead } from "#lib/letters/letterhead.ts";
import { templateIn } from "#lib/opinions/patient-templates.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { amendOpinion } from "#lib/reading/amend-opinion.ts";
import { openCase } from "#lib/reading/open-case.ts";
import { viewRequest } from "#lib/triage/view-request.ts";
import { addTranslation } from "./add-translation.ts";
import { checkTranslation } from "./check-translation.ts";

/** Somebody who reads Spanish, whose surgeon writes English. */
async function inSpanish(sign: Parameters<typeof signOff>[1] = {}) {
  const one = await assignedRequest();
  await rows((tx) => tx.account.update({ where: { id: one.patient.accountId }, data: { language: "es" } }));
  expectOk(await signOff(one, sign));
  return one;
}

const translation = (requestId: string, more: Partial<Parameters<typeof addTranslation>[1]> = {}) => ({
  ...{ requestId, translationId: crypto.randomUUID(), signed: 1, language: "es" as const, translator: "Rosa Vidal" },
  ...{ text: "Un disco toca un nervio. Primero, ejercicios.", ...more },
});

const noticesOf = (requestId: string, kind: string) => rows((tx) => tx.notice.count({ where: { requestId, kind } }));

describe("what a surgeon writes in a language that the patient does not read", () => {
  test("is read at once as it was signed, and staff are asked for a translation", async () => {
    const { patient, coordinator, requestId } = await inSpanish();
    expect(expectOk(await readAnswer(patient, { requestId }))).toMatchObject({
      text: completeOpinion.patientMessage,
      language: "en",
      translated: null,
    });
    expect(expectOk(await viewRequest(coordinator, { requestId })).toTranslate).toMatchObject([
      { signed: 1, language: "en" },
    ]);
    expect(await noticesOf(requestId, "translation_needed")).toBe(1);
  });

  test("needs none where it is an approved text, or in their own language; an emergency does not wait for it", async () => {
    const approved = templateIn("conservative_care", "en");
    const byTemplate = await inSpanish({ patientMessage: approved, textRead: "yes" });
    expect(await noticesOf(byTemplate.requestId, "translation_needed")).toBe(0);
    const own = await reviewedRequest();
    expect(expectOk(await viewRequest(own.coordinator, { requestId: own.requestId })).toTranslate).toEqual([]);
    const urgent = await inSpanish({ outcome: "emergency" });
    expect(expectOk(await readAnswer(urgent.patient, { requestId: urgent.requestId }))).toMatchObject({
      translated: null,
    });
  });

  test("is read translated beside the original, under the translator's name, and the mail says nothing of it", async () => {
    const { patient, coordinator, requestId } = await inSpanish();
    expectOk(await addTranslation(coordinator, translation(requestId)));
    const answer = expectOk(await readAnswer(patient, { requestId }));
    expect(answer).toMatchObject({
      text: completeOpinion.patientMessage,
      translated: { language: "es", translator: "Rosa Vidal", checked: false },
    });
    const said = JSON.stringify(answerLetter(answer, "es", letterhead(), "911").blocks);
    for (const part of ["Un disco toca un nervio", "Traducido por Rosa Vidal", completeOpinion.patientMessage])
      expect(said).toContain(part);
    expect(JSON.stringify(answerLetter(answer, "en", letterhead(), "911").blocks)).not.toContain("Rosa");
    expect(expectOk(await viewRequest(coordinator, { requestId })).toTranslate).toEqual([]);
    expect(await jobsOn("send-notice", { requestId, notice: "translated" })).toHaveLength(1);
  });

  test("keeps every version; the newest is read, and none is ever changed", async () => {
    const { patient, coordinator, surgeon, requestId } = await inSpanish();
    const first = translation(requestId);
    expectOk(await addTranslation(coordinator, first));
    expectOk(await addTranslation(coordinator, first)); // sent twice
    expectOk(await addTranslation(coordinator, translation(requestId, { text: "Mejor así.", translator: "Ana Ruiz" })));
    const { translations } = expectOk(await viewRequest(coordinator, { requestId }));
    expect(translations.map(({ version, translator }) => [version, translator])).toEqual([
      [2, "Ana Ruiz"],
      [1, "Rosa Vidal"],
    ]);
    const translationId = translations[0]?.id ?? "";
    expectOk(await checkTranslation(surgeon, { requestId, translationId }));
    expect(expectOk(await openCase(surgeon, { requestId })).opinion.translations[0]?.checked?.by).toBe(
      "Sample surgeon",
    );
    expect(expectOk(await readAnswer(patient, { requestId }))).toMatchObject({
      translated: { text: "Mejor así.", checked: true },
    });
    await expect(
      rows((tx) => tx.translation.updateMany({ where: { id: translationId }, data: { text: "x" } })),
    ).rejects.toThrow(/never changed/);
  });

  test("also goes for what is added later, each by itself", async () => {
    const { patient, coordinator, surgeon, requestId } = await inSpanish();
    const words = { kind: "addendum" as const, outcome: null, text: "Walk daily.", language: "en" as const };
    expectOk(await amendOpinion(surgeon, { requestId, addendumId: crypto.randomUUID(), ...words }));
    expectOk(await addTranslation(coordinator, translation(requestId, { signed: 2, text: "Camine a diario." })));
    const answer = expectOk(await readAnswer(patient, { requestId }));
    expect(answer.kind === "opinion" && answer.addenda[0]?.translated?.text).toBe("Camine a diario.");
    expect(expectOk(await viewRequest(coordinator, { requestId })).toTranslate.map(({ signed }) => signed)).toEqual([
      1,
    ]);
  });

  test("is translated by staff alone, into another language, of what was signed, naming no procedure", async () => {
    const { patient, coordinator, surgeon, requestId } = await inSpanish();
    for (const actor of [patient, surgeon, await newPatient(), await newStaff("administrator"), nobody])
      expect(codeOfResult(await addTranslation(actor, translation(requestId)))).toMatch(
        /forbidden|not_found|signed_out/,
      );
    expect(codeOfResult(await addTranslation(coordinator, translation(requestId, { signed: 2 })))).toBe("conflict");
    expect(codeOfResult(await addTranslation(coordinator, translation(requestId, { language: "en" })))).toBe(
      "conflict",
    );
    expect(codeOfResult(await addTranslation(coordinator, translation(requestId, { text: "Una laminectomía." })))).toBe(
      "invalid",
    );
    expect(codeOfResult(await checkTranslation(coordinator, { requestId, translationId: crypto.randomUUID() }))).toBe(
      "forbidden",
    );
  });
});
