import { Refusal } from "#lib/platform/refusal.ts";

/** Whether a surgeon may review for somebody who lives in the state of these answers. */
export const isLicensedFor = (surgeon: { licensedStates: string[] }, request: { answers: unknown }): boolean =>
  surgeon.licensedStates.includes(String((request.answers as Record<string, unknown>)["state"]));

/** A surgeon needs a license in the patient's state: refuses to assign or to sign without. */
export function demandLicense(surgeon: { licensedStates: string[] }, request: { answers: unknown }): void {
  if (!isLicensedFor(surgeon, request))
    throw new Refusal("conflict", "This surgeon has no valid license for the state the patient lives in.");
}
