"use client";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { OpinionDraft as Draft } from "#lib/opinions/content.ts";
import { opinionFacts } from "#lib/opinions/opinion-facts.ts";
import { outcomeText } from "#lib/opinions/outcomes.ts";

type OvertakenTextProps = { draft: Draft; onUse: () => void; onLeave: () => void };

/** Text of this tab that was never saved, where the opinion was saved from elsewhere since: the surgeon decides. */
export function OvertakenText({ draft, onUse, onLeave }: OvertakenTextProps) {
  const facts = opinionFacts(draft).map(([name, value]) => `${name}: ${value}`);
  return (
    <Notice signal="warning" title="This tab holds a text that was not saved">
      <p>Meanwhile the opinion was saved from another tab or computer; that text stands below.</p>
      <details className="my-2">
        <summary className="min-h-6">The text of this tab</summary>
        <div className="space-y-2 pt-1 wrap-anywhere whitespace-pre-line">
          {[outcomeText(draft.outcome), ...facts, draft.patientMessage].filter(Boolean).map((part) => (
            <p key={part}>{part}</p>
          ))}
        </div>
      </details>
      <div className="flex gap-2">
        <Button onClick={onUse}>Use the text of this tab</Button>
        <Button variant="quiet" onClick={onLeave}>
          Discard it
        </Button>
      </div>
    </Notice>
  );
}
