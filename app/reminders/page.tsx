import type { Metadata } from "next";
import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PatientPage } from "#app/_ui/page.tsx";
import { PlainForm } from "#app/sign-in/plain-form.client.tsx";
import { nobody } from "#lib/accounts/actor.ts";
import { viewReminders } from "#lib/notifications/view-reminders.ts";
import { chooseReminders } from "./actions.ts";
import { reminderWords } from "./words.ts";

type Search = Promise<Record<string, string | string[] | undefined>>;

export async function generateMetadata(): Promise<Metadata> {
  const say = await inPageLanguage();
  return { title: say(reminderWords.title), robots: { index: false }, referrer: "no-referrer" };
}

/** Where the link in a reminder leads. Opening it changes nothing, as mail scanners open links: a person presses. */
export default async function RemindersPage({ searchParams }: { searchParams: Search }) {
  const say = await inPageLanguage();
  const given = (await searchParams)["token"];
  const token = typeof given === "string" ? given.slice(0, 200) : "";
  const seen = await viewReminders(nobody, { token });
  const state = seen.ok ? seen.value : null;
  const { heading, text } = reminderWords[state ? (state.on ? "on" : "off") : "unknown"];
  return (
    <PatientPage clinic={clinic()}>
      <h1 className="mb-3">{say(heading)}</h1>
      <p className="measure">{say(text)}</p>
      {state && (
        <div className="mt-8">
          <PlainForm
            door={chooseReminders}
            fields={[]}
            hidden={{ token, reminders: state.on ? "off" : "on" }}
            button={say(reminderWords[state.on ? "on" : "off"].button)}
          />
        </div>
      )}
    </PatientPage>
  );
}
