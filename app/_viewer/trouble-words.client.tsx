"use client";

import { WifiOff } from "lucide";
import { useState } from "react";
import { Icon } from "#app/_ui/icon.tsx";
import type { Trouble } from "#app/_viewer/pack-fetcher.client.ts";
import type { ViewerWords } from "#app/_viewer/words.ts";

/** Why no image comes at present, seen and heard; and heard when they come again. */
export function TroubleWords({ words, trouble }: { words: ViewerWords; trouble: Trouble | null }) {
  const [wasLost, setWasLost] = useState(false);
  if (trouble && !wasLost) setWasLost(true);
  return (
    <>
      {trouble && (
        <p className="absolute top-2 left-1/2 flex w-max max-w-[80%] -translate-x-1/2 items-center gap-2 rounded border border-hairline bg-warning-soft px-3 py-1.5 text-small text-warning">
          <Icon of={WifiOff} className="size-4" />
          {words.trouble[trouble]}
        </p>
      )}
      <p role="status" className="sr-only">
        {trouble ? words.trouble[trouble] : wasLost ? words.found : ""}
      </p>
    </>
  );
}
