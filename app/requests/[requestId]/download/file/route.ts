import { addressAction } from "#app/_server/json-action.ts";
import { downloadExport } from "#lib/intake/download-export.ts";

/** Leads to the file itself, which never passes through here. */
export const GET = addressAction(downloadExport, ({ requestId = "" }) => `/requests/${requestId}/download`);
