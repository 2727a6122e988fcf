import { FileDown } from "lucide";
import { FileLink } from "#app/_ui/button.tsx";
import { Badge } from "#app/_ui/badge.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { When } from "#app/_ui/time.client.tsx";
import type { TriageRequest } from "#lib/triage/view-request.ts";
import { EmailForm, PostalAddress } from "../_request/address-forms.client.tsx";
import { LetterPosted, TheirAnswer } from "./by-post-forms.client.tsx";

/** What is done by telephone and post for somebody who has no e-mail, or for whom we typed. Others have no such panel. */
export function ByPost({ request }: { request: TriageRequest }) {
  const { id, email, entered, answered, letterPostedAt, postalAddress, status } = request;
  if (email !== null && !entered) return null;
  return (
    <Panel title="By telephone and post">
      <div className="space-y-3 print:hidden">
        {email === null && (
          <p>
            <Badge signal="warning">No email: call or post</Badge> No email leaves, and they see no page of ours.
          </p>
        )}
        {entered && status === "needs_info" && <TheirAnswer requestId={id} />}
        {answered && (
          <div className="space-y-2">
            <p className="font-medium">The answer as a letter</p>
            <div className="flex flex-wrap gap-2">
              <FileLink variant="secondary" icon={<Icon of={FileDown} />} href={`/api/answers/${id}/en`}>
                English
              </FileLink>
              <FileLink variant="secondary" icon={<Icon of={FileDown} />} href={`/api/answers/${id}/es`}>
                Spanish
              </FileLink>
              <LetterPosted requestId={id} again={letterPostedAt !== null} />
            </div>
            {letterPostedAt && (
              <p className="text-small text-quiet">
                Last put in the post <When at={letterPostedAt} />.
              </p>
            )}
          </div>
        )}
        <details open={answered && !postalAddress}>
          <summary className="min-h-6 font-medium">
            Postal address{postalAddress ? "" : ": not written down yet"}
          </summary>
          <div className="mt-2">
            <PostalAddress requestId={id} postalAddress={postalAddress} />
          </div>
        </details>
        {email === null && <EmailForm requestId={id} />}
      </div>
    </Panel>
  );
}
