import type { ConsentText } from "#lib/consents/consent-text.ts";
import { versionLine } from "#lib/consents/consent-words.ts";
import { type Language, say, tagOf } from "#lib/platform/language.ts";

/** A text shown whole, in the language in which it is or was agreed to; headings begin at `level`. */
export function ConsentBody({ text, language, level }: { text: ConsentText; language: Language; level: 2 | 3 | 4 }) {
  const Heading = `h${level}` as const;
  return (
    <div lang={tagOf(language)} className="measure space-y-4">
      <p className="text-small text-quiet">{say(language, versionLine(text))}</p>
      {text.sections.map(({ heading, paragraphs = [], items = [] }, place) => (
        <div key={place} className="space-y-2">
          {heading && <Heading className="text-lead">{say(language, heading)}</Heading>}
          {paragraphs.map((words) => (
            <p key={words.en}>{linked(say(language, words))}</p>
          ))}
          {items.length > 0 && (
            <ul className="list space-y-1">
              {items.map((item) => (
                <li key={item.en}>{say(language, item)}</li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </div>
  );
}

/** What a text names on the web, to be followed; the words stay as they are. */
const linked = (words: string) =>
  words.split(/(www\.[\w./-]*\w)/).map((part, at) =>
    at % 2 === 1 ? (
      <a key={part} href={`https://${part}`}>
        {part}
      </a>
    ) : (
      part
    ),
  );
