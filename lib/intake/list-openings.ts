import { z } from "zod";
import { rolesByDay } from "#lib/audit/repo.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { command } from "#lib/command.ts";
import { canSeeOpenings } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { sawPictures } from "./export-words.ts";

/** Who of us has seen the scan: role and day, and nothing else of the trail. */
export const listOpenings = command({
  name: "request.list-openings",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSeeOpenings,
  run: ({ tx, subject: { id } }) => rolesByDay(tx, id, sawPictures, clinicCalendar().timeZone),
  view: true,
});
