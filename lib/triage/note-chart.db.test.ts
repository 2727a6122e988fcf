import { expect, test } from "vitest";
import { codeOfResult, entries, newStaff, reviewedRequest } from "../../config/command-scene.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { noteChart } from "./note-chart.ts";
import { QueueFilter } from "./queue-filter.ts";
import { searchQueue } from "./search-queue.ts";
import { viewRequest } from "./view-request.ts";

test("the number of the clinic's own records is noted with who and when, and found as a whole alone", async () => {
  const { requestId, coordinator, patient, surgeon } = await reviewedRequest();
  const mrn = `MR-${String(Date.now())}`;
  expectOk(await noteChart(coordinator, { requestId, mrn: ` ${mrn.toLowerCase()} `, filed: "yes" }));
  const { chart } = expectOk(await viewRequest(coordinator, { requestId }));
  expect(chart).toMatchObject({ mrn, noted: { by: "Sample coordinator" } });
  expect(chart.filedAt).not.toBeNull();
  const find = async (text: string) =>
    expectOk(await searchQueue(coordinator, { ...QueueFilter.parse({ view: "all" }), text })).rows.map(({ id }) => id);
  expect(await find(mrn)).toEqual([requestId]);
  expect(await find(mrn.slice(0, -2))).not.toContain(requestId);
  expect((await entries({ requestId, act: "request.note-chart" })).map(({ detail }) => detail)).toEqual([
    { mrn: true, filed: true }, // and never the number
  ]);
  expect(codeOfResult(await noteChart(coordinator, { requestId, mrn: "<b>", filed: "yes" }))).toBe("invalid");
  for (const actor of [patient, surgeon, await newStaff("administrator")])
    expect(codeOfResult(await noteChart(actor, { requestId, mrn }))).toMatch(/forbidden|not_found/);
});
