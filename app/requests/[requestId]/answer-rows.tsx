import { SummaryList, SummaryRow } from "#app/_ui/summary-list.tsx";
import { inPageLanguage } from "#app/_server/language.ts";
import type { Text } from "#lib/platform/language.ts";
import type { Described } from "#lib/intake/journey.ts";
import { type Group, groups } from "#lib/intake/question.ts";

/** Answers in their groups, each with a link to change it where `changeable`. */
export async function AnswerRows({
  requestId,
  answers,
  changeable,
  heading: Heading = "h2",
}: {
  requestId: string;
  answers: readonly Described[];
  changeable: boolean;
  heading?: "h2" | "h3";
}) {
  const say = await inPageLanguage();
  const shown = (Object.keys(groups) as Group[])
    .map((group) => ({ group, rows: answers.filter((one) => one.group === group) }))
    .filter(({ rows }) => rows.length > 0);
  return shown.map(({ group, rows }) => (
    <section key={group} aria-labelledby={`answers-${group}`} className="mb-8">
      <Heading id={`answers-${group}`} className="mb-2 text-lead">
        {say(groups[group])}
      </Heading>
      <SummaryList>
        {rows.map(({ slug, short, lines, answered }) => (
          <SummaryRow
            key={slug}
            term={say(rows.length > 1 && isHeading(short, group) ? words.chosen : short)}
            heard={rows.length === 1 && isHeading(short, group)}
            change={
              changeable
                ? {
                    href: `/requests/${requestId}/questions/${slug}?return=check`,
                    text: say(!answered ? words.answer : group === "agreement" ? words.read : words.change),
                    hidden: say(short).toLowerCase(),
                  }
                : undefined
            }
          >
            {lines.length > 0 ? (
              lines.map((line) => (
                <p key={say(line)} className="whitespace-pre-line">
                  {say(line)}
                </p>
              ))
            ) : (
              <p className="text-quiet">{say(answered ? words.leftEmpty : words.open)}</p>
            )}
          </SummaryRow>
        ))}
      </SummaryList>
    </section>
  ));
}

const isHeading = (short: Text, group: Group): boolean => short.en === groups[group].en;

const words = {
  chosen: { en: "What you chose", es: "Lo que eligió" },
  read: { en: "Read or change", es: "Leer o cambiar" },
  change: { en: "Change", es: "Cambiar" },
  answer: { en: "Answer", es: "Responder" },
  open: { en: "Not answered yet", es: "Sin responder todavía" },
  leftEmpty: { en: "Left empty", es: "Sin texto" },
} as const satisfies Record<string, Text>;
