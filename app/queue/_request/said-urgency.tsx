import { Notice } from "#app/_ui/notice.tsx";
import { When } from "#app/_ui/time.client.tsx";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { urgencyWords } from "./words.ts";

/** What staff said of how urgent it is, the newest first; nothing where nobody said anything. */
export function SaidUrgency({ changes }: { changes: TriageRequest["urgencyChanges"] }) {
  const [newest] = changes;
  if (!newest) return null;
  return (
    <Notice signal={signals[newest.urgency]} title={`Staff say: ${urgencyWords[newest.urgency].toLowerCase()}`}>
      <ul className="list">
        {changes.map(({ id, urgency, reason, by, at }) => (
          <li key={id} className="wrap-anywhere">
            {changes.length > 1 && `${urgencyWords[urgency]}: `}
            {reason} ({by}, <When at={at} />)
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const signals = { urgent: "urgent", raised: "warning", routine: "info" } as const;
