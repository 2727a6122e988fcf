import { LinkButton } from "#app/_ui/button.tsx";
import { Say } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { words } from "./words.ts";

/** The code was revoked, its day is over, or the request takes no pictures any more. */
export function PassEnded() {
  return (
    <div className="space-y-6">
      <Notice signal="warning" title={<Say words={words.ended} />} live>
        <p>
          <Say words={words.endedText} />
        </p>
      </Notice>
      <LinkButton href="/send">
        <Say words={words.another} />
      </LinkButton>
    </div>
  );
}
