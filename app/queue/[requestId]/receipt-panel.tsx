import { Badge } from "#app/_ui/badge.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import type { TriageRequest } from "#lib/triage/view-request.ts";

/** What arrived, line by line and exact; folded away where nothing lacks. */
export function ReceiptPanel({ request: { scan, judged } }: { request: TriageRequest }) {
  const { receipt } = judged;
  if (scan.receipt.length === 0 || receipt.length === 0) return null;
  const whole = scan.receipt.length === 1; // the patient hears more than what arrived only where something lacks
  return (
    <Panel
      title="Receipt"
      actions={whole ? <Badge signal="good">Nothing lacks</Badge> : <Badge signal="warning">Something lacks</Badge>}
    >
      <details open={!whole}>
        <summary className="min-h-6 w-fit">Every series, line by line ({receipt.length})</summary>
        <ul className="mt-1 border-t border-hairline text-small tabular-nums">
          {receipt.map((line) => (
            <li key={line} className="border-b border-hairline py-1 wrap-anywhere last:border-b-0">
              {line}
            </li>
          ))}
        </ul>
      </details>
    </Panel>
  );
}
