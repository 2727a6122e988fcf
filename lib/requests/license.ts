import { Refusal } from "#lib/platform/refusal.ts";

/** Whether a surgeon with a license in these states may review for somebody who lives where these answers say. */
export const isLicensedFor = ({ states }: { states: readonly string[] }, request: { answers: unknown }): boolean =>
  states.includes(String((request.answers as Record<string, unknown>)["state"]));

/** A surgeon needs a license in the patient's state: refuses to assign or to sign without. */
export function demandLicense(surgeon: { states: readonly string[] }, request: { answers: unknown }): void {
  if (!isLicensedFor(surgeon, request))
    throw new Refusal("conflict", "This surgeon has no valid license for the state the patient lives in.");
}
