import { Badge } from "#app/_ui/badge.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import type { FitnessLine } from "#lib/imaging/fitness.ts";
import { AskForMissing } from "./ask-for-missing.client.tsx";
import { FitnessLines } from "../_request/fitness-lines.tsx";
import { fitnessSum, missingWords } from "../_request/scan-words.ts";

/** What a surgeon would want to see for the question, and whether it is there. Never a reason to refuse by itself. */
export function FitnessPanel({
  requestId,
  lines,
  mayAsk,
}: {
  requestId: string;
  lines: readonly FitnessLine[];
  mayAsk: boolean;
}) {
  if (lines.length === 0) return null;
  const { signal, words } = fitnessSum(lines);
  const missing = missingWords(lines);
  return (
    <Panel title="Does it suit the question?" actions={<Badge signal={signal}>{words}</Badge>}>
      <FitnessLines lines={lines} />
      {mayAsk && missing && <AskForMissing requestId={requestId} words={missing} />}
    </Panel>
  );
}
