import { SummaryList, SummaryRow } from "#app/_ui/summary-list.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { describe } from "#lib/intake/journey.ts";
import type { Answers } from "#lib/intake/question.ts";
import { emergencySigns } from "#lib/intake/warning-signs.ts";
import { say } from "#lib/platform/language.ts";

/** The emergency signs a person ticked, before anything else is read. */
export function WarningSigns({ answers }: { answers: Answers }) {
  const ticked = Array.isArray(answers["warningSigns"]) ? (answers["warningSigns"] as unknown[]) : [];
  const signs = emergencySigns.filter(({ value }) => ticked.includes(value));
  if (signs.length === 0) return null;
  return (
    <Notice signal="urgent" title={signs.length === 1 ? "A warning sign" : `${signs.length} warning signs`}>
      <ul className="list">
        {signs.map(({ value, text }) => (
          <li key={value}>{say("en", text)}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** Not shown to those who read the request: it stands above. */
const elsewhere = ["person"];
/** Nor what says nothing about the body, in the little room beside images. */
const besideImages = [
  ...elsewhere,
  "warning-signs",
  "get-help-now",
  "for-whom",
  "carer",
  "contact",
  "calls",
  "consent",
];

/** What the person answered, in English whatever they read; `brief` is for the little room beside images. */
export function AnswerList({ answers, brief = false }: { answers: Answers; brief?: boolean }) {
  const left = brief ? besideImages : elsewhere;
  const told = describe(answers);
  const missing = told.filter(({ phase, answered }) => phase === "after" && !answered).length;
  return (
    <>
      <SummaryList>
        {told
          .filter(({ slug, lines }) => lines.length > 0 && !left.includes(slug))
          .map(({ slug, short, lines }) => (
            <SummaryRow key={slug} term={short.en}>
              {brief
                ? lines.map((line) => say("en", line)).join(", ")
                : lines.map((line) => (
                    <span key={say("en", line)} className="block whitespace-pre-line">
                      {say("en", line)}
                    </span>
                  ))}
            </SummaryRow>
          ))}
      </SummaryList>
      {missing > 0 && (
        <p className="mt-2 text-quiet">
          {missing === 1 ? "1 question" : `${missing} questions`} about history and health not answered yet
        </p>
      )}
    </>
  );
}
