import { inPageLanguage } from "#app/_server/language.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { counted, type Text } from "#lib/platform/language.ts";
import { openQuestions } from "#lib/intake/journey.ts";
import type { Answers } from "#lib/intake/question.ts";
import { moreTitle } from "./questions/more-title.ts";
import { takesScan } from "#lib/requests/status.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";

/**
 * What can still be told at leisure, in one line with a way to it; nothing where all is told or it is too late. In a tab
 * of its own where leaving the page would stop what it is doing.
 */
export async function MoreAboutYou({
  requestId,
  status,
  answers,
  newTab = false,
}: {
  requestId: string;
  status: RequestStatus;
  answers: Answers;
  newTab?: boolean;
}) {
  const open = openQuestions(answers, "after");
  const [first] = open;
  if (!first || !takesScan(status)) return null;
  const say = await inPageLanguage();
  return (
    <section aria-labelledby="more" className="rounded border border-hairline bg-raised p-5">
      <h2 id="more" className="mb-2 text-lead">
        {say(moreTitle(answers))}
      </h2>
      <p className="measure mb-4">
        {status === "draft" && !newTab && `${say(words.without)} `}
        {say(helpWords(open.length))}
        {newTab && ` ${say(words.meanwhile)}`}
      </p>
      <LinkButton
        href={`/requests/${requestId}/questions/${first.slug}`}
        {...(newTab ? { target: "_blank", rel: "noopener" } : {})}
      >
        {say(newTab ? words.answerInTab : words.answer)}
      </LinkButton>
    </section>
  );
}

/** "8 more short pages of questions would help the surgeon." */
const helpWords = (open: number): Text => {
  const { en, es } = counted(open, {
    en: ["more short page of questions", "more short pages of questions"],
    es: ["página corta más", "páginas cortas más"],
  });
  return { en: `${en} would help the surgeon.`, es: `Responder ${es} ayudaría al cirujano.` };
};

const words = {
  without: {
    en: "These questions are optional. You can send your request without them.",
    es: "Estas preguntas son opcionales. Puede enviar su solicitud sin ellas.",
  },
  meanwhile: {
    en: "You can answer them while your scan is on its way.",
    es: "Puede responderlas mientras se envía su estudio.",
  },
  answer: { en: "Answer them now", es: "Responder ahora" },
  answerInTab: { en: "Answer them now (opens a new tab)", es: "Responder ahora (se abre otra pestaña)" },
} as const satisfies Record<string, Text>;
