import type { ReactNode } from "react";
import { inPageLanguage } from "#app/_server/language.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { PhoneLink } from "#app/_ui/phone.tsx";
import type { Text } from "#lib/platform/language.ts";
import type { Missing } from "./missing.ts";
import type { Standing } from "./standing.ts";

type Props = {
  requestId: string;
  /** What can be read of the answer by now. */
  answer: "answer" | "letter" | null;
  standing: Standing;
  missing: readonly Missing[];
  phone: string;
  /** What is asked of the patient, with the one button of the page then. */
  children?: ReactNode;
};

/** The first thing on the page: where it stands in one sentence, what is missing, and one button for what comes first. */
export async function StandingCard({ requestId, answer, standing, missing, phone, children }: Props) {
  const say = await inPageLanguage();
  const { title, lines, tone } = standing;
  const here = `/requests/${requestId}`;
  // Who is told that we are late is not asked for favors in the same breath.
  const needed = missing.filter((one) => one.needed);
  const welcome = tone === "late" ? [] : missing.filter((one) => !one.needed);
  const first = children ? undefined : (needed[0] ?? welcome[0]);
  const button = answer ? (
    <LinkButton href={`${here}/answer`} variant="primary" wide>
      {say(answer === "letter" ? words.readLetter : words.readAnswer)}
    </LinkButton>
  ) : (
    first && (
      <LinkButton href={`${here}${first.path}`} variant={first.needed ? "primary" : "secondary"} wide>
        {say(first.button)}
      </LinkButton>
    )
  );
  return (
    <section aria-labelledby="now" className={classNames("space-y-4 rounded border-l-4 bg-raised p-5", frames[tone])}>
      <h2 id="now" className="text-title text-balance">
        {say(title)}
      </h2>
      {children}
      {lines.map((line) => (
        <p key={line.en} className="measure">
          {say(line)}
        </p>
      ))}
      {tone === "late" && (
        <p>
          <PhoneLink number={phone} className="inline-flex min-h-11 items-center" />
        </p>
      )}
      {needed.length > 0 && <Things here={here} title={say(words.missing)} things={needed} say={say} />}
      {needed.length > 0 && button}
      {welcome.length > 0 && <Things here={here} title={say(words.welcome)} things={welcome} say={say} />}
      {needed.length === 0 && button}
    </section>
  );
}

type ThingsProps = { here: string; title: string; things: readonly Missing[]; say: (text: Text) => string };

function Things({ here, title, things, say }: ThingsProps) {
  return (
    <div>
      <p className="font-semibold">{title}</p>
      <ul className="list">
        {things.map(({ path, text }) => (
          <li key={path} className="py-1">
            <a href={`${here}${path}`}>{say(text)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const frames: Record<Standing["tone"], string> = {
  waiting: "border-accent",
  asks: "border-warning",
  late: "border-urgent",
  good: "border-good",
  over: "border-edge",
};

const words = {
  missing: { en: "Still missing", es: "Todavía falta" },
  welcome: { en: "If you like, you can add", es: "Si quiere, puede agregar" },
  readAnswer: { en: "Read your answer", es: "Leer nuestra respuesta" },
  readLetter: { en: "Read our letter", es: "Leer nuestra carta" },
} as const satisfies Record<string, Text>;
