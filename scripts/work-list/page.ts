import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { env } from "#lib/platform/env.ts";
import { escapeHtml } from "#lib/platform/escape-html.ts";
import type { Work } from "./open-work.ts";

const statusWords: Readonly<Record<string, string>> = {
  submitted: "New, with nobody",
  in_triage: "With intake staff",
  needs_info: "Waits for the patient",
  assigned: "With a surgeon",
  signed: "Signed, to be told by phone",
};

const todayWords = { answer: "Answer due", call: "Call" } as const;

/** The list as one page to print, which needs nothing else: no script, no picture, no other address. */
export function workListPage(work: readonly Work[], at: Date): string {
  const { timeZone } = clinicCalendar();
  const time = (moment: Date | null) =>
    moment === null
      ? "–"
      : new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone }).format(moment);
  const row = (one: Work) => `<tr>
<td>${[one.urgent ? "<b>Urgent</b>" : one.raised ? "<b>Soon</b>" : "", ...one.today.map((what) => `<b>${todayWords[what]}</b>`)].filter(Boolean).join("<br>")}</td>
<td>${escapeHtml(one.reference)}<br>${escapeHtml(statusWords[one.status] ?? one.status)}</td>
<td>${escapeHtml(one.name ?? "")}<br>born ${escapeHtml(one.birthDate ?? "?")}${one.language === "es" ? "<br>Spanish" : ""}</td>
<td>${escapeHtml(one.phone ?? "no number")}<br>${escapeHtml(one.email ?? "")}</td>
<td>${time(one.dueAt)}</td>
<td>${escapeHtml(one.owner ?? "nobody")}<br>${escapeHtml(one.surgeon ?? "no surgeon")}</td>
</tr>`;
  const today = work.filter((one) => one.today.length > 0).length;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Work list</title>
<style>
body { margin: 1rem; color: #000; font: 0.8rem/1.35 system-ui, sans-serif }
table { width: 100%; border-collapse: collapse }
th, td { border: 1px solid #999; padding: 0.25rem 0.4rem; text-align: left; vertical-align: top }
thead { display: table-header-group }
tr { break-inside: avoid }
</style>
</head>
<body>
<h1>${escapeHtml(env().CLINIC_NAME)}: what was open on ${time(at)}</h1>
<p>${work.length} open requests, ${today} to be dealt with that day. Names and numbers of patients: shred it afterwards.</p>
<table>
<thead><tr><th>Today</th><th>Request</th><th>Person</th><th>Reached by</th><th>Due</th><th>With</th></tr></thead>
<tbody>
${work.map(row).join("\n")}
</tbody>
</table>
</body>
</html>
`;
}
