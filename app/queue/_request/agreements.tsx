import { When } from "#app/_ui/time.client.tsx";
import type { Agreement } from "#lib/consents/agreement.ts";
import { signedAs } from "#lib/consents/signer.ts";
import { dayWords } from "#lib/platform/language.ts";

/** What the patient was given and agreed to, and took back: whom staff may talk to, and how. */
export function Agreements({ agreements }: { agreements: readonly Agreement[] }) {
  if (agreements.length === 0) return <p className="text-quiet">Nothing has been agreed to yet.</p>;
  return (
    <ul className="space-y-2">
      {agreements.map(({ id, text, typedName, capacity, person, paper, agreedAt, withdrawnAt }) => (
        <li key={id} className="wrap-anywhere">
          <p className="font-medium">
            {text.title.en}
            {person && `: ${person}`}
          </p>
          <p className="text-small text-quiet">
            {typedName ? `Signed by ${typedName}, ${signedAs[capacity].en}, ` : "Given "}
            {paper ? (
              <>
                on paper, which came {dayWords(paper.receivedOn)?.en}, noted by {paper.by}
              </>
            ) : (
              <When at={agreedAt} show="date" />
            )}
            {withdrawnAt && (
              <strong className="text-urgent">
                {" "}
                · taken back <When at={withdrawnAt} show="date" />
              </strong>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
