import { inPageLanguage } from "#app/_server/language.ts";
import { doctorFinders, type Told, verdictFrame } from "#lib/intake/verdict-words.ts";

/** Who helps somebody whom we cannot; nothing where there is no need. */
export async function WhereToTurn({ told: { turnTo, findDoctor = false } }: { told: Told }) {
  if (!turnTo) return null;
  const say = await inPageLanguage();
  return (
    <section className="mt-9">
      <h2>{say(verdictFrame.turn)}</h2>
      <ul className="list measure mt-3">
        {turnTo.map((line) => (
          <li key={line.en}>{say(line)}</li>
        ))}
      </ul>
      {findDoctor && (
        <ul className="measure mt-4 [&_a]:inline-block [&_a]:py-2">
          {doctorFinders.map(({ href, text }) => (
            <li key={href}>
              <a href={href} rel="noreferrer">
                {say(text)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
