import { LinkButton } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";

/** The code was revoked, its day is over, or the request takes no pictures any more. */
export function PassEnded() {
  return (
    <div className="space-y-6">
      <Notice signal="warning" title="This code does not work any more" live>
        <p>
          What was sent is safe. The code was taken back, its day is over, or no more pictures are needed. Ask the
          person who gave it to you.
        </p>
      </Notice>
      <LinkButton href="/send">Enter another code</LinkButton>
    </div>
  );
}
