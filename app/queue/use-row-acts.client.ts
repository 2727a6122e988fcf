"use client";
import { useRouter } from "next/navigation";
import { startTransition, useState } from "react";
import type { FormState, Outcome } from "#app/_server/form-action.ts";
import type { FormDoor } from "#app/_ui/use-form-action.client.ts";
import { movesFrom } from "#lib/requests/status.ts";
import type { ActName } from "./_request/acts.ts";
import { formAbout, type Subject } from "./_request/subject.tsx";
import { type Summary, summaryOf } from "./_request/summary.ts";
import { offerUndo, useUndone } from "./_request/undo.client.tsx";
import { useDoor } from "./_request/use-door.client.ts";
import type { Asking } from "./act-dialog.client.tsx";
import { claim, markRead, release } from "./actions.ts";
import type { Becomes, ShownRow } from "./shown-row.ts";

/** What can be done to the row under the hand, or to all that are selected. */
export const actsOnRows = [
  ...["claim", "release", "assign", "claimAndAssign", "merge", "decline", "ask", "note", "urgency", "markRead"],
] as ActName[];

type Props = {
  me: string | null;
  targets: () => ShownRow[];
  told: (words: string | null) => void;
  /** To these something was done. */
  done: (ids: readonly string[]) => void;
};

/** Acts on rows of a list, at once or after a question, and keeps what was refused and why. */
export function useRowActs({ me, targets, told, done: settled }: Props) {
  const router = useRouter();
  const [, go] = useDoor();
  const [busy, setBusy] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [summary, setSummary] = useState<Summary | null>(null);
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const [hoped, setHoped] = useState<ReadonlyMap<string, Becomes>>(new Map());

  useUndone(() => setKnown(new Map()));

  /** A row that left the list is not sent anew: what was done to it here is known all the same. */
  const asKnown = <Row extends ShownRow>(row: Row): Row => {
    const now = known.get(row.id);
    return now && now.version > row.version ? { ...row, ...now } : row;
  };
  /** As it is drawn: what is being done to it as if it were done already, until the answer says otherwise. */
  const asHoped = <Row extends ShownRow>(row: Row): Row => ({ ...asKnown(row), ...hoped.get(row.id) });
  const hope = (ids: readonly string[], moved: Becomes | null): void =>
    setHoped((before) => new Map([...before, ...ids.flatMap((id) => (moved ? [[id, moved] as const] : []))]));
  const hopeNoMore = (ids: readonly string[]): void =>
    setHoped((before) => new Map([...before].filter(([id]) => !ids.includes(id))));
  const report = (
    act: Act,
    words: string,
    { outcomes = [], message }: FormState,
    subjects: readonly Subject[],
    moved = becomes(act, me),
  ): void => {
    const now = summaryOf(words, outcomes, subjects);
    setSummary(now);
    hopeNoMore(subjects.map(({ id }) => id));
    const versions = new Map(versionsOf(outcomes, subjects));
    // A dialog that was opened meanwhile is about what they have become.
    setAsking((before) => before && { ...before, subjects: before.subjects.map((one) => asNow(one, versions, moved)) });
    if (moved) setKnown((before) => new Map([...before, ...[...versions].map(knownAs(moved, before))]));
    if (outcomes.length === 0) told(message ?? null);
    else if (now.undoIds.length > 0) offerUndo(now.words, now.undoIds);
    else told(now.refused.length > 0 ? null : now.words); // what was refused is told with its reasons
    settled(outcomes.flatMap((one) => (one.done ? [one.requestId] : [])));
    if (now.refused.length > 0) startTransition(() => router.refresh());
  };
  const send = (
    act: Act,
    door: FormDoor,
    words: string,
    rows: readonly ShownRow[],
    after?: (state: FormState) => void,
  ): boolean => {
    const free = rows.filter(({ id }) => !busy.includes(id)); // pressed twice, it is done once
    if (free.length === 0) return rows.length > 0;
    const subjects = free.map(subjectOf);
    const ids = subjects.map(({ id }) => id);
    setBusy((before) => [...before, ...ids]);
    hope(
      free.flatMap((row) => (isLikely(act, row, me) ? [row.id] : [])),
      becomes(act, me),
    );
    // Whoever claims takes what is free, whatever happened to it before.
    go(door, formAbout(act === "claim" ? ids.map((id) => ({ id })) : subjects), (state) => {
      setBusy((before) => before.filter((id) => !ids.includes(id)));
      report(act, words, state, subjects);
      after?.(state);
    });
    return true;
  };
  const ask = (act: Asking["act"], rows: readonly ShownRow[], owner: string | null = null): boolean => {
    if (rows.length === 0) return false;
    setSummary(null);
    setAsking({ act, subjects: rows.map(subjectOf), owner });
    return true;
  };

  const claimThem = (rows: readonly ShownRow[]): boolean => {
    const [row] = rows;
    // From a colleague only after a question, and one by one.
    if (rows.length === 1 && row?.owner && row.ownerId !== me && can(row, "takeOver"))
      return ask("takeOver", rows, row.owner);
    return send("claim", claim, "claimed", rows);
  };
  /** Of those that nobody has, claims them first; then asks for the surgeon with what they have become. */
  const claimAndAssign = (rows: readonly ShownRow[]): boolean => {
    const free = rows.filter(({ status }) => status === "submitted");
    if (rows.length > 0 && rows.every(({ status }) => status === "assigned")) {
      told("It is with a surgeon already: A gives it to another");
      return true;
    }
    if (free.length === 0) return ask("assign", rows);
    return send("claim", claim, "claimed", free, ({ outcomes = [] }) => {
      const claimed = new Map(versionsOf(outcomes, free.map(subjectOf)));
      const subjects = rows
        .filter(({ id, status }) => status !== "submitted" || claimed.has(id))
        .map(subjectOf)
        .map((one) => ({ ...one, version: claimed.get(one.id) ?? one.version }))
        .map((one) => (claimed.has(one.id) ? { ...one, status: "in_triage" as const } : one));
      if (subjects.length > 0) setAsking({ act: "assign", subjects });
    });
  };
  const one = (act: "merge" | "decline" | "ask", rows: readonly ShownRow[]): boolean => {
    if (rows.length > 1) told("This is done one by one: select a single request");
    return rows.length > 1 || ask(act, rows);
  };
  const perform = (name: ActName): boolean => {
    const rows = targets().map(asKnown);
    switch (name) {
      case "claim":
        return claimThem(rows);
      case "claimAndAssign":
        return claimAndAssign(rows);
      case "release":
        return send("release", release, "released", rows);
      case "markRead":
        return send("markRead", markRead, "marked as read", rows);
      case "assign":
      case "urgency":
      case "note":
        return ask(name, rows);
      case "merge":
      case "decline":
      case "ask":
        return one(name, rows);
      default:
        return false;
    }
  };
  return {
    ...{ busy, asking, summary, perform, asHoped },
    claim: claimThem,
    forget: () => setSummary(null),
    stopAsking: () => setAsking(null),
    /** While an answer is awaited that a dialog sent; null once it was refused there. */
    hope: (moved: Becomes | null): void => {
      const ids = asking?.subjects.map(({ id }) => id) ?? [];
      if (moved) hope(ids, moved);
      else hopeNoMore(ids);
    },
    done: (words: string, state: FormState, moved?: Becomes): void => {
      if (!asking) return;
      setAsking(null);
      report(asking.act, words, state, asking.subjects, moved);
    },
  };
}

type Act = Asking["act"] | "claim" | "release" | "markRead";
type Known = Becomes & Pick<ShownRow, "version">;

/** Whether nothing that is seen here speaks against it, so that it can be drawn at once. */
function isLikely(act: Act, { status, ownerId }: ShownRow, me: string | null): boolean {
  if (act === "claim") return status === "submitted";
  return act === "markRead" || (status === "in_triage" && ownerId === me);
}

/** What a request is once this was done to it; null where it stays what it was. */
function becomes(act: Act, me: string | null): Becomes | null {
  switch (act) {
    case "claim":
    case "takeOver":
      return { status: "in_triage", owner: "You", ownerId: me };
    case "release":
      return { status: "submitted", owner: null, ownerId: null };
    case "assign":
      return { status: "assigned" };
    case "ask":
      return { status: "needs_info" };
    case "decline":
      return { status: "declined" };
    case "merge":
      return { status: "closed" };
    case "markRead":
      return { unread: 0 };
    default:
      return null;
  }
}

/** Which version each request is that was done something to. */
const versionsOf = (outcomes: readonly Outcome[], subjects: readonly Subject[]): [id: string, version: number][] =>
  outcomes.flatMap((one): [string, number][] => {
    const before = subjects.find(({ id }) => id === one.requestId);
    return one.done && before ? [[one.requestId, one.version ?? before.version + 1]] : [];
  });

/** What is known of a request after one thing more, with what was known of it just before. */
const knownAs =
  (moved: Becomes, before: ReadonlyMap<string, Known>) =>
  ([id, version]: readonly [string, number]): [string, Known] => {
    const known = before.get(id);
    return [id, { ...(known?.version === version - 1 && known), ...moved, version }];
  };

const asNow = (subject: Subject, versions: ReadonlyMap<string, number>, moved: Becomes | null): Subject => {
  const version = versions.get(subject.id);
  return version === undefined ? subject : { ...subject, version, status: moved?.status ?? subject.status };
};

const can = ({ status }: ShownRow, move: "takeOver"): boolean => movesFrom(status).includes(move);

const subjectOf = ({ id, reference, version, status, urgency }: ShownRow): Subject => ({
  ...{ id, reference, version, status, urgency },
});
