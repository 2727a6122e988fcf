import { Check, Mail } from "lucide";
import { Attachments } from "#app/_messages/attachments.client.tsx";
import { pageLanguage } from "#app/_server/language.ts";
import { Badge } from "#app/_ui/badge.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { When } from "#app/_ui/time.client.tsx";
import type { ListedMessage } from "#lib/messages/open-thread.ts";
import { say, type Text } from "#lib/platform/language.ts";
import { threadWords as words } from "./words.ts";

type ThreadProps = { requestId: string; messages: readonly ListedMessage[]; clinic: string };

/** What was written about a request as its patient sees it, oldest first: their own to the right. */
export async function Thread({ requestId, messages, clinic }: ThreadProps) {
  const language = await pageLanguage();
  const tell = (text: Text): string => say(language, text);
  return (
    <ol aria-label={tell(words.thread)} className="space-y-4">
      {messages.map(({ id, kind, body, at, read, from, attachments }) => {
        const own = from === "patient";
        return (
          <li
            key={id}
            className={classNames(
              "rounded border p-4",
              own ? "border-transparent bg-accent-soft sm:ml-12" : "border-hairline bg-raised sm:mr-12",
            )}
          >
            <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-quiet">
              <span>
                <strong className="font-semibold text-ink">{own ? tell(words.you) : clinic}</strong> · <When at={at} />
              </span>
              {kind === "question" && <Badge signal="warning">{tell(words.question)}</Badge>}
              {kind === "decline" && <Badge icon={Mail}>{tell(words.letter)}</Badge>}
            </p>
            <p className="measure whitespace-pre-line wrap-anywhere">{body}</p>
            <Attachments requestId={requestId} attachments={attachments} />
            {own && read && (
              <p className="mt-1 flex items-center gap-1 text-small text-quiet">
                <Icon of={Check} /> {tell(words.read)}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
