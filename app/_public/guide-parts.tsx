import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { PhoneLink } from "#app/_ui/phone.tsx";
import type { Guide } from "#lib/intake/guides.ts";
import { guideWords } from "./words.ts";

/** What to do, one thing after the other; or the ways there are. */
export async function GuideSteps({ steps, oneIsEnough }: Pick<Guide, "steps" | "oneIsEnough">) {
  const say = await inPageLanguage();
  if (oneIsEnough)
    return (
      <ul className="list measure mt-6 space-y-4">
        {steps.map((way) => (
          <li key={way.en}>{say(way)}</li>
        ))}
      </ul>
    );
  return (
    <ol className="mt-6 space-y-4">
      {steps.map((step, at) => (
        <li key={step.en} className="grid grid-cols-[2.5rem_minmax(0,1fr)] items-baseline">
          <span aria-hidden className="font-serif text-heading font-semibold text-accent">
            {at + 1}
          </span>
          <span className="measure">{say(step)}</span>
        </li>
      ))}
    </ol>
  );
}

/** What may be different, and what then. */
export async function Hitches({ of }: { of: NonNullable<Guide["hitches"]> }) {
  const say = await inPageLanguage();
  return (
    <section className="mt-10">
      <h2>{say(guideWords.hitches)}</h2>
      <dl className="mt-3 space-y-4">
        {of.map(({ when, then }) => (
          <div key={when.en}>
            <dt className="font-semibold">{say(when)}</dt>
            <dd className="measure">{say(then)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The way out for whoever is stuck, and to the other guides. */
export async function GuideEnd() {
  const say = await inPageLanguage();
  return (
    <div className="mt-10 border-t border-hairline pt-6">
      <p>
        {say(guideWords.help)} <PhoneLink number={clinic().phone} className="-my-2 inline-block py-2" />
      </p>
      <p>
        <a href="/guides" className="inline-block py-2">
          {say(guideWords.other)}
        </a>
      </p>
    </div>
  );
}
