"use client";
import { startTransition, useEffect, useEffectEvent, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { differences, type Shown } from "../_request/under-hands.ts";

type Changed = { by: string; what: ReturnType<typeof differences> };

/**
 * Announces what somebody else changed on the request that is looked at: in passing while nothing is being written, and
 * with both versions while something is, so that nobody acts on what is no more. What is typed stays.
 */
export function UnderHands({ shown, by }: { shown: Shown; by: { name: string; mine: boolean } | null }) {
  const [seen, setSeen] = useState(shown);
  const [told, setTold] = useState("");
  const [changed, setChanged] = useState<Changed | null>(null);
  const compare = useEffectEvent(() => {
    const what = differences(seen, shown);
    if (what.length === 0) return;
    const mine = by?.mine ?? false;
    const who = by?.name ?? "The portal";
    startTransition(() => {
      if (!mine && isWriting()) setChanged({ by: who, what });
      else {
        setSeen(shown);
        setChanged(null);
        setTold(
          mine ? "" : `${who} has just changed this: ${what.map(({ name, now }) => `${name} ${now}`).join(", ")}`,
        );
      }
    });
  });
  const now = JSON.stringify(shown);
  useEffect(() => compare(), [now]);
  return (
    <>
      <p role="status" className="text-small text-quiet empty:hidden">
        {told}
      </p>
      <div role="alert">
        {changed && (
          <div className="mt-1.5 rounded-r border-l-4 border-warning bg-warning-soft px-3 py-2">
            <p className="font-semibold">{changed.by} has changed this request while you work on it</p>
            <table className="my-1 text-left">
              <thead className="text-small text-quiet">
                <tr>
                  <th scope="col" className="pr-6 font-medium">
                    <span className="sr-only">What</span>
                  </th>
                  <th scope="col" className="pr-6 font-medium">
                    You saw
                  </th>
                  <th scope="col" className="font-medium">
                    It is now
                  </th>
                </tr>
              </thead>
              <tbody>
                {changed.what.map(({ name, seen: before, now: after }) => (
                  <tr key={name}>
                    <th scope="row" className="pr-6 font-normal text-quiet">
                      {name}
                    </th>
                    <td className="pr-6">{before || "–"}</td>
                    <td className="font-medium">{after || "–"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <p className="mb-2">What you typed is still there. Nothing was overwritten.</p>
            <Button
              onClick={() => {
                setSeen(shown);
                setChanged(null);
              }}
            >
              Go on with what it is now
            </Button>
          </div>
        )}
      </div>
    </>
  );
}

/** Whether a dialog is open or something was typed that is not sent. */
const isWriting = (): boolean =>
  document.querySelector("dialog[open]") !== null ||
  [...document.querySelectorAll("textarea")].some((box) => box.value.trim() !== "" && box.value !== box.defaultValue);
