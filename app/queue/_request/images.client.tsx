"use client";
import { useCallback, useState } from "react";
import type { Desk } from "#app/_viewer/desk.ts";
import { FetchFailure, SignedOut } from "#app/_viewer/pack-fetcher.client.ts";
import { Viewer } from "#app/_viewer/viewer.client.tsx";
import type { StudyIndex } from "#lib/studies/study-index.ts";

/** The viewer with the way to new addresses when the old ones have expired. */
export function Images({
  index,
  room,
  desk = null,
}: {
  index: StudyIndex;
  room: "reading" | "staff";
  desk?: Desk | null;
}) {
  const { requestId } = index;
  // A refresh of the page brings the same images with new addresses: no reason to begin anew.
  const [held, hold] = useState(index);
  if (shapeOf(held) !== shapeOf(index)) hold(index);
  const renew = useCallback(async () => {
    const res = await fetch(`/api/studies/${requestId}`, { signal: AbortSignal.timeout(20_000) });
    if (res.status === 401) throw new SignedOut();
    if (res.status === 403 || res.status === 404) throw new FetchFailure("This case is not open to you any more");
    if (!res.ok) throw new Error("the images cannot be opened again");
    return (await res.json()) as StudyIndex;
  }, [requestId]);
  return <Viewer index={held} renew={renew} room={room} desk={desk} showPatient />;
}

const shapeOf = ({ requestId, studies }: StudyIndex): string =>
  [
    requestId,
    ...studies.flatMap(({ series }) => series.map(({ id, instances }) => `${id} ${instances.length}`)),
  ].join();
