import { Say } from "#app/_ui/language.client.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { takePassBack } from "#app/requests/actions.ts";
import { ActButton } from "#app/requests/act-button.client.tsx";
import type { ListedPass } from "#lib/passes/list-passes.ts";
import { env } from "#lib/platform/env.ts";
import { GivePass } from "./give-pass.client.tsx";
import { pass as words } from "./words.ts";

/** For the person whose disc drive is in somebody else's computer: a code for it, and where each code stands. */
export function OtherComputer({ requestId, passes }: { requestId: string; passes: ListedPass[] }) {
  return (
    <section className="space-y-5 border-t border-hairline pt-8">
      <h2>
        <Say words={words.title} />
      </h2>
      <p className="measure">
        <Say words={words.text} />
      </p>
      <GivePass
        requestId={requestId}
        address={`${new URL(env().NEXTAUTH_URL).host}/send`}
        unused={passes.filter(({ usedAt }) => !usedAt).map(({ id }) => id)}
      />
      {passes.length > 0 && (
        <ul className="divide-y divide-hairline rounded border border-hairline bg-raised">
          {passes.map((pass) => (
            <Row key={pass.id} requestId={requestId} pass={pass} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ requestId, pass: { id, createdAt, expiresAt, usedAt } }: { requestId: string; pass: ListedPass }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
      <div>
        <p>
          {usedAt ? (
            <>
              <Say words={words.used} /> <When at={usedAt} />
            </>
          ) : (
            <Say words={words.notUsed} />
          )}
        </p>
        <p className="text-small text-quiet">
          <Say words={words.made} /> <When at={createdAt} />, <Say words={words.worksUntil} />{" "}
          <When at={expiresAt} show="exact" />
        </p>
      </div>
      <ActButton
        door={takePassBack}
        variant="secondary"
        hidden={{ requestId, passId: id }}
        text={
          <>
            <Say words={words.revoke} />
            <span className="sr-only">
              {" "}
              <Say words={words.codeMade} /> <When at={createdAt} />
            </span>
          </>
        }
      />
    </li>
  );
}
