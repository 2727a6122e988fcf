/** Leave to act: the signal aborts when the gate closes for a pause, a lost line or the end. */
export type Pass = { signal: AbortSignal };

/** What holds an upload up, in one place: a pause, no line, no session, the end. */
export type Gate = {
  state: () => "sending" | "paused" | "offline" | "signed_out" | "cancelled";
  /** Waits until the gate is open; rejects once cancelled. */
  pass: () => Promise<Pass>;
  /** Resolves at the next change of any kind, also when the line is reported to be back. */
  nextChange: () => Promise<void>;
  onChange: (listener: () => void) => void;
  pause: () => void;
  resume: () => void;
  cancel: () => void;
  setOnline: (online: boolean) => void;
  /** Closes until `resume`, unless the pass dates from before the last opening: a late 401 says nothing new. */
  signOut: (pass: Pass) => void;
};

export function startGate(): Gate {
  const closed = { cancelled: false, signed_out: false, paused: false, offline: false };
  const reasons = ["cancelled", "signed_out", "paused", "offline"] as const;
  const listeners = new Set<() => void>();
  let controller = new AbortController();
  let current: Pass = { signal: controller.signal };

  const state = () => reasons.find((reason) => closed[reason]) ?? "sending";
  const nextChange = () =>
    new Promise<void>((resolve) => {
      const once = (): void => {
        listeners.delete(once);
        resolve();
      };
      listeners.add(once);
    });
  const change = (set: Partial<typeof closed>): void => {
    const before = state();
    Object.assign(closed, set);
    const after = state();
    // What is on its way needs no session, so that signing out lets it arrive.
    if (after === "cancelled" || after === "paused" || after === "offline") controller.abort();
    if (before !== "sending" && after === "sending") {
      controller = new AbortController();
      current = { signal: controller.signal };
    }
    [...listeners].forEach((listener) => listener());
  };

  return {
    state,
    nextChange,
    onChange: (listener) => void listeners.add(listener),
    pass: async () => {
      while (state() !== "sending") {
        if (closed.cancelled) throw new DOMException("The upload was cancelled", "AbortError");
        await nextChange();
      }
      return current;
    },
    pause: () => change({ paused: true }),
    resume: () => change({ paused: false, signed_out: false }),
    cancel: () => change({ cancelled: true }),
    setOnline: (online) => change({ offline: !online }),
    signOut: (pass) => {
      if (pass === current) change({ signed_out: true });
    },
  };
}
