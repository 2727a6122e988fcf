"use client";
import { type ComponentProps, type ComponentType, useEffect, useState } from "react";
import { firstUse } from "#app/_ui/first-use.client.ts";
import type { SessionWatch } from "./session-watch.client.tsx";

type Props = ComponentProps<typeof SessionWatch>;

/** The watch over a session, which comes when the page is used: no session ends in its first seconds. */
export function SessionWatchLater(props: Props) {
  const [Watch, setWatch] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    void firstUse()
      .then(() => import("./session-watch.client.tsx"))
      .then(
        (loaded) => setWatch(() => loaded.SessionWatch),
        () => undefined, // the next page tries again
      );
  }, []);
  return Watch && <Watch {...props} />;
}
