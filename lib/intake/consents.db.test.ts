import { describe, expect, test } from "vitest";
import {
  answeredDraft,
  codeOfResult,
  draftRequest,
  entries,
  jobsOn,
  newPatient,
  requestRow,
  rows,
  reviewedRequest,
  submittedRequest,
} from "../../config/command-scene.ts";
import { currentText } from "#lib/consents/published.ts";
import { consentsOf, hasAgreed } from "#lib/consents/repo.ts";
import { textHash } from "#lib/consents/text-hash.ts";
import { readPdf } from "#lib/letters/read-pdf.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { downloadConsent } from "./download-consent.ts";
import { giveConsent } from "./give-consent.ts";
import { listConsents } from "./list-consents.ts";
import { saveAnswer } from "./save-answer.ts";
import { startRequest } from "./start-request.ts";
import { withdrawConsent } from "./withdraw-consent.ts";

const reviewOf = async (requestId: string) =>
  (await rows((tx) => consentsOf(tx, requestId))).find(({ text }) => text === "review")?.id ?? "";

describe("what is agreed to", () => {
  test("is kept in the language that was on the screen, and the notice was given before", async () => {
    const patient = await newPatient();
    const { requestId } = expectOk(await startRequest(patient, { language: "es" }));
    expectOk(await startRequest(patient, { language: "es" })); // the same draft, one receipt
    await answeredDraft(patient);
    const given = { consentName: "Pat Sample", consentLanguage: "es", consentVersion: currentText("review").version };
    expectOk(await saveAnswer(patient, { requestId, slug: "consent", given }));
    const { agreements } = expectOk(await listConsents(patient, { requestId }));
    expect(agreements.map(({ text, language, typedName }) => [text.name, language, typedName])).toEqual([
      ["privacy-notice", "es", null],
      ["review", "es", "Pat Sample"],
    ]);
    expect(agreements[1]?.textHash).toBe(textHash(currentText("review"), "es"));
  });

  test("is refused where the words on the screen are no longer in force", async () => {
    const { patient, requestId } = await answeredDraft();
    const given = { consentName: "Pat Sample", consentVersion: "2026-11" };
    expect(codeOfResult(await saveAnswer(patient, { requestId, slug: "consent", given }))).toBe("conflict");
  });

  test("by somebody under 18 alone is refused beside the name", async () => {
    const { patient, requestId } = await answeredDraft();
    const { answers } = await requestRow(requestId);
    const young = { ...(answers as object), birthDate: "2015-04-27" };
    await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { answers: young } }));
    const signed = await saveAnswer(patient, { requestId, slug: "consent", given: { consentName: "Pat Sample" } });
    expect(signed).toMatchObject({
      ok: false,
      refusal: { code: "invalid", fields: { consentName: expect.stringMatching(/./) as string } },
    });
  });

  test("can be downloaded by whoever signed, in the version it had then, and by nobody else", async () => {
    const { patient, requestId } = await submittedRequest();
    const consentId = await reviewOf(requestId);
    await rows((tx) => tx.consent.update({ where: { id: consentId }, data: { version: "2026-11" } }));
    const { pdf, fileName } = expectOk(await downloadConsent(patient, { requestId, consentId, language: "en" }));
    const text = (await readPdf(pdf)).join(" ").replaceAll(/\s+/g, " ");
    expect(fileName).toBe("review-en.pdf");
    for (const words of ["Version 2026-11", "I ask for a review of my scan by a surgeon.", "Pat Sample"])
      expect(text).toContain(words);
    const stranger = await newPatient();
    expect(codeOfResult(await downloadConsent(stranger, { requestId, consentId, language: "en" }))).toBe("not_found");
    expect(await entries({ requestId, act: "consent.download" })).toMatchObject([{ detail: { consentId } }]);
  });
});

describe("a wish", () => {
  const wish = { text: "text-messages", language: "en", typedName: "Pat Sample" } as const;

  test("is given and taken back; both stay to be read, and it is offered again", async () => {
    const { patient, requestId } = await submittedRequest();
    expectOk(await giveConsent(patient, { requestId, ...wish }));
    expectOk(await giveConsent(patient, { requestId, ...wish })); // pressed twice
    const { agreements, offered } = expectOk(await listConsents(patient, { requestId }));
    const given = agreements.filter(({ text }) => text.name === "text-messages");
    expect([given.length, offered]).toEqual([1, ["talk-to", "voicemail"]]);
    const consentId = given[0]?.id ?? "";
    expectOk(await withdrawConsent(patient, { requestId, consentId }));
    expectOk(await withdrawConsent(patient, { requestId, consentId }));
    expect(await rows((tx) => hasAgreed(tx, requestId, "text-messages"))).toBe(false);
    expectOk(await giveConsent(patient, { requestId, ...wish }));
    const later = expectOk(await listConsents(patient, { requestId }));
    const both = later.agreements.filter(({ text }) => text.name === "text-messages");
    expect(both.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([false, true]);
    expect((await requestRow(requestId)).status).toBe("submitted");
  });

  test("to talk to somebody names them", async () => {
    const { patient, requestId } = await draftRequest();
    const unnamed = await giveConsent(patient, { requestId, ...wish, text: "talk-to", person: " " });
    expect(unnamed).toMatchObject({
      ok: false,
      refusal: { code: "invalid", fields: { person: expect.stringMatching(/./) as string } },
    });
    for (const person of ["Dr Alma Ruiz, 555 0100", "Sam Sample, my son"])
      expectOk(await giveConsent(patient, { requestId, ...wish, text: "talk-to", person }));
    const { agreements } = expectOk(await listConsents(patient, { requestId }));
    expect(agreements.map(({ person }) => person)).toEqual([null, "Dr Alma Ruiz, 555 0100", "Sam Sample, my son"]);
  });
});

describe("taking back the consent to the review", () => {
  test("takes back the request while somebody works on it", async () => {
    const { patient, requestId } = await submittedRequest();
    expectOk(await withdrawConsent(patient, { requestId, consentId: await reviewOf(requestId) }));
    expect((await requestRow(requestId)).status).toBe("withdrawn");
    expect(await jobsOn("send-notice", { requestId, notice: "withdrawn" })).toHaveLength(1);
  });

  test("is noted once it was answered, and leaves the answer", async () => {
    const { patient, requestId } = await reviewedRequest();
    expectOk(await withdrawConsent(patient, { requestId, consentId: await reviewOf(requestId) }));
    expect((await requestRow(requestId)).status).toBe("reviewed");
    const { agreements } = expectOk(await listConsents(patient, { requestId }));
    expect(agreements.find(({ text }) => text.name === "review")?.withdrawnAt).not.toBeNull();
  });

  test("of a draft is its deletion, and a stranger can take back nothing", async () => {
    const { patient, requestId } = await answeredDraft();
    const consentId = await reviewOf(requestId);
    expect(codeOfResult(await withdrawConsent(patient, { requestId, consentId }))).toBe("conflict");
    expect(codeOfResult(await withdrawConsent(await newPatient(), { requestId, consentId }))).toBe("not_found");
  });
});
