"use client";
import { startTransition, useEffect, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Checkboxes } from "#app/_ui/choices.tsx";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { formOf, useFormAction } from "#app/_ui/use-form-action.client.ts";
import { OpinionFacts } from "#app/queue/_request/opinion-facts.tsx";
import { RefusalNotice } from "#app/queue/_request/refusal-notice.client.tsx";
import { PatientWords } from "#app/queue/_request/signed-opinion.tsx";
import { type CompleteOpinion, isUnchangedTemplate } from "#lib/opinions/content.ts";
import { sign } from "./actions.ts";
import { SharedChoice } from "./shared-choice.client.tsx";

/** What signing needs to know of the case and of who signs. */
export type Signing = {
  requestId: string;
  signAs: string;
  next: { id: string; reference: string } | null;
};

type SignDialogProps = Signing & {
  /** The opinion to be signed; null while it is still written. */
  opinion: CompleteOpinion | null;
  onSign: () => void;
  onSigned: () => void;
  onClose: () => void;
  /** It was not signed; with what is wrong in which field of the form, where that is why. */
  onRefused: (fields: Record<string, string> | null) => void;
};

/** What is asked here and not in the form. */
const here: readonly string[] = ["textRead"];

/** Shows exactly what the patient will read, and under whose name, before it is signed for good. */
export function SignDialog(props: SignDialogProps) {
  const { requestId, opinion, signAs, next, onSign, onSigned, onClose, onRefused } = props;
  const [state, send, pending] = useFormAction(sign, onSigned);
  const [read, setRead] = useState(false);
  const [shared, setShared] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!state.code) return;
    const fields = Object.entries(state.fields ?? {}).filter(([name]) => !here.includes(name));
    onRefused(fields.length > 0 ? Object.fromEntries(fields) : null);
    // Only a new answer is news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [state]);
  const go = (nextId: string) => {
    if (!opinion) return;
    onSign();
    const asked = { textRead: read ? "yes" : "", nextId, shared: shared.join(" ") };
    startTransition(() => send(formOf({ requestId, opinion: JSON.stringify(opinion), ...asked })));
  };
  return (
    <Dialog
      open={opinion !== null}
      onOpenChange={(open) => !open && onClose()}
      wide
      title="This is what the patient will read"
      description="It is published when you sign, and the patient gets an email. A signed opinion cannot be changed; you can add to it or correct it."
      actions={
        <>
          <Button variant="primary" pending={pending} onClick={() => go("")}>
            Sign opinion
          </Button>
          {next && (
            <Button pending={pending} onClick={() => go(next.id)}>
              Sign and open {next.reference}
            </Button>
          )}
          <Button onClick={onClose}>Go on writing</Button>
        </>
      }
    >
      <RefusalNotice state={state} />
      {opinion && (
        <>
          <div className="space-y-2 rounded border border-hairline bg-paper p-4">
            <PatientWords content={opinion} />
            <p className="pt-2 text-quiet">
              Signed by <span className="font-medium text-ink">{signAs}</span>, today
            </p>
          </div>
          <details open>
            <summary className="min-h-6 font-medium">For colleagues</summary>
            <OpinionFacts content={opinion} />
          </details>
          <SharedChoice {...{ requestId, shared }} onChange={setShared} />
          {isUnchangedTemplate(opinion) && (
            <Checkboxes
              name="textRead"
              label="The message is the template as it stands"
              error={state.fields?.["textRead"]}
              options={[{ value: "yes", text: "I have read it, and it is right for this patient" }]}
              input={{ checked: read, onChange: ({ target }) => setRead(target.checked) }}
            />
          )}
        </>
      )}
    </Dialog>
  );
}
