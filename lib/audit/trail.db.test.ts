import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { nobody } from "#lib/accounts/actor.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { viewRequest } from "#lib/triage/view-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import {
  codeOfResult,
  entries,
  newPatient,
  newStaff,
  requestRow,
  rows,
  submittedRequest,
} from "../../config/command-scene.ts";
import { auditEventR4, auditEventR5 } from "./audit-event.ts";
import { exportTrail } from "./export-trail.ts";
import { findInTrail } from "./find-in-trail.ts";
import { listRequestOpenings } from "./list-request-openings.ts";
import { sealNext } from "./seal-repo.ts";
import { searchTrail } from "./search-trail.ts";
import { findEntries } from "./trail-repo.ts";

const from = { place: "203.0.113.…", browser: "Firefox, Linux" };

/** Somebody looks at a request, tries another thing with it, and claims it. */
async function story() {
  const { patient, requestId } = await submittedRequest();
  const coordinator = {
    ...(await newStaff("coordinator", { name: `Robin ${crypto.randomUUID().slice(0, 8)}` })),
    from,
  };
  const { accountId } = coordinator;
  expectOk(await viewRequest(coordinator, { requestId }));
  const surgeon = await newStaff("surgeon");
  await claimRequest(surgeon, { requestId });
  const { version } = await requestRow(requestId);
  expectOk(await claimRequest(coordinator, { requestId, version }));
  return { patient, requestId, coordinator, accountId, surgeon };
}

describe("the trail", () => {
  test("is read by administrators and auditors, and by nobody else", async () => {
    for (const role of ["administrator", "auditor"] as const)
      expect(codeOfResult(await searchTrail(await newStaff(role), {}))).toBe("ok");
    for (const actor of [await newPatient(), await newStaff("coordinator"), await newStaff("surgeon")])
      for (const read of [searchTrail, exportTrail, findInTrail])
        expect(codeOfResult(await read(actor, { format: "csv" } as never))).toBe("forbidden");
    expect(codeOfResult(await searchTrail(nobody, {}))).toBe("signed_out");
  });

  test("is found by person, request, act, outcome, session and day, with from where it was done", async () => {
    const { patient, requestId, coordinator, accountId } = await story();
    const auditor = await newStaff("auditor");
    const acts = async (filter: object) =>
      expectOk(await searchTrail(auditor, filter)).rows.map(({ act, outcome }) => `${act} ${outcome}`);
    const whole = ["request.claim done", "request.view done"];
    expect(await acts({ who: accountId })).toEqual(whole);
    expect(await acts({ session: coordinator.sessionId })).toEqual(whole);
    expect(await acts({ request: requestId, act: "request.claim" })).toEqual(["request.claim done"]);
    expect((await acts({ who: patient.accountId })).filter((act) => act.startsWith("request.claim"))).toHaveLength(1);
    expect(await acts({ who: accountId, outcome: "denied" })).toEqual([]);
    expect(await acts({ who: accountId, until: "2020-01-01" })).toEqual([]);
    expect(await acts({ who: accountId, from: new Date().toISOString().slice(0, 10) })).toEqual(whole);
    expect(await acts({ who: "made up", act: "DROP TABLE", from: "yesterday" })).not.toEqual([]);
    const [row] = expectOk(await searchTrail(auditor, { who: accountId })).rows;
    expect(row).toMatchObject({
      ...from,
      actorName: coordinator.name,
      reference: (await requestRow(requestId)).reference,
    });
  });

  test("goes on page by page without a gap or a twin", async () => {
    const auditor = await newStaff("auditor");
    const { requestId } = await story();
    const all = await rows((tx) => findEntries(tx, { request: requestId }, 100));
    const paged = [];
    for (let before: string | undefined; paged.length < all.length; before = String(paged.at(-1)?.id))
      paged.push(...(await rows((tx) => findEntries(tx, { request: requestId, before }, 2))));
    expect(paged).toEqual(all);
    expect(expectOk(await searchTrail(auditor, { request: requestId })).next).toBeNull();
  });

  test("says since when verifying finds it wrong, and from which link on", async () => {
    const auditor = await newStaff("auditor");
    const verified = async (detail: object) => {
      await rows((tx) =>
        tx.auditEntry.create({ data: { act: "audit.verify", outcome: "done", role: "system", detail } }),
      );
      return expectOk(await searchTrail(auditor, {})).verified;
    };
    expect(await verified({ right: true, sealed: 9 })).toMatchObject({ right: true, seq: 9 });
    const first = await verified({ right: false, wrong: "entry changed", at: 7 });
    expect(first).toMatchObject({ right: false, wrong: { why: "entry changed", from: 7 } });
    const again = await verified({ right: false });
    expect(again).toMatchObject({ wrong: null, since: first?.at });
    expect(again?.at).not.toEqual(first?.at);
    expect(await verified({ right: true, sealed: 11 })).toMatchObject({ right: true, seq: 11 });
  });

  test("keeps what was looked for in it, and never a name that was typed", async () => {
    const { requestId, coordinator, accountId } = await story();
    const auditor = await newStaff("auditor");
    const { reference } = await requestRow(requestId);
    const found = expectOk(
      await findInTrail(auditor, { person: coordinator.name ?? "", reference: reference.toLowerCase() }),
    );
    expect(found).toMatchObject({
      people: [{ id: accountId, role: "coordinator", name: coordinator.name }],
      requestId,
    });
    expectOk(await searchTrail(auditor, { who: accountId, outcome: "done" }));
    expectOk(await exportTrail(auditor, { who: accountId, format: "r4" }));
    const told = await entries({ actorId: auditor.accountId });
    expect(told.map(({ act, detail }) => [act, detail])).toEqual([
      ["audit.find", { people: 1, found: true, accountId }],
      ["audit.search", { who: accountId, outcome: "done" }],
      ["audit.export", { who: accountId, format: "r4", entries: 3 }],
    ]);
    expect(inspect(told, { depth: null })).not.toContain(coordinator.name);
  });

  test("finds patients by their whole address only", async () => {
    const { patient } = await story();
    const auditor = await newStaff("auditor");
    const people = async (person: string) => expectOk(await findInTrail(auditor, { person })).people;
    expect(await people(patient.email.toUpperCase())).toMatchObject([
      { id: patient.accountId, role: "patient", name: null },
    ]);
    expect(await people("Pat Sample")).toEqual([]);
    expect(await people(patient.email.slice(0, 20))).toEqual([]);
  });
});

test("staff see who opened a request, also from which role, and strangers do not", async () => {
  const { patient, requestId, coordinator } = await story();
  const { openings } = expectOk(await listRequestOpenings(await newStaff("coordinator"), { requestId }));
  expect(openings).toContainEqual(
    expect.objectContaining({ act: "request.view", role: "coordinator", name: coordinator.name, times: 1 }),
  );
  expect(JSON.stringify(openings)).not.toContain("request.claim");
  for (const actor of [patient, await newStaff("surgeon"), await newStaff("auditor")])
    expect(codeOfResult(await listRequestOpenings(actor, { requestId }))).not.toBe("ok");
});

describe("as FHIR AuditEvent", () => {
  const site = { address: "https://review.clinic.example" };

  test("an opening is a read of a patient's data, as IHE's patterns have it, in both releases", async () => {
    const { patient, requestId, coordinator, accountId } = await story();
    await rows((tx) => sealNext(tx, 0n));
    const [row] = await rows((tx) => findEntries(tx, { who: accountId, act: "request.view" }, 1));
    if (!row) throw new Error("no entry");
    const { reference } = await requestRow(requestId);
    const user = { type: "Practitioner", identifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${accountId}` } };
    const r4 = auditEventR4(row, site);
    expect(r4).toMatchObject({
      resourceType: "AuditEvent",
      meta: { profile: ["https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead"] },
      type: { code: "rest" },
      subtype: [{ code: "read" }, { code: "request.view" }],
      action: "R",
      recorded: row.at.toISOString(),
      outcome: "0",
      agent: [
        { type: { coding: [{ code: "IRCP" }] }, who: { ...user, display: coordinator.name }, requestor: true },
        { type: { coding: [{ code: "110152" }] }, requestor: false, network: { address: from.place, type: "2" } },
        { type: { coding: [{ code: "110153" }] }, requestor: false, network: { address: site.address, type: "5" } },
      ],
      entity: [
        { role: { code: "1" }, what: { type: "Patient", identifier: { value: `urn:uuid:${patient.accountId}` } } },
        { role: { code: "4" }, what: { type: "ServiceRequest", display: reference } },
      ],
    });
    expect(auditEventR5(row, site)).toMatchObject({
      category: [{ coding: [{ code: "rest" }] }],
      code: { coding: [{ code: "read" }, { code: "request.view" }] },
      outcome: { code: { code: "0" } },
      patient: { identifier: { value: `urn:uuid:${patient.accountId}` } },
      agent: [{ requestor: true }, { networkString: from.place }, { networkUri: site.address }],
    });
  });

  test("what was denied, and a sign-in that failed, say so and why", async () => {
    const { surgeon } = await story();
    const [denied] = await rows((tx) => findEntries(tx, { who: surgeon.accountId, outcome: "denied" }, 1));
    if (!denied) throw new Error("no entry");
    expect(auditEventR4(denied, site)).toMatchObject({ outcome: "8", outcomeDesc: "not_found", entity: [] });
    const failed = { ...denied, act: "sign-in.password", outcome: "done", detail: { right: false, why: "wrong" } };
    expect(auditEventR4(failed, site)).toMatchObject({
      type: { code: "110114" },
      subtype: [{ code: "110122" }, { code: "sign-in.password" }],
      outcome: "4",
      outcomeDesc: "wrong",
    });
  });
});
