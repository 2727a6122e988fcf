import { createHash } from "node:crypto";
import { signatureOf } from "#lib/opinions/content.ts";
import type { Outcome } from "#lib/opinions/outcomes.ts";
import type { Chance } from "./chance.ts";
import { tableOf } from "./copy.ts";
import { addressOf } from "./people.ts";
import type { draftAnswers, Story } from "./story.ts";

const minute = 60_000;

/** Every table that a request has rows in, and the one way to write a story into them. */
export function tablesFor(chance: Chance, reference: () => string) {
  const account = tableOf("account", ["id", "role", "email", "name", "credentials", "createdAt", "language"]);
  const request = tableOf("review_request", [
    ...[
      "id",
      "reference",
      "status",
      "version",
      "patientId",
      "ownerId",
      "surgeonId",
      "answers",
      "personName",
      "birthDate",
    ],
    ...["regions", "urgent", "raised", "priorityReasons", "createdAt", "submittedAt", "waitingFrom", "answeredAt"],
    ...["endedAt", "clockStartedAt", "dueAt", "callBy", "erasedAt"],
  ]);
  const change = tableOf("status_change", ["id", "requestId", "status", "at"]);
  const message = tableOf("message", ["id", "requestId", "authorId", "kind", "reason", "body", "createdAt", "readAt"]);
  const followUp = tableOf("follow_up", ["requestId", "state", "tries", "offeredAt", "dueAt", "visitAt", "visitPlace"]);
  const opinion = tableOf("opinion", [
    ...["id", "requestId", "surgeonId", "outcome", "findings", "patientMessage", "savedAt", "signedAt"],
    ...["signature", "contentHash"],
  ]);
  const pack = tableOf("pack", [
    "id",
    "requestId",
    "key",
    "size",
    "sha256",
    "announced",
    "state",
    "storedAt",
    "checkedAt",
  ]);
  const file = tableOf("scan_file", [
    ...[
      "id",
      "requestId",
      "packId",
      "entry",
      "sha256",
      "size",
      "method",
      "dataOffset",
      "compressedSize",
      "state",
      "reason",
    ],
  ]);
  const study = tableOf("study", ["id", "requestId", "studyInstanceUid", "studyDate", "description", "identity"]);
  const series = tableOf("series", ["id", "studyId", "seriesInstanceUid", "modality", "number", "description"]);
  const instance = tableOf("instance", [
    ...["id", "seriesId", "fileId", "sopInstanceUid", "sopClassUid", "transferSyntax", "number", "rows", "columns"],
    "attributes",
  ]);
  const assessment = tableOf("scan_assessment", ["requestId", "assessedAt", "receipt"]);
  const all = [account, request, change, message, opinion, followUp, pack, file, study, series, instance, assessment];

  return {
    all,

    staff(role: "coordinator" | "surgeon", name: string, at: number, mark: string): string {
      const id = chance.idAt(at);
      account.add(id, role, addressOf(name, mark), name, role === "surgeon" ? "MD" : null, moment(at), "en");
      return id;
    },

    /** A patient with one request, and all that belongs to it. `mark` tells this run's addresses from others'. */
    write(story: Story, mark: string, withScan: boolean): void {
      const { answers, sentAt, status } = story;
      const begun = sentAt - (5 + chance.below(300)) * minute;
      const patientId = chance.idAt(begun);
      const id = chance.idAt(begun + 1);
      const { regions, ...told } = answers;
      account.add(
        patientId,
        "patient",
        addressOf(told.fullName, mark),
        null,
        null,
        moment(begun),
        chance.happens(0.2) ? "es" : "en",
      );
      request.add(
        ...[id, reference(), status, story.steps.length, patientId, story.ownerId, story.surgeonId],
        ...[{ json: told }, told.fullName, told.birthDate, regions, story.urgent, story.raised && !story.urgent],
        ...[story.priorityReasons, moment(begun), moment(sentAt), moment(story.waitingFrom), moment(story.answeredAt)],
        ...[moment(story.endedAt), moment(story.clockStartedAt), moment(story.dueAt), moment(story.callBy)],
        moment(withScan ? null : story.endedAt),
      );
      for (const [step, at] of story.steps) change.add(chance.idAt(at), id, step, moment(at));
      writeMessages(story, id, patientId);
      if (story.signedAt !== null && story.surgeonId) writeOpinion(story.signedAt, id, story.surgeonId, story.outcome);
      if (story.answeredAt !== null && story.outcome === "candidate") writeFollowUp(story.answeredAt, id);
      if (withScan && story.hasScan) writeScan(story, id);
    },

    /** A patient with a request that was begun and not sent. */
    writeDraft({ answers, hasScan }: ReturnType<typeof draftAnswers>, begun: number, mark: string): void {
      const patientId = chance.idAt(begun);
      const id = chance.idAt(begun + 1);
      account.add(patientId, "patient", addressOf("draft", mark), null, null, moment(begun), "en");
      request.add(
        ...[
          id,
          reference(),
          "draft",
          Object.keys(answers).length,
          patientId,
          null,
          null,
          { json: answers },
          null,
          null,
        ],
        ...[[], false, false, [], moment(begun), ...Array.from({ length: 8 }, () => null)],
      );
      if (hasScan) writeScan({ sentAt: begun }, id);
    },
  };

  /** Most are called within days; the newest wait for it. */
  function writeFollowUp(answeredAt: number, requestId: string): void {
    const open = answeredAt > Date.now() - 4 * 24 * 60 * minute;
    const state = open
      ? chance.one(["offered", "reached"])
      : chance.oftenFirst(["booked", "not_interested", "unreachable"]);
    const visit = state === "booked" ? answeredAt + 20 * 24 * 60 * minute : null;
    followUp.add(
      ...[requestId, state, state === "unreachable" ? 3 : 0, moment(answeredAt)],
      ...[moment(open ? answeredAt + 24 * 60 * minute : null), moment(visit), visit && "Main office"],
    );
  }

  function writeMessages(story: Story, id: string, patientId: string): void {
    for (let at = 0; at < story.messages; at++) {
      const fromPatient = at % 2 === 0 || !story.ownerId;
      const sent = story.sentAt + (at + 1) * 40 * minute;
      const read = story.endedAt !== null || chance.happens(0.7);
      const author = fromPatient ? patientId : (story.ownerId ?? patientId);
      const body = `${chance.one(openings)} ${chance.one(middles)} ${chance.one(closings)}`;
      message.add(
        chance.idAt(sent),
        id,
        author,
        "message",
        null,
        body,
        moment(sent),
        moment(read ? sent + minute : null),
      );
    }
    const { declined, endedAt, ownerId } = story;
    if (declined && endedAt !== null && ownerId)
      message.add(
        ...[chance.idAt(endedAt), id, ownerId, "decline", declined.value, declined.letter || "Thank you."],
        ...[moment(endedAt), moment(endedAt)],
      );
  }

  function writeOpinion(at: number, requestId: string, surgeonId: string, outcome: Outcome): void {
    const signature = signatureOf({ name: "Sample Surgeon", credentials: "MD" });
    const findings = "L4/L5: left paracentral extrusion.";
    const words = "One disc touches a nerve. Exercises come first.";
    opinion.add(
      chance.idAt(at),
      requestId,
      surgeonId,
      outcome,
      findings,
      words,
      moment(at),
      moment(at),
      signature,
      hashOf(requestId),
    );
  }

  /** One checked series of two images in most cases; in the others what gives staff trouble. */
  function writeScan({ sentAt }: Pick<Story, "sentAt">, requestId: string): void {
    const kind = chance.next();
    const packId = chance.idAt(sentAt);
    const state = kind < 0.02 ? "stored" : "checked";
    const announced = { json: [{ name: "0001.dcm", sha256: hashOf(`${packId}1`), size: 600 }] };
    const sum = Buffer.from(hashOf(packId), "hex").toString("base64");
    pack.add(
      packId,
      requestId,
      `packs/seed-${packId}.zip`,
      2_000,
      sum,
      announced,
      state,
      moment(sentAt),
      moment(state === "checked" ? sentAt : null),
    );
    if (state === "stored") return;
    const [studyId, seriesId] = [chance.idAt(sentAt), chance.idAt(sentAt)];
    study.add(studyId, requestId, uid(studyId), "2026-03-02", "MR LUMBAR SPINE", kind < 0.05 ? "mismatch" : "match");
    series.add(seriesId, studyId, uid(seriesId), kind > 0.98 ? "DX" : "MR", 2, "SAG T2 TSE");
    for (const number of [1, 2]) {
      const fileId = chance.idAt(sentAt);
      const entry = `000${number}.dcm`;
      file.add(fileId, requestId, packId, entry, hashOf(`${packId}${number}`), 600, 0, 38, 600, "accepted", null);
      instance.add(
        ...[chance.idAt(sentAt), seriesId, fileId, uid(fileId), "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.1.2.1"],
        ...[number, 4, 4, { json: {} }],
      );
    }
    if (kind > 0.94 && kind < 0.97)
      file.add(
        chance.idAt(sentAt),
        requestId,
        packId,
        "note.txt",
        hashOf(`${packId}x`),
        9,
        0,
        900,
        9,
        "rejected",
        "not_dicom",
      );
    assessment.add(requestId, moment(sentAt + minute), { json: {} });
  }
}

const moment = (at: number | null) => ({ moment: at });

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

const uid = (id: string): string => `2.25.${BigInt(`0x${id.replaceAll("-", "")}`)}`;

const openings = [
  ..."Good morning,|Hello,|Thank you for your help.|I have a question.|Buenos días,|Just to let you know:".split("|"),
  ..."My daughter writes for me.|Sorry to bother you.|Dear team,|Is there any news?".split("|"),
];
const middles = [
  ..."the numbness in my left foot is worse since Monday.|I found an older scan from 2019 at the hospital.".split("|"),
  ..."my doctor stopped the gabapentin last week.|I can be reached after four in the afternoon.".split("|"),
  ..."the injection helped for ten days only.|me duele más la pierna por la noche.".split("|"),
  ..."walking to the mailbox is hard now.|the disc is on its way by mail.|I moved to another state.".split("|"),
  ..."physical therapy did not help after eight weeks.|I am allergic to contrast.".split("|"),
];
const closings = [
  ..."When will I hear from you?|Please call me.|Thank you.|Gracias.|Is that important?|There is no hurry.".split("|"),
  ..."Should I send it?|My wife can answer too.|I look forward to your answer.".split("|"),
];
