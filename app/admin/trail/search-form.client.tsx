"use client";
import { Search as SearchDrawing } from "lucide";
import type { ReactNode } from "react";
import { Select, TextField } from "#app/_ui/field.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitButton } from "#app/_ui/submit-button.client.tsx";
import { usePlainForm } from "#app/_ui/use-form-action.client.ts";
import { acts } from "#lib/audit/acts.ts";
import type { TrailFilter } from "#lib/audit/trail-filter.ts";
import { search, type Search } from "./actions.ts";
import { outcomeWords } from "./outcome-words.ts";

const byWords = Object.entries(acts).sort(([, one], [, other]) => one.says.localeCompare(other.says));

/**
 * What is looked for, and below it what is found; nothing while what was typed is nobody's, or several people's. Names and
 * references go to the server and come back as ids: no address ever holds one.
 */
export function SearchForm({ filter, children }: { filter: TrailFilter; children: ReactNode }) {
  const { state, pending, form, typed } = usePlainForm(search);
  const { people } = state as Search;
  return (
    <>
      <form {...form} role="search" className="space-y-2">
        {people && (
          <Notice signal="info" title="Several people have this name: whom do you mean?" live>
            <ul>
              {people.map(({ href, text }) => (
                <li key={href}>
                  <a href={href}>{text}</a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {state.message && !state.fields && <Notice signal="urgent" title={state.message} live />}
        <div className="grid grid-cols-2 items-end gap-x-3 gap-y-2 lg:grid-cols-[minmax(10rem,1.3fr)_9rem_minmax(10rem,1.5fr)_8rem_9.5rem_9.5rem_auto]">
          <TextField
            name="person"
            label="Person"
            placeholder={filter.who ? "As before" : "Email, or name of staff"}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            defaultValue={typed("person")}
            error={state.fields?.["person"]}
          />
          <TextField
            name="reference"
            label="Request"
            placeholder={filter.request ? "As before" : "F-0000-0000"}
            autoComplete="off"
            spellCheck={false}
            maxLength={20}
            defaultValue={typed("reference")}
            error={state.fields?.["reference"]}
          />
          <Select name="act" label="Act" className="w-full" defaultValue={typed("act") ?? filter.act ?? ""}>
            <option value="">Any</option>
            {byWords.map(([act, { says }]) => (
              <option key={act} value={act}>
                {says}
              </option>
            ))}
          </Select>
          <Select name="outcome" label="Outcome" defaultValue={typed("outcome") ?? filter.outcome ?? ""}>
            <option value="">Any</option>
            {Object.entries(outcomeWords).map(([outcome, word]) => (
              <option key={outcome} value={outcome}>
                {word}
              </option>
            ))}
          </Select>
          <TextField type="date" name="from" label="First day" defaultValue={typed("from") ?? filter.from} />
          <TextField type="date" name="until" label="Last day" defaultValue={typed("until") ?? filter.until} />
          {(["who", "request", "session", "emergency"] as const).map(
            (name) => filter[name] && <input key={name} type="hidden" name={name} value={filter[name]} />,
          )}
          <SubmitButton pending={pending} icon={<Icon of={SearchDrawing} />}>
            Search
          </SubmitButton>
        </div>
      </form>
      {!state.fields && !people && children}
    </>
  );
}
