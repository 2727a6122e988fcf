import { openPdf } from "#app/_server/json-action.ts";
import { renderText } from "#lib/consents/render-text.ts";

/** Published texts hold nothing of anybody: whoever reads a consent may take it along before signing it. */
export const GET = openPdf(({ name = "", version = "", language = "" }) => renderText(name, version, language));
