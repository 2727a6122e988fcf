import { inPageLanguage } from "#app/_server/language.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { claims } from "#lib/intake/claims.ts";
import { Told } from "./told.tsx";
import { frontWords } from "./words.ts";

/** The way on at the end of a page that explains: what it costs, and where to begin. */
export async function Begin() {
  const say = await inPageLanguage();
  return (
    <aside className="mt-12 rounded border border-hairline bg-raised p-6">
      <h2>{say(frontWords.beginTitle)}</h2>
      <p className="measure mt-3">
        {say(claims.review.text)} {say(claims.review.condition)}
      </p>
      <p className="measure mt-3">
        <Told claim={claims.free} />
      </p>
      <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        <LinkButton href="/can-we-review" variant="primary" className="max-sm:w-full max-sm:px-3!">
          {say(frontWords.check)}
        </LinkButton>
        <a href="/guides" className="inline-flex min-h-11 items-center">
          {say(frontWords.guides)}
        </a>
      </div>
    </aside>
  );
}
