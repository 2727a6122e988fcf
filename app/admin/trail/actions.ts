"use server";
import { redirect } from "next/navigation";
import { type FormState, refusedForm } from "#app/_server/form-action.ts";
import { demandOurPage } from "#app/_server/own-page.ts";
import { currentActor } from "#app/_server/session.ts";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import { findInTrail } from "#lib/audit/find-in-trail.ts";
import { queryOf, TrailFilter } from "#lib/audit/trail-filter.ts";
import { roleWord } from "./words.ts";

/** What stands in the form, and whom it may mean where several are called so. */
export type Search = FormState & { people?: { href: string; text: string }[] };

const page = "/admin/trail";

/** From what is typed to an address of ids and codes: a name or a reference stands in none. */
export async function search(before: Search, form: FormData): Promise<Search> {
  await demandOurPage();
  const typed = fieldsOf(form);
  const { person, reference } = typed as Record<string, string>;
  const attempt = before.attempt + 1;
  const filter = TrailFilter.parse(typed);
  const found = await findInTrail(await currentActor(), { person, reference });
  if (!found.ok) return refusedForm(before, found.refusal, typed);
  const { people, requestId } = found.value;
  const fields = {
    ...(reference && !requestId && { reference: "There is no request with this reference" }),
    ...(person && people.length === 0 && { person: "Nobody is found by this address or name" }),
  };
  if (Object.keys(fields).length > 0) return { attempt, code: "invalid", message: "Nothing is found", fields, typed };
  const asked = { ...filter, ...(requestId && { request: requestId }) };
  const hrefOf = (who: string | undefined) => page + queryOf(asked, who ? { who } : {});
  if (people.length > 1)
    return {
      attempt,
      typed,
      people: people.map(({ id, name, role, email }) => ({
        href: hrefOf(id),
        text: [name ?? "Patient", roleWord(role), email].filter(Boolean).join(", "),
      })),
    };
  return redirect(hrefOf(people[0]?.id));
}
