import { describe, expect, test } from "vitest";
import {
  assignedRequest,
  claimedRequest,
  codeOfResult,
  draftRequest,
  entries,
  finishedDraft,
  jobsOn,
  newPatient,
  newStaff,
  packRow,
  requestRow,
  reviewedRequest,
  rows,
  submittedRequest,
  takeBack,
  trailOf,
  uncheckedRequest,
  urgentRequest,
  wholeList,
} from "../../config/command-scene.ts";
import { type Actor, nobody, type Person } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { askForMore } from "./ask-for-more.ts";
import { assignSurgeon } from "./assign-surgeon.ts";
import { claimRequest } from "./claim-request.ts";
import { declineRequest } from "./decline-request.ts";
import { listQueue } from "./list-queue.ts";
import { releaseRequest } from "./release-request.ts";
import { takeOverRequest } from "./take-over-request.ts";
import { viewRequest } from "./view-request.ts";

const letter = { reason: "other" as const, letter: "We cannot review it." };

const verbs = (surgeon: Person) =>
  ({
    view: (actor: Actor, requestId: string) => viewRequest(actor, { requestId }),
    claim: (actor: Actor, requestId: string) => claimRequest(actor, { requestId }),
    takeOver: (actor: Actor, requestId: string) => takeOverRequest(actor, { requestId }),
    release: (actor: Actor, requestId: string) => releaseRequest(actor, { requestId }),
    ask: (actor: Actor, requestId: string) => askForMore(actor, { requestId, body: "Which medicine?" }),
    decline: (actor: Actor, requestId: string) => declineRequest(actor, { requestId, ...letter }),
    assign: (actor: Actor, requestId: string) => assignSurgeon(actor, { requestId, surgeonId: surgeon.accountId }),
  }) as const;

describe("who may not", () => {
  test("work on requests: patients, surgeons, administrators, and who is not signed in", async () => {
    const { requestId, patient, surgeon } = await assignedRequest();
    const before = await requestRow(requestId);
    for (const verb of Object.values(verbs(surgeon))) {
      expect(codeOfResult(await verb(patient, requestId))).toBe("forbidden");
      expect(codeOfResult(await verb(surgeon, requestId))).toBe("forbidden");
      for (const stranger of [await newPatient(), await newStaff("surgeon"), await newStaff("administrator")])
        expect(codeOfResult(await verb(stranger, requestId))).toBe("not_found");
      expect(codeOfResult(await verb(nobody, requestId))).toBe("signed_out");
    }
    expect(await requestRow(requestId)).toEqual(before);
    expect(await entries({ requestId, outcome: "denied" })).toHaveLength(2 * Object.keys(verbs(surgeon)).length);
    expect(await rows((tx) => tx.message.count({ where: { requestId } }))).toBe(0);
  }, 30_000);

  test("see the queue: all but coordinators", async () => {
    for (const role of ["surgeon", "administrator"] as const)
      expect(codeOfResult(await listQueue(await newStaff(role), { view: "open" }))).toBe("forbidden");
    expect(codeOfResult(await listQueue(await newPatient(), { view: "open" }))).toBe("forbidden");
    expect(codeOfResult(await listQueue(nobody, { view: "open" }))).toBe("signed_out");
  });

  test("work on drafts: coordinators", async () => {
    const { requestId } = await finishedDraft();
    const coordinator = await newStaff("coordinator");
    for (const verb of Object.values(verbs(await newStaff("surgeon"))))
      expect(codeOfResult(await verb(coordinator, requestId))).toBe("not_found");
  });
});

describe("the queue", () => {
  test("shows who waits, urgent first and then the longest, with the state of the scan; no drafts", async () => {
    const coordinator = await newStaff("coordinator");
    const waiting = await submittedRequest();
    const checking = await submittedRequest();
    await packRow(checking.requestId, "stored");
    const { requestId } = await urgentRequest();
    const draft = await draftRequest();
    const listed = await wholeList(coordinator, "open");
    const place = (id: string) => listed.findIndex((row) => row.id === id);
    expect(place(draft.requestId)).toBe(-1);
    expect(place(requestId)).toBeLessThan(place(waiting.requestId));
    expect(place(waiting.requestId)).toBeLessThan(place(checking.requestId));
    expect(listed[place(waiting.requestId)]).toMatchObject({
      status: "submitted",
      personName: "Pat Sample",
      birthDate: "1961-04-27",
      owner: null,
      scan: "checked",
      due: { late: false, paused: false },
    });
    expect(listed[place(checking.requestId)]?.scan).toBe("checking");
  });

  test("has a view for each state of things, and takes an unknown one for the first", async () => {
    const claimed = await claimedRequest();
    const assigned = await assignedRequest();
    const reviewed = await reviewedRequest();
    const has = async (actor: Person, view: string, requestId: string): Promise<boolean> => {
      for (let after: string | undefined; ;) {
        const { rows, next } = expectOk(await listQueue(actor, { view: view as never, after }));
        if (rows.some(({ id }) => id === requestId)) return true;
        if (next === null) return false;
        after = next;
      }
    };
    expect(await has(claimed.coordinator, "mine", claimed.requestId)).toBe(true);
    expect(await has(assigned.coordinator, "mine", claimed.requestId)).toBe(false);
    expect(await has(claimed.coordinator, "assigned", assigned.requestId)).toBe(true);
    expect(await has(claimed.coordinator, "decided", reviewed.requestId)).toBe(true);
    for (const view of ["open", "nonsense", "'; DROP TABLE account"])
      expect(await has(claimed.coordinator, view, claimed.requestId)).toBe(true);
  });

  test("each view and page that was looked at is in the trail, a refresh of it is not", async () => {
    const coordinator = await newStaff("coordinator");
    const after = "1.1764139999000.00000000-0000-4000-8000-000000000000";
    for (const asked of [{}, { after }, { view: "decided" }, { view: "open" }, { view: "decided", region: "neck,'" }])
      await listQueue(coordinator, asked as never);
    await listQueue(coordinator, { view: "decided", region: "neck" });
    const seen = await entries({ act: "queue.list", actorId: coordinator.accountId });
    expect(seen.map(({ detail }) => detail)).toEqual([
      { list: "" },
      { list: "", after },
      { list: "view=decided" },
      { list: "view=decided&region=neck" },
    ]);
  });
});

describe("claiming, taking over, releasing", () => {
  test("changes who has it and leaves the waiting time", async () => {
    const { requestId } = await submittedRequest();
    const { waitingFrom } = await requestRow(requestId);
    const [one, other] = [await newStaff("coordinator"), await newStaff("coordinator")];
    expectOk(await claimRequest(one, { requestId }));
    expect(codeOfResult(await claimRequest(other, { requestId }))).toBe("conflict");
    expect(expectOk(await viewRequest(one, { requestId })).isMine).toBe(true);
    expectOk(await takeOverRequest(other, { requestId }));
    expect(await requestRow(requestId)).toMatchObject({ ownerId: other.accountId, status: "in_triage" });
    expect(await entries({ requestId, act: "request.take-over" })).toMatchObject([{ detail: { from: one.accountId } }]);
    expectOk(await releaseRequest(other, { requestId }));
    expect(await requestRow(requestId)).toMatchObject({ ownerId: null, status: "submitted", waitingFrom });
    expect(codeOfResult(await releaseRequest(other, { requestId }))).toBe("conflict");
    expect(codeOfResult(await takeOverRequest(other, { requestId }))).toBe("conflict");
  });
});

describe("assigning", () => {
  test("gives the request to a surgeon, once, and tells them by mail", async () => {
    const { requestId, coordinator } = await claimedRequest();
    const surgeons = [await newStaff("surgeon"), await newStaff("surgeon")];
    const results = await Promise.all(
      [0, 1, 0, 1].map((at) => assignSurgeon(coordinator, { requestId, surgeonId: surgeons[at]?.accountId ?? "" })),
    );
    expect(results.map(codeOfResult).sort()).toEqual(["conflict", "conflict", "conflict", "ok"]);
    expect((await requestRow(requestId)).status).toBe("assigned");
    expect(await jobsOn("send-notice", { requestId, notice: "assigned" })).toHaveLength(1);
  });

  test("is refused for a surgeon without a license in the patient's state", async () => {
    const { requestId, coordinator } = await claimedRequest();
    const past = { state: "NY", expiresOn: new Date("2026-01-31") };
    for (const licenses of [[], [{ state: "NJ" }], [{ state: "ny" }], [{ state: "undefined" }], [past]]) {
      const { accountId: surgeonId } = await newStaff("surgeon", { licenses: { create: licenses } });
      expect(codeOfResult(await assignSurgeon(coordinator, { requestId, surgeonId }))).toBe("conflict");
      const { surgeons } = expectOk(await viewRequest(coordinator, { requestId }));
      expect(surgeons.find(({ id }) => id === surgeonId)?.licensed).toBe(false);
    }
    expect((await requestRow(requestId)).status).toBe("in_triage");
  });

  test("is refused to whoever is no surgeon, or none any more", async () => {
    const { requestId, coordinator, patient } = await claimedRequest();
    const gone = await newStaff("surgeon");
    await rows((tx) => tx.account.update({ where: { id: gone.accountId }, data: { disabledAt: new Date() } }));
    for (const { accountId } of [gone, coordinator, patient])
      expect(codeOfResult(await assignSurgeon(coordinator, { requestId, surgeonId: accountId }))).toBe("conflict");
    expect(codeOfResult(await assignSurgeon(coordinator, { requestId, surgeonId: "" }))).toBe("invalid");
  });

  test("waits for a checked image", async () => {
    const { requestId } = await uncheckedRequest();
    const coordinator = await newStaff("coordinator");
    expectOk(await claimRequest(coordinator, { requestId }));
    const { accountId: surgeonId } = await newStaff("surgeon");
    expect(codeOfResult(await assignSurgeon(coordinator, { requestId, surgeonId }))).toBe("conflict");
  });

  test("comes after claiming, and not again", async () => {
    const { requestId } = await submittedRequest();
    const coordinator = await newStaff("coordinator");
    const { accountId: surgeonId } = await newStaff("surgeon");
    expect(codeOfResult(await assignSurgeon(coordinator, { requestId, surgeonId }))).toBe("conflict");
    const assigned = await assignedRequest();
    const again = { requestId: assigned.requestId, surgeonId };
    expect(codeOfResult(await assignSurgeon(coordinator, again))).toBe("conflict");
  });
});

describe("asking and declining", () => {
  test("asks the patient, whose mail says nothing of what", async () => {
    const { requestId, coordinator } = await claimedRequest();
    expectOk(await askForMore(coordinator, { requestId, body: " Which medicine?\r\n\u0007Since when? " }));
    expect(await requestRow(requestId)).toMatchObject({ status: "needs_info", waitingFrom: null });
    expect(await jobsOn("send-notice", { requestId, notice: "question" })).toEqual([{ notice: "question", requestId }]);
    const { messages } = expectOk(await viewRequest(coordinator, { requestId }));
    expect(messages).toMatchObject([
      { kind: "question", body: "Which medicine?\nSince when?", by: "Sample coordinator" },
    ]);
    expect(codeOfResult(await askForMore(coordinator, { requestId, body: "Again" }))).toBe("conflict");
    expect(codeOfResult(await askForMore(coordinator, { requestId, body: " " }))).toBe("invalid");
  });

  test("declines with a reason for us and a letter for the patient", async () => {
    const { requestId, coordinator } = await claimedRequest();
    for (const bad of [{ reason: "made_up" }, { letter: "" }, { letter: "x".repeat(4_001) }])
      expect(codeOfResult(await declineRequest(coordinator, { requestId, ...letter, ...bad } as never))).toBe(
        "invalid",
      );
    expectOk(await declineRequest(coordinator, { requestId, ...letter }));
    expect(await requestRow(requestId)).toMatchObject({ status: "declined", waitingFrom: null });
    const { messages, moves } = expectOk(await viewRequest(coordinator, { requestId }));
    expect(messages).toMatchObject([{ kind: "decline", reason: "other", body: letter.letter }]);
    expect(moves).toEqual(["reopen"]);
    expect(await jobsOn("send-notice", { requestId, notice: "declined" })).toHaveLength(1);
  });
});

test("of a request that was taken back staff see no images any more, and nothing can be done with it", async () => {
  const request = await assignedRequest();
  const { requestId, patient, coordinator, surgeon } = request;
  expectOk(await openStudy(coordinator, { requestId }));
  expectOk(await takeBack(request));
  expect(codeOfResult(await openStudy(coordinator, { requestId }))).toBe("forbidden");
  expect(codeOfResult(await openStudy(surgeon, { requestId }))).toBe("not_found");
  expectOk(await openStudy(patient, { requestId }));
  const { view, ...acts } = verbs(surgeon);
  for (const act of Object.values(acts)) expect(codeOfResult(await act(coordinator, requestId))).toBe("conflict");
  expectOk(await view(coordinator, requestId));
  expect(await trailOf(requestId)).toContain("request.view done");
});
