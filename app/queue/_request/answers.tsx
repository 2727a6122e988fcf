import { BodyMapPicture } from "#app/_ui/body-map-picture.tsx";
import { SummaryList, SummaryRow } from "#app/_ui/summary-list.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { rootsOf } from "#lib/intake/body-areas.ts";
import { describe } from "#lib/intake/journey.ts";
import type { Answers } from "#lib/intake/question.ts";
import { emergenciesIn, emergencySigns } from "#lib/intake/warning-signs.ts";
import { say } from "#lib/platform/language.ts";

/** Why a request should be read soon, before anything else: emergency signs, also those taken back, then the others. */
export function WarningSigns({ answers, reasons = [] }: { answers: Answers; reasons?: readonly string[] }) {
  const named = emergenciesIn(answers);
  const takenBack = emergencySigns.filter((sign) => reasons.includes(sign.staff) && !named.includes(sign));
  const signs = [...named, ...takenBack];
  const cautions = reasons.filter((reason) => signs.every(({ staff }) => staff !== reason));
  return (
    <>
      {signs.length > 0 && (
        <Notice signal="urgent" title={signs.length === 1 ? "An emergency sign" : `${signs.length} emergency signs`}>
          <ul className="list">
            {signs.map((sign) => (
              <li key={sign.value}>
                {say("en", sign.text)}
                {takenBack.includes(sign) && " (named, then taken back)"}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {cautions.length > 0 && (
        <Notice signal="warning" title="Read sooner than routine">
          <p>Because of: {cautions.join(", ")}</p>
        </Notice>
      )}
    </>
  );
}

/** What was marked on the figures, and which nerve roots that would fit. Nothing for answers from before the figures. */
export function MarkedBody({ areas }: { areas: unknown }) {
  const roots = rootsOf(areas).map(
    ({ root, areas: count }) => `${root} (${count === 1 ? "1 area" : `${count} areas`})`,
  );
  return (
    <>
      <BodyMapPicture areas={areas} className="mx-auto mb-2 max-w-72" />
      {roots.length > 0 && <p className="mb-2 text-small text-quiet">These areas would fit {roots.join(", ")}</p>}
    </>
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
