import { describe, expect, test } from "vitest";
import {
  answeredDraft,
  askPatient,
  assignedRequest,
  atOnce,
  claimedRequest,
  codeOfResult,
  draftRequest,
  entries,
  finishedDraft,
  jobsOn,
  newPatient,
  newStaff,
  rows,
  submittedRequest,
  takeBack,
} from "../../config/command-scene.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { type Pass, system } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { putObject, storedSize, removeUnused } from "#lib/platform/storage.ts";
import { givePass } from "#lib/passes/give-pass.ts";
import { followScan } from "#lib/studies/follow-scan.ts";
import { checkPaper } from "./check-paper.ts";
import { clearPaper } from "./clear-paper.ts";
import { downloadPaper } from "./download-paper.ts";
import { finishPaper } from "./finish-paper.ts";
import { listPapers } from "./list-papers.ts";
import { openPaper } from "./open-paper.ts";
import { paperCeiling, refusals } from "./paper.ts";
import { removePaper } from "./remove-paper.ts";
import { resumeChecks } from "./resume-checks.ts";
import { settleUnfinished } from "./settle-unfinished.ts";
import { offerOf, putPaper, sendPaper } from "./sample-paper.ts";
import { signPaper } from "./sign-paper.ts";
import { sampleJpeg, samplePdf } from "./specimen.ts";

/** What the worker does with its jobs. */
const check = async (paperId: string) => removeUnused(expectOk(await checkPaper(system, { paperId })));
const clear = (paperId: string) => clearPaper(system, { paperId });

const rowOf = (id: string) => rows((tx) => tx.paper.findUnique({ where: { id } }));
const keyOf = async (id: string) => (await rowOf(id))?.key ?? "";

/** Its pages are strips: drawing whole ones takes most of a test. */
const report = samplePdf(2, "Lumbar MRI, report", 99);

async function keptPaper(of?: { patient: Awaited<ReturnType<typeof newPatient>>; requestId: string }) {
  const { patient, requestId } = of ?? (await answeredDraft());
  const paperId = await sendPaper(patient, requestId, report);
  await check(paperId);
  return { patient, requestId, paperId };
}

describe("a paper that is what it should be", () => {
  test("is kept once it was looked at, and listed with its pages, the report first", async () => {
    const { patient, requestId } = await draftRequest();
    const letterId = await sendPaper(patient, requestId, sampleJpeg(), "letter");
    const reportId = await sendPaper(patient, requestId, samplePdf(2));
    expect(await jobsOn("check-paper", { paperId: reportId })).toHaveLength(1);
    expect(expectOk(await listPapers(patient, { requestId }))).toMatchObject({ checking: 2 });
    expect(codeOfResult(await openPaper(patient, { requestId, paperId: reportId }))).toBe("conflict");
    await check(reportId);
    await check(letterId);
    expect(expectOk(await listPapers(patient, { requestId }))).toMatchObject({
      checking: 0,
      papers: [
        { id: reportId, kind: "report", state: "kept", type: "pdf", pages: 2, label: "my report.pdf" },
        { id: letterId, kind: "letter", state: "kept", type: "jpeg", pages: 1 },
      ],
    });
  });

  test("is served as what it is, as an attachment, byte for byte, under a name that tells nothing", async () => {
    const { patient, requestId, paperId } = await keptPaper();
    const { url, type } = expectOk(await downloadPaper(patient, { requestId, paperId }));
    const res = await fetch(url);
    expect(type).toBe("pdf");
    expect(res.headers.get("content-type")).toBe("application/pdf");
    expect(res.headers.get("content-disposition")).toBe('attachment; filename="report.pdf"');
    expect(new Uint8Array(await res.arrayBuffer())).toEqual(report);
    expect(`${url}${await keyOf(paperId)}`).not.toContain("my");
    expect(Number(new URL(url).searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(60);
  });

  test("is looked at as pictures of its pages, each at an address that works for a while", async () => {
    const { patient, requestId, paperId } = await keptPaper();
    const { pages } = expectOk(await openPaper(patient, { requestId, paperId }));
    expect(pages.map(({ page, width, height }) => [page, width, height])).toEqual([
      [1, 1836, 297],
      [2, 1836, 297],
    ]);
    for (const { url } of pages) {
      const res = await fetch(url);
      expect(res.headers.get("content-type")).toBe("image/webp");
      expect(res.headers.get("content-disposition")).toMatch(/^attachment; filename="page-\d\.webp"$/);
      expect(
        Buffer.from(await res.arrayBuffer())
          .subarray(0, 4)
          .toString(),
      ).toBe("RIFF");
      expect(Number(new URL(url).searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(900);
    }
    expect(expectOk(await listPapers(patient, { requestId })).papers).toMatchObject([{ previews: 2, pages: 2 }]);
  });

  test("that was kept before pages were drawn gets its pictures when a worker starts", async () => {
    const { patient, requestId, paperId } = await keptPaper();
    await rows((tx) => tx.paperPreview.deleteMany({ where: { paperId } }));
    await rows((tx) => tx.paper.update({ where: { id: paperId }, data: { drawnAt: null } }));
    expect(expectOk(await openPaper(patient, { requestId, paperId })).pages).toEqual([]);
    expectOk(await resumeChecks(system, {}));
    expect(await jobsOn("check-paper", { paperId })).toHaveLength(2);
    await check(paperId);
    await check(paperId);
    expect(expectOk(await openPaper(patient, { requestId, paperId })).pages).toHaveLength(2);
  });

  test("leaves an entry each time it is opened, and its name in none", async () => {
    const { patient, requestId, paperId } = await keptPaper();
    for (let time = 0; time < 3; time++) expectOk(await openPaper(patient, { requestId, paperId }));
    const trail = await entries({ requestId });
    const opened = trail.filter(({ act }) => act === "paper.open");
    expect(opened.map(({ detail, actorId }) => [detail, actorId])).toEqual(
      opened.map(() => [{ paperId }, patient.accountId]),
    );
    expect(opened).toHaveLength(3);
    expect(JSON.stringify(trail.map(({ detail }) => detail))).not.toContain("my report");
  });
});

describe("a file offered again", () => {
  test("goes on where it stopped: the same place, whose bytes may be there already", async () => {
    const { patient, requestId } = await draftRequest();
    const paperId = await putPaper(patient, requestId, samplePdf(1));
    const again = expectOk(
      await signPaper(patient, { requestId, ...(await offerOf(samplePdf(1), "letter", "b.pdf")) }),
    );
    expect(again.paperId).toBe(paperId);
    const res = await fetch(again.place?.url ?? "", {
      method: "PUT",
      headers: again.place?.headers ?? {},
      body: samplePdf(1),
    });
    expect(res.status).toBe(412);
    expect(expectOk(await finishPaper(patient, { requestId, paperId }))).toEqual({ stored: true });
    expect(await rowOf(paperId)).toMatchObject({ kind: "letter", label: "b.pdf", state: "stored" });
  });

  test("by many windows at once is one paper; one that is here already needs no address", async () => {
    const { patient, requestId, paperId } = await keptPaper();
    const offer = await offerOf(sampleJpeg());
    expect(await atOnce(5, () => signPaper(patient, { requestId, ...offer }))).toEqual({ ok: 5 });
    expect(await rows((tx) => tx.paper.count({ where: { requestId } }))).toBe(2);
    expect(expectOk(await signPaper(patient, { requestId, ...(await offerOf(report)) }))).toEqual({
      paperId,
      place: null,
    });
  });

  test("may be told as stored by many at once, and is checked once", async () => {
    const { patient, requestId } = await draftRequest();
    const paperId = await putPaper(patient, requestId, samplePdf(1));
    expect(await atOnce(5, () => finishPaper(patient, { requestId, paperId }))).toEqual({ ok: 5 });
    expect(await jobsOn("check-paper", { paperId })).toHaveLength(1);
    expect(await atOnce(3, () => checkPaper(system, { paperId }))).toEqual({ ok: 3 });
    expect((await rowOf(paperId))?.state).toBe("kept");
  });
});

describe("what is not kept", () => {
  test("is what looks whole and cannot be drawn", async () => {
    const { patient, requestId } = await draftRequest();
    const hollow = new TextEncoder().encode("%PDF-1.7\n<</Type/Page>>\n%%EOF\n");
    const paperId = await sendPaper(patient, requestId, hollow);
    await check(paperId);
    expect(await rowOf(paperId)).toMatchObject({ state: "refused", refusal: "damaged" });
  });

  test("is refused by name with its reason, and its bytes are taken away", async () => {
    const { patient, requestId } = await draftRequest();
    const html = new TextEncoder().encode("<!doctype html><script>alert(1)</script>");
    const paperId = await sendPaper(patient, requestId, html);
    await check(paperId);
    expect(expectOk(await listPapers(patient, { requestId })).papers).toMatchObject([
      { state: "refused", label: "my report.pdf", words: refusals.kind, type: null },
    ]);
    expect(await storedSize(await keyOf(paperId))).toBeNull();
    expect(codeOfResult(await openPaper(patient, { requestId, paperId }))).toBe("conflict");
    const again = await sendPaper(patient, requestId, html);
    expect(expectOk(await listPapers(patient, { requestId })).papers.map(({ id }) => id)).toEqual([again]);
  });

  test("was signed for but never stored", async () => {
    const { patient, requestId } = await draftRequest();
    const { paperId } = expectOk(await signPaper(patient, { requestId, ...(await offerOf(samplePdf(1))) }));
    expect(expectOk(await finishPaper(patient, { requestId, paperId }))).toEqual({ stored: false });
    expect(expectOk(await listPapers(patient, { requestId })).papers).toMatchObject([{ state: "signed" }]);
  });

  test("is settled a day after its request was sent: checked where it arrived, removed where it did not", async () => {
    const draft = await draftRequest();
    const sent = await submittedRequest();
    const sign = async ({ patient, requestId }: typeof sent, pages: number) =>
      expectOk(await signPaper(patient, { requestId, ...(await offerOf(samplePdf(pages))) })).paperId;
    const [lost, young, drafted] = [await sign(sent, 1), await sign(sent, 2), await sign(draft, 1)];
    const arrived = await putPaper(sent.patient, sent.requestId, samplePdf(3));
    const old = { signedAt: new Date(Date.now() - 25 * 3_600_000) };
    await rows((tx) => tx.paper.updateMany({ where: { id: { in: [lost, drafted, arrived] } }, data: old }));
    expectOk(await settleUnfinished(system, {}));
    expectOk(await settleUnfinished(system, {}));
    const states = await Promise.all([lost, young, drafted, arrived].map(async (id) => (await rowOf(id))?.state));
    expect(states).toEqual(["removed", "signed", "signed", "stored"]);
    expect(await jobsOn("clear-paper", { paperId: lost })).toHaveLength(1);
    expect(await jobsOn("check-paper", { paperId: arrived })).toHaveLength(1);
    expectOk(await clear(lost));
    expect(await rowOf(lost)).toBeNull();
    expect(codeOfResult(await settleUnfinished(sent.patient, {}))).toBe("forbidden");
  });

  test("is other than the bytes that were signed for: storage takes no others", async () => {
    const { patient, requestId } = await draftRequest();
    const { place } = expectOk(await signPaper(patient, { requestId, ...(await offerOf(samplePdf(1))) }));
    const other = Uint8Array.from(samplePdf(1), (byte, at) => (at === 20 ? byte ^ 1 : byte));
    const res = await fetch(place?.url ?? "", { method: "PUT", headers: place?.headers ?? {}, body: other });
    expect(res.status).toBe(400);
  });

  test("is more than a request may hold", async () => {
    const { patient, requestId } = await draftRequest();
    await rows((tx) =>
      tx.paper.createMany({
        data: Array.from({ length: paperCeiling.papers }, (_, at) => ({
          requestId,
          kind: "letter" as const,
          label: "a",
          key: `papers/${requestId}${at}`,
          size: 1,
          sha256: `${at}`,
        })),
      }),
    );
    expect(codeOfResult(await signPaper(patient, { requestId, ...(await offerOf(samplePdf(1))) }))).toBe("too_large");
  });
});

describe("taking back", () => {
  test("before sending the request: nobody can open it, and row and bytes go", async () => {
    const { patient, requestId, paperId } = await keptPaper();
    const key = await keyOf(paperId);
    expectOk(await removePaper(patient, { requestId, paperId }));
    expect(codeOfResult(await openPaper(patient, { requestId, paperId }))).toBe("not_found");
    expect(expectOk(await listPapers(patient, { requestId })).papers).toEqual([]);
    expect(codeOfResult(await removePaper(patient, { requestId, paperId }))).toBe("not_found");
    expect(await jobsOn("clear-paper", { paperId })).toHaveLength(1);
    expect(codeOfResult(await clear(paperId))).toBe("ok");
    expect([await rowOf(paperId), await storedSize(key)]).toEqual([null, null]);
    expect([await storedSize(`${key}-page-1`), await storedSize(`${key}-page-2`)]).toEqual([null, null]);
    await keptPaper({ patient, requestId }); // the same file can come again
  });

  test("while it is being checked: it stays away", async () => {
    const { patient, requestId } = await draftRequest();
    const paperId = await sendPaper(patient, requestId, samplePdf(1));
    await Promise.all([check(paperId), removePaper(patient, { requestId, paperId })]);
    expect((await rowOf(paperId))?.state).toBe("removed");
    const key = await keyOf(paperId);
    expect(await storedSize(`${key}-page-1`)).toBeNull();
    // Whatever a check that died in the middle has drawn goes with the rest.
    await putObject(`${key}-page-7`, samplePdf(1));
    await clear(paperId);
    expect(await storedSize(`${key}-page-7`)).toBeNull();
  });

  test("is over once the request is sent, but for what the clinic cannot open", async () => {
    const { patient, requestId } = await finishedDraft();
    const { paperId } = await keptPaper({ patient, requestId });
    expectOk(await submitRequest(patient, { requestId }));
    expect(codeOfResult(await removePaper(patient, { requestId, paperId }))).toBe("forbidden");
    const unfinished = await putPaper(patient, requestId, sampleJpeg());
    expect(codeOfResult(await removePaper(patient, { requestId, paperId: unfinished }))).toBe("ok");
  });

  test("and a paper that was not removed is never cleared", async () => {
    const { paperId } = await keptPaper();
    expect(codeOfResult(await clear(paperId))).toBe("not_found");
    expect(await storedSize(await keyOf(paperId))).not.toBeNull();
  });
});

describe("who may", () => {
  test("staff and the assigned surgeon read what is kept, and nobody else knows that it exists", async () => {
    const { patient, requestId, coordinator, surgeon } = await withPaper(await assignedRequest());
    const paperId = await paperOf(requestId);
    for (const reader of [patient, coordinator, surgeon, await newStaff("coordinator")]) {
      expect(expectOk(await listPapers(reader, { requestId })).papers.map(({ id }) => id)).toEqual([paperId]);
      expectOk(await openPaper(reader, { requestId, paperId }));
      expectOk(await downloadPaper(reader, { requestId, paperId }));
    }
    for (const other of [await newPatient(), await newStaff("surgeon"), await newStaff("administrator")]) {
      expect(codeOfResult(await listPapers(other, { requestId }))).toBe("not_found");
      expect(codeOfResult(await openPaper(other, { requestId, paperId }))).toBe("not_found");
      expect(codeOfResult(await downloadPaper(other, { requestId, paperId }))).toBe("not_found");
      expect(codeOfResult(await removePaper(other, { requestId, paperId }))).toBe("not_found");
      expect(codeOfResult(await finishPaper(other, { requestId, paperId }))).toBe("not_found");
      expect(codeOfResult(await signPaper(other, { requestId, ...(await offerOf(samplePdf(1))) }))).toBe("not_found");
    }
    for (const reader of [coordinator, surgeon]) {
      expect(codeOfResult(await removePaper(reader, { requestId, paperId }))).toBe("forbidden");
      expect(codeOfResult(await signPaper(reader, { requestId, ...(await offerOf(samplePdf(1))) }))).toBe("forbidden");
    }
    expect(codeOfResult(await checkPaper(patient, { paperId }))).toBe("forbidden");
    expect(codeOfResult(await signPaper(patient, { requestId, ...(await offerOf(samplePdf(9))) }))).toBe("forbidden");
  });

  test("another computer learns nothing of papers, not even of those that it would send", async () => {
    const { patient, requestId, paperId } = await keptPaper();
    const { passId } = expectOk(await givePass(patient, { requestId }));
    const pass: Pass = { kind: "pass", passId, requestId, sessionId: crypto.randomUUID() };
    expectOk(await followScan(pass, { requestId }));
    const offer = await offerOf(samplePdf(3));
    for (const denied of [
      await listPapers(pass, { requestId }),
      await openPaper(pass, { requestId, paperId }),
      await downloadPaper(pass, { requestId, paperId }),
      await signPaper(pass, { requestId, ...offer }),
      await finishPaper(pass, { requestId, paperId }),
      await removePaper(pass, { requestId, paperId }),
    ])
      expect(codeOfResult(denied)).toMatch(/forbidden|not_found/);
    expect(await rows((tx) => tx.paper.count({ where: { requestId } }))).toBe(1);
  });

  test("a paper is reached through its own request only", async () => {
    const mine = await keptPaper();
    const theirs = await keptPaper();
    const crossed = { requestId: mine.requestId, paperId: theirs.paperId };
    for (const act of [openPaper, downloadPaper, removePaper, finishPaper])
      expect(codeOfResult(await act(mine.patient, crossed))).toBe("not_found");
  });

  test("staff do not see the papers of a draft, nor of a request that was taken back", async () => {
    const coordinator = await newStaff("coordinator");
    const draft = await keptPaper();
    expect(codeOfResult(await openPaper(coordinator, draft))).toBe("not_found");
    const sent = await withPaper(await submittedRequest());
    const paperId = await paperOf(sent.requestId);
    await takeBack(sent);
    expect(codeOfResult(await openPaper(coordinator, { requestId: sent.requestId, paperId }))).toBe("forbidden");
    expect(codeOfResult(await downloadPaper(coordinator, { requestId: sent.requestId, paperId }))).toBe("forbidden");
  });

  test("a patient may add one when staff ask, and staff see it only once it is checked", async () => {
    const asked = await claimedRequest();
    expectOk(await askPatient(asked, "Do you have the report?"));
    const paperId = await sendPaper(asked.patient, asked.requestId, samplePdf(1));
    const seen = async () => expectOk(await listPapers(asked.coordinator, asked)).papers.length;
    expect(await seen()).toBe(0);
    await check(paperId);
    expect(await seen()).toBe(1);
  });
});

test("a worker that starts takes up what one that was killed has left", async () => {
  const { patient, requestId } = await draftRequest();
  const paperId = await sendPaper(patient, requestId, samplePdf(1));
  expectOk(await resumeChecks(system, {}));
  expect(await jobsOn("check-paper", { paperId })).toHaveLength(2);
  expect(codeOfResult(await resumeChecks(patient, {}))).toBe("forbidden");
});

/** A request as it stands, with a checked paper that came before. */
async function withPaper<Scene extends { requestId: string }>(scene: Scene): Promise<Scene> {
  const source = await keptPaper();
  await rows((tx) => tx.paper.update({ where: { id: source.paperId }, data: { requestId: scene.requestId } }));
  return scene;
}

const paperOf = async (requestId: string) =>
  (await rows((tx) => tx.paper.findFirstOrThrow({ where: { requestId } }))).id;
