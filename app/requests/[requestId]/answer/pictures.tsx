import { inPageLanguage } from "#app/_server/language.ts";
import type { OpinionAnswer } from "#lib/intake/answer.ts";
import { sharedWords } from "#lib/opinions/shared-words.ts";

type PicturesProps = { requestId: string } & Pick<OpinionAnswer, "pictures">;

/** The pictures that the surgeon shares, with the lines that they drew; nothing where they share none. */
export async function Pictures({ requestId, pictures }: PicturesProps) {
  const say = await inPageLanguage();
  if (pictures.length === 0) return null;
  return (
    <section aria-labelledby="pictures">
      <h2 id="pictures" className="mb-3">
        {say(sharedWords.heading)}
      </h2>
      <p className="measure mb-4">{say(sharedWords.about)}</p>
      <div className={pictures.length > 1 ? "grid gap-6 sm:grid-cols-2" : "max-w-md"}>
        {pictures.map(({ id, width, height, caption, alt }) => (
          <figure key={id} className="break-inside-avoid space-y-2">
            <a href={`/api/shared/${requestId}/${id}`} className="block">
              <img
                src={`/api/shared/${requestId}/${id}`}
                width={width}
                height={height}
                alt={say(alt)}
                loading="lazy"
                className="h-auto w-full rounded border border-hairline bg-black"
              />
            </a>
            <figcaption className="measure text-small">
              {say(caption)}
              <a href={`/api/shared/${requestId}/${id}`} className="block py-1 print:hidden">
                {say(sharedWords.larger)}
              </a>
            </figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}
