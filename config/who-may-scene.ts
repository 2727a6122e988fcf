import { randomUUID } from "node:crypto";
import { type Actor, nobody, system } from "#lib/accounts/actor.ts";
import {
  assignedRequest,
  checkedScan,
  draftRequest,
  newPatient,
  newStaff,
  reviewedRequest,
  rows,
} from "./command-scene.ts";

export type Ids = Record<string, unknown>;

/** One request in each stage of its life that opens other doors, with a row of everything that can belong to one. */
async function stages() {
  const told = await reviewedRequest();
  const read = await assignedRequest(told.patient);
  const { patient, coordinator, surgeon } = read;
  const draft = await draftRequest(patient);
  const typed = await draftRequest(await newPatient());
  await rows((tx) =>
    tx.reviewRequest.update({
      where: { id: typed.requestId },
      data: { enteredById: coordinator.accountId, enteredVia: "phone" },
    }),
  );
  const colleague = await newStaff("surgeon");
  const until = new Date(Date.now() + 86_400_000);
  const by = { byId: surgeon.accountId, toId: colleague.accountId };
  const { id: grantId } = await rows((tx) =>
    tx.opinionGrant.create({ data: { requestId: read.requestId, ...by, question: "L5?", until } }),
  );
  const emergencySurgeon = await newStaff("surgeon");
  const access = { surgeonId: emergencySurgeon.accountId, kind: "other", reason: "They are with me" } as const;
  const { id: emergencyId } = await rows((tx) =>
    tx.emergencyAccess.create({
      data: { requestId: read.requestId, ...access, until: new Date(Date.now() + 3_600_000) },
    }),
  );
  return { read, draft, told, typed, patient, coordinator, surgeon, colleague, grantId, emergencySurgeon, emergencyId };
}

/** What can be asked for of a request: an id of each kind of row. */
async function belongings(requestId: string, patientId: string, staffId: string): Promise<Ids> {
  const { packId } = await checkedScan(requestId);
  const now = new Date();
  const later = new Date(Date.now() + 86_400_000);
  return rows(async (tx) => {
    const { id: studyId, series } = await tx.study.findFirstOrThrow({
      where: { requestId },
      include: { series: true },
    });
    const paper = {
      kind: "report",
      label: "x.pdf",
      size: 1,
      sha256: "x",
      state: "kept",
      type: "pdf",
      storedAt: now,
      checkedAt: now,
    } as const;
    const { id: paperId } = await tx.paper.create({ data: { ...paper, requestId, key: randomUUID() } });
    const message = { kind: "message", body: "Hello" } as const;
    const { id: messageId } = await tx.message.create({ data: { ...message, requestId, authorId: patientId } });
    const { id: wishId } = await tx.recordWish.create({ data: { requestId, kind: "deletion", text: "x" } });
    const disc = { label: "CD", receivedOn: now, receivedById: staffId };
    const { id: discId } = await tx.disc.create({ data: { ...disc, requestId } });
    const consent = { text: "research", version: "1", textHash: "0".repeat(64), typedName: "Pat" };
    const { id: consentId } = await tx.consent.create({ data: { ...consent, requestId } });
    const { id: taskId } = await tx.callTask.create({ data: { requestId, reasons: ["x"], dueAt: now } });
    const notice = { kind: "assigned", reference: "x" };
    const { id: noticeId } = await tx.notice.create({ data: { ...notice, requestId, accountId: staffId } });
    const { id: passId } = await tx.uploadPass.create({
      data: { requestId, codeHash: randomUUID(), expiresAt: later },
    });
    const kept = {
      language: "en",
      key: randomUUID(),
      cursor: {},
      totalBytes: 1,
      state: "ready",
      readyAt: now,
      expiresAt: later,
    } as const;
    const { id: exportId } = await tx.requestExport.create({ data: { ...kept, requestId } });
    const ids = { requestId, packId, studyId, seriesId: series[0]?.id, paperId, messageId, wishId, discId, consentId };
    return { ...ids, taskId, noticeId, passId, exportId };
  });
}

/** Everybody who can ask, and what they can ask for. */
export async function wholeScene() {
  const { read, draft, told, typed, patient, coordinator, surgeon, colleague, grantId, emergencySurgeon, emergencyId } =
    await stages();
  const staffId = coordinator.accountId;
  const asked: Ids[] = [];
  for (const { requestId } of [read, draft, told]) asked.push(await belongings(requestId, patient.accountId, staffId));
  asked.push(await belongings(typed.requestId, typed.patient.accountId, staffId));
  const passOf = (ids: Ids | undefined): Actor => ({
    kind: "pass",
    passId: String(ids?.["passId"]),
    requestId: String(ids?.["requestId"]),
    sessionId: randomUUID(),
  });
  const stranger = await draftRequest(await newPatient());
  const strange = await belongings(stranger.requestId, stranger.patient.accountId, staffId);
  const { id: viewId } = await rows((tx) =>
    tx.savedView.create({ data: { ownerId: staffId, name: "Mine", query: "view=mine" } }),
  );
  const others = {
    emergencyId,
    grantId,
    viewId,
    surgeonId: surgeon.accountId,
    ownerId: staffId,
    accountId: surgeon.accountId,
  };
  const actors: Record<string, Actor> = {
    patient,
    stranger: stranger.patient,
    coordinator,
    surgeon,
    colleague,
    otherSurgeon: await newStaff("surgeon"),
    emergencySurgeon,
    administrator: await newStaff("administrator"),
    auditor: await newStaff("auditor"),
    pass: passOf(asked[1]),
    strangePass: passOf(strange),
    nobody,
    system,
  };
  return { actors, asked: asked.map((ids) => ({ ...others, ...ids, requestIds: [ids["requestId"]] })) };
}
