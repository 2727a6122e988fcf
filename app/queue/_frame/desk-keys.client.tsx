"use client";
import { useRouter } from "next/navigation";
import { useActs } from "../_request/acts.client.ts";
import { UndoToast } from "../_request/undo.client.tsx";
import { Palette } from "./palette.client.tsx";

const places = {
  goQueue: "/queue",
  goMine: "/queue?view=mine",
  goUrgent: "/queue?view=urgent",
  newRequest: "/queue/entry",
  notices: "/queue/notices",
} as const;

/** What every page of the queue's room has: the ways about by keys, the palette, and what can be undone. */
export function DeskKeys() {
  const router = useRouter();
  useActs(Object.keys(places) as (keyof typeof places)[], (name) => {
    router.push(places[name as keyof typeof places]);
    return true;
  });
  return (
    <>
      <Palette />
      <UndoToast />
    </>
  );
}
