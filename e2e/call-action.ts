import { addressOf, type Ids, type ServerAction } from "./doors.ts";

/** What an action said: why it was refused, that it is done, or the status of an answer without a word. */
export type Called = { status: number; said: string; text: string };

/**
 * Calls a server action as a page with a script does: its id in a header, its arguments as React encodes them, here the
 * state of a form before its first attempt and what was filled in.
 */
export async function callAction(
  origin: string,
  { id, page }: ServerAction,
  form: Ids & Record<string, unknown>,
  cookie: string,
  headers: Record<string, string> = { origin },
): Promise<Called> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ version: "1", ...form }))
    for (const one of [value].flat()) if (typeof one === "string") body.append(`_1_${name}`, one);
  body.append("0", JSON.stringify([{ attempt: 0 }, "$K1"]));
  const res = await fetch(origin + addressOf(page, form), {
    method: "POST",
    redirect: "manual",
    headers: { cookie, "next-action": id, accept: "text/x-component", ...headers },
    body,
  });
  const text = await res.text();
  return { status: res.status, said: saidIn(text, res.status), text };
}

/** The code of the form's state in the answer; of several requests, what was said of the first. */
function saidIn(text: string, status: number): string {
  const why = /"done":false,"why":"([^"]*)"/.exec(text)?.[1];
  const known = Object.entries(refusals).find(([, words]) => why?.startsWith(words));
  if (known) return known[0];
  return why ?? /"code":"(\w+)"/.exec(text)?.[1] ?? (text.includes('"done":true') ? "done" : String(status));
}

/** How each begins, where only its words come along. */
const refusals = {
  not_found: "There is nothing here",
  forbidden: "This cannot be done here",
  signed_out: "Your session has ended",
};
