"use client";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Summary } from "./_request/summary.ts";

/** What was not done, of each request why: until it is closed or something else is done. */
export function RefusedNotice({ summary: { words, refused }, close }: { summary: Summary; close: () => void }) {
  if (refused.length === 0) return null;
  return (
    <div className="p-2">
      <Notice signal="warning" live title={words}>
        <ul className="list max-h-32 overflow-y-auto">
          {refused.map(({ id, reference, why }) => (
            <li key={id}>
              <span className="reference">{reference}</span>: {why}
            </li>
          ))}
        </ul>
        <Button onClick={close}>Close</Button>
      </Notice>
    </div>
  );
}
