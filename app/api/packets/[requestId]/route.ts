import { addressAction } from "#app/_server/json-action.ts";
import { downloadPacket } from "#lib/exports/download-packet.ts";

/** Leads staff and surgeons to the file itself, which never passes through here. */
export const GET = addressAction(downloadPacket, ({ requestId = "" }) => `/queue/${requestId}`, "/sign-in/staff");
