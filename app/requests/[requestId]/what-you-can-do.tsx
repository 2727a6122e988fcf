import { ChevronRight } from "lucide";
import { agreements } from "#app/_consents/words.ts";
import { inPageLanguage } from "#app/_server/language.ts";
import { Icon } from "#app/_ui/icon.tsx";
import { isFinal, movesFrom, takesScan } from "#lib/requests/status.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";
import { downloadWords } from "./download/words.ts";
import { actWords as words } from "./tracker-words.ts";

type Props = { requestId: string; status: RequestStatus; rests: boolean };

/** Everything else that can be done with a request, one line each; while the portal rests (`rests`), only what changes nothing. */
export async function WhatYouCanDo({ requestId, status, rests }: Props) {
  const say = await inPageLanguage();
  const acts = [
    ...(takesScan(status) && !rests ? [{ path: "scans", text: words.addScan }] : []),
    ...(isFinal(status) || rests ? [] : [{ path: "contact", text: words.contact }]),
    { path: "agreements", text: agreements.title },
    { path: "download", text: downloadWords.title },
    ...(rests ? [] : [{ path: "corrections", text: words.corrections }]),
    ...(movesFrom(status).includes("withdraw") && !rests ? [{ path: "take-back", text: words.takeBack }] : []),
  ];
  return (
    <nav aria-labelledby="acts">
      <h2 id="acts" className="mb-2">
        {say(words.title)}
      </h2>
      <ul className="border-t border-hairline">
        {acts.map(({ path, text }) => (
          <li key={path} className="border-b border-hairline">
            <a
              href={`/requests/${requestId}/${path}`}
              className="flex min-h-12 items-center justify-between gap-4 py-2"
            >
              {say(text)}
              <Icon of={ChevronRight} className="text-quiet" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
