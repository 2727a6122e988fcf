"use client";
import { useRouter } from "next/navigation";
import { startTransition, useRef, useState } from "react";
import { paperDoors } from "#app/_papers/paper-doors.ts";
import { sendPaper, whyUnfit } from "#app/_papers/send-paper.ts";
import { useGate } from "#app/_papers/use-papers.client.ts";
import { putPack } from "#app/_upload/put-pack.ts";
import { maxAttachments } from "#lib/messages/message.ts";
import type { Text } from "#lib/platform/language.ts";
import { startGate } from "#lib/upload/gate.ts";
import { attachmentDoor } from "./attachment-door.ts";

/** A file beside a message that is being written, or on its way once that was sent. */
export type Attached = {
  id: number;
  label: string;
  file: File;
  state: "chosen" | "unfit" | "waiting" | "sending" | "failed";
  sent: number;
  words: Text | string | null;
};

/**
 * Holds the files of a message: chosen ones are looked at before anything is sent; once the message is there they follow
 * it, one after the other.
 */
export function useAttachments(requestId: string, said: (all: boolean) => void) {
  const router = useRouter();
  const [files, setFiles] = useState<readonly Attached[]>([]);
  const [tooMany, setTooMany] = useState(false);
  const [signedOut, setSignedOut] = useState(false);
  const gate = useRef(startGate());
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const numbers = useRef(0);
  const messages = useRef(new Map<number, string>());

  const change = (id: number, to: Partial<Attached> | null): void =>
    setFiles((all) => all.flatMap((one) => (one.id !== id ? [one] : to ? [{ ...one, ...to }] : [])));

  const choose = async (chosen: readonly File[]): Promise<void> => {
    const looked = await Promise.all(
      chosen.map(async (file): Promise<Attached> => {
        const words = await whyUnfit(file).catch(() => null);
        const id = ++numbers.current;
        return { id, label: file.name, file, state: words ? "unfit" : "chosen", sent: 0, words };
      }),
    );
    setFiles((all) => {
      let room = maxAttachments - all.filter(({ state }) => state === "chosen").length;
      const taken = looked.filter(({ state }) => state === "unfit" || room-- > 0);
      setTooMany(taken.length < looked.length);
      return [...all, ...taken];
    });
  };

  const start = ({ id, label, file }: Attached): void => {
    const messageId = messages.current.get(id) ?? "";
    const run = async (): Promise<void> => {
      change(id, { state: "sending", sent: 0, words: null });
      const words = await sendPaper(
        { kind: "other", label, file },
        {
          doors: { sign: attachmentDoor(requestId, messageId), finish: paperDoors(requestId).finish },
          put: putPack,
          gate: gate.current,
          onProgress: (sent) => change(id, { sent }),
        },
      );
      change(id, words === null ? null : { state: "failed", words });
      startTransition(() => router.refresh());
      said(words === null);
    };
    line.current = line.current.then(run);
  };

  /** The message is there: what was chosen follows it. What was unfit has been told of. */
  const follow = (messageId: string): void => {
    const chosen = files.filter(({ state }) => state === "chosen");
    for (const { id } of chosen) messages.current.set(id, messageId);
    setTooMany(false);
    setFiles((all) =>
      all.flatMap((one) =>
        one.state === "unfit" ? [] : [one.state === "chosen" ? { ...one, state: "waiting" as const } : one],
      ),
    );
    chosen.forEach(start);
  };

  const moving = files.some(({ state }) => state === "waiting" || state === "sending");
  useGate(gate, setSignedOut, moving);
  return {
    files,
    tooMany,
    signedOut,
    choose,
    follow,
    again: (one: Attached): void => {
      change(one.id, { state: "waiting", words: null });
      start(one);
    },
    leaveOut: (id: number): void => change(id, null),
    goOn: (): void => gate.current.resume(),
  };
}
