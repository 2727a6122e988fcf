import type { Metadata } from "next";
import { cache } from "react";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";
import { lost } from "#app/_ui/words.ts";
import { PlainForm } from "#app/sign-in/plain-form.client.tsx";
import { stranger } from "#app/_server/session.ts";
import { viewReminders } from "#lib/notifications/view-reminders.ts";
import { chooseReminders } from "./actions.ts";
import { reminderWords } from "./words.ts";

type Search = Promise<Record<string, string | string[] | undefined>>;

const load = cache(async (search: Search) => {
  const given = (await search)["token"];
  const token = typeof given === "string" ? given.slice(0, 200) : "";
  const seen = await viewReminders(await stranger(), { token });
  return { token, state: seen.ok && seen.value ? (seen.value.on ? ("on" as const) : ("off" as const)) : null };
});

/** The title says how it is now: after a press, it is what a screen reader reads. */
export async function generateMetadata({ searchParams }: { searchParams: Search }): Promise<Metadata> {
  const say = await inPageLanguage();
  const { state } = await load(searchParams);
  return { title: say(reminderWords[state ?? "unknown"].heading) };
}

/** Where the link in a reminder leads. Opening it changes nothing, as mail scanners open links: a person presses. */
export default async function RemindersPage({ searchParams }: { searchParams: Search }) {
  const say = await inPageLanguage();
  const { token, state } = await load(searchParams);
  const { heading, text } = reminderWords[state ?? "unknown"];
  const us = clinic();
  return (
    <PatientPage clinic={us}>
      <h1 className="mb-3">{say(heading)}</h1>
      <p className="measure">
        {say(text)} {!state && <PhoneLink number={us.phone} />}
      </p>
      {state ? (
        <div className="mt-8">
          <PlainForm
            door={chooseReminders}
            fields={[]}
            hidden={{ token, reminders: state === "on" ? "off" : "on" }}
            button={say(reminderWords[state].button)}
          />
        </div>
      ) : (
        <LinkButton href="/" className="mt-8">
          {say(lost.toFront)}
        </LinkButton>
      )}
    </PatientPage>
  );
}
