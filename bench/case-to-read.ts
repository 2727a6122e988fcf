import { submitRequest } from "#lib/intake/submit-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { giveTo, newStaff } from "../config/command-scene.ts";
import { patientOf } from "../e2e/scene.ts";
import { cookieOf } from "../e2e/session-cookie.ts";
import { untilAssessed } from "./program.ts";
import type { Line } from "./slow-line.ts";
import type { Stage } from "./stage.ts";
import { atTheScan, chooseInPortal, isReceived, sendInPortal } from "./uploads.ts";

/**
 * A scan as a patient sent it over such a line, checked and judged, in a request that was given to a surgeon: where it is
 * read, and the cookie of who reads it.
 */
export async function caseToRead(stage: Stage, line: Line, { folder, count }: { folder: string; count: number }) {
  const over = await stage.over(line);
  const { page, address, requestId } = await atTheScan(await over.open(), stage.portal);
  await chooseInPortal(page, folder);
  await sendInPortal(page);
  await isReceived(page, count);
  await over.close();
  await untilAssessed(requestId);
  expectOk(await submitRequest(await patientOf(address), { requestId }));
  const [surgeon, coordinator] = [await newStaff("surgeon"), await newStaff("coordinator")];
  expectOk(await claimRequest(coordinator, { requestId }));
  expectOk(await giveTo(surgeon, { coordinator, requestId }));
  return { address: `${stage.portal}/reading/${requestId}`, cookie: await cookieOf(surgeon) };
}
