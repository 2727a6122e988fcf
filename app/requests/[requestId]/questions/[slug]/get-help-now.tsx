import { inPageLanguage } from "#app/_server/language.ts";
import { CareCard } from "#app/_ui/notice.tsx";
import { CallNow } from "#app/requests/[requestId]/answer/call-now.tsx";
import { EmergencyHead } from "#app/requests/[requestId]/answer/emergency-head.tsx";
import { answerPage } from "#app/requests/[requestId]/answer/words.ts";
import { goNow } from "#lib/opinions/outcome-words.ts";
import type { Answers } from "#lib/intake/question.ts";
import { emergenciesIn } from "#lib/intake/warning-signs.ts";
import type { Text } from "#lib/platform/language.ts";
import { PrintButton } from "./print-button.client.tsx";

/** Interrupts whoever named an emergency sign. The words are to be approved by a clinician. */
export async function GetHelpNow({ answers }: { answers: Answers }) {
  const say = await inPageLanguage();
  return (
    <div className="mb-8">
      <h1 className="mb-4">{say(words.title)}</h1>
      <CareCard urgency="emergency" prefix={say(answerPage.emergency)} heading={<EmergencyHead />}>
        <CallNow />
        <p className="text-lead font-semibold">{say(words.nobody)}</p>
        <p>{say(words.toldUs)}</p>
        <ul className="list">
          {emergenciesIn(answers).map(({ value, text }) => (
            <li key={value}>{say(text)}</li>
          ))}
        </ul>
        <p>{say(words.why)}</p>
        <p>
          {say(words.drive)} {say(words.showThis)}
        </p>
        <p className="max-sm:hidden print:hidden">
          <PrintButton>{say(words.print)}</PrintButton>
        </p>
      </CareCard>
      <p className="measure mt-6">{say(words.kept)}</p>
    </div>
  );
}

/** The same as staff read it to somebody on the phone, whose telephone shows no page. */
export const toReadOut = (number: string): readonly string[] =>
  [goNow(number), words.why, words.drive, words.kept].map(({ en }) => en.replace(/([^.])$/, "$1."));

const words = {
  title: { en: "Get medical help now", es: "Busque ayuda médica ahora" },
  nobody: {
    en: "Nobody is watching this page. Do not wait for us.",
    es: "Nadie está mirando esta página. No nos espere.",
  },
  toldUs: { en: "You told us:", es: "Usted nos dijo:" },
  why: {
    en: "This can be a sign that a nerve or the spine needs treatment today.",
    es: "Puede ser señal de que un nervio o la columna necesita tratamiento hoy.",
  },
  drive: {
    en: "The person with the pain should not drive.",
    es: "La persona con el dolor no debe manejar.",
  },
  showThis: {
    en: "Show this page at the hospital.",
    es: "Muestre esta página en el hospital.",
  },
  print: { en: "Print this page", es: "Imprimir esta página" },
  kept: {
    en: "Your answers are kept. You can come back any time after you get help.",
    es: "Sus respuestas quedan guardadas. Puede volver cuando quiera, después de recibir ayuda.",
  },
} as const satisfies Record<string, Text>;
