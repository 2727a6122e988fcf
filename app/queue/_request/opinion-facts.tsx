import type { OpinionDraft } from "#lib/opinions/content.ts";
import { opinionFacts } from "#lib/opinions/opinion-facts.ts";

/** What was read, level by level, as colleagues read it. What was not commented on is not there. */
export function OpinionFacts({ content }: { content: OpinionDraft }) {
  const facts = opinionFacts(content);
  if (facts.length === 0) return <p className="text-quiet">Nothing is noted beside the message.</p>;
  return (
    <dl className="space-y-1">
      {facts.map(([name, value]) => (
        <div key={name} className="flex gap-3">
          <dt className="w-24 shrink-0 text-quiet">{name}</dt>
          <dd className="min-w-0 wrap-anywhere whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
