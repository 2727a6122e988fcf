import type { Person } from "#lib/accounts/actor.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { giveTo, newStaff } from "../config/command-scene.ts";
import { cookieOf } from "../e2e/session-cookie.ts";
import { untilAssessed } from "./program.ts";

/** A request whose scan was sent, judged, submitted and given to a surgeon: where it is read, and as whom. */
export async function givenToRead(portal: string, patient: Person, requestId: string) {
  await untilAssessed(requestId);
  expectOk(await submitRequest(patient, { requestId }));
  const [surgeon, coordinator] = [await newStaff("surgeon"), await newStaff("coordinator")];
  expectOk(await claimRequest(coordinator, { requestId }));
  expectOk(await giveTo(surgeon, { coordinator, requestId }));
  return { address: `${portal}/reading/${requestId}`, cookie: await cookieOf(surgeon) };
}
