import { type ChildProcess, fork } from "node:child_process";
import { setPriority } from "node:os";
import { join } from "node:path";
import { processorTime, stillOwed } from "#lib/platform/processor-time.ts";

/** Why work in a sandbox has no answer: it said nothing for too long, took too much memory, or broke its process. */
export type SandboxReason = "too_long" | "too_large" | "crashed";

/** Thrown by `ask`. The process that failed is gone, with all it held; the next question gets a new one. */
export class SandboxFailure extends Error {
  override readonly name = "SandboxFailure";
  readonly reason: SandboxReason;
  constructor(reason: SandboxReason) {
    super(reason);
    this.reason = reason;
  }
}

export type Sandbox<Question, Piece, Answer> = {
  /**
   * Has a question answered by the next free process; `onPiece` hears what it tells on the way, which also shows that
   * it is alive. Rejects with `SandboxFailure`, or with an error that the program threw.
   */
  ask: (question: Question, onPiece?: (piece: Piece) => void) => Promise<Answer>;
  /** Ends all processes; questions under way are rejected. */
  close: () => void;
};

/** What travels to and from the program (`serveSandbox`). */
export type FromSandbox = { ready: true } | { piece: unknown } | { answer: unknown; rss: number } | { failed: string };

type Bounds = {
  /** How many processes at most work at once. */
  hands: number;
  /** After how many milliseconds without a word one is ended, if the machine let it work meanwhile. */
  silence: number;
  /** How much memory one may take in all, in MiB. */
  megabytes: number;
};

/** How long a process may take to start, in milliseconds: on a busy machine longer than any work of it. */
const startPatience = 60_000;
const started = new WeakSet<ChildProcess>();

/** How many times its silence a process gets at most where the machine is too busy to let it work. */
const busyTimes = 6;

const root = join(import.meta.dirname, "../..");

/**
 * Runs a program of ours (a path below the project's root that calls `serveSandbox`) in processes of their own, for what
 * must be able to hang, crash or eat memory without harm: they know no setting and no secret of this one, are ended by
 * bounds on silence and memory, and end with this process.
 */
export function createSandbox<Question, Piece, Answer>(
  program: string,
  bounds: Bounds,
): Sandbox<Question, Piece, Answer> {
  const idle: ChildProcess[] = [];
  const busy = new Set<ChildProcess>();
  const waiting: (() => void)[] = [];
  let taken = 0;

  const take = async (): Promise<ChildProcess> => {
    if (taken >= bounds.hands) await new Promise<void>((resolve) => waiting.push(resolve));
    taken++;
    const child = idle.pop() ?? start(program, bounds.megabytes);
    busy.add(child);
    return child;
  };
  const giveBack = (child: ChildProcess, again: boolean): void => {
    busy.delete(child);
    taken--;
    if (again) idle.push(child);
    else child.kill("SIGKILL");
    waiting.shift()?.();
  };
  return {
    async ask(question, onPiece) {
      let child = await take();
      while (!child.connected) {
        giveBack(child, false);
        child = await take();
      }
      let again = false;
      try {
        const { answer, rss } = await converse(child, question, bounds.silence, (piece) => onPiece?.(piece as Piece));
        // A codec's memory never shrinks: who has grown starts anew before the next one needs the room.
        again = rss < 0.75 * bounds.megabytes * 2 ** 20;
        return answer as Answer;
      } finally {
        giveBack(child, again);
      }
    },
    close() {
      for (const child of [...idle.splice(0), ...busy]) child.kill("SIGKILL");
    },
  };
}

function start(program: string, megabytes: number): ChildProcess {
  const child = fork(join(root, program), [String(megabytes)], {
    cwd: root,
    env: { NODE_ENV: "production", PATH: process.env["PATH"] ?? "" },
    execArgv: ["--import", "tsx", `--max-old-space-size=${Math.floor(megabytes / 2)}`],
    serialization: "advanced",
    // What codecs and V8 print about a file may quote it.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  if (child.pid !== undefined) giveWay(child.pid);
  child.unref();
  child.channel?.unref();
  child.on("error", () => undefined); // it shows in the conversation
  return child;
}

/** What is checked can wait for who is at the portal, where both share a processor. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, 10);
  } catch {
    // it has just ended, which shows in the conversation
  }
}

function converse(
  child: ChildProcess,
  question: unknown,
  silence: number,
  onPiece: (piece: unknown) => void,
): Promise<{ answer: unknown; rss: number }> {
  return new Promise((resolve, reject) => {
    let late = false;
    const watch = watchSilence(child, silence, () => {
      late = true;
      child.kill("SIGKILL");
    });
    const heard = (said: FromSandbox): void => {
      started.add(child);
      watch.heard();
      if ("ready" in said) return;
      if ("piece" in said) onPiece(said.piece);
      else end(() => ("answer" in said ? resolve(said) : reject(new Error(said.failed))));
    };
    const gone = (code: number | null, signal: string | null): void =>
      end(() => reject(new SandboxFailure(late ? "too_long" : reasonOf(code, signal))));
    const end = (settle: () => void): void => {
      watch.stop();
      child.off("message", heard);
      child.off("exit", gone);
      settle();
    };
    child.on("message", heard);
    child.on("exit", gone);
    child.send({ question }, (error) => error && child.kill("SIGKILL"));
  });
}

/** How often a silence is looked at while it lasts: a look costs a reading of proc(5), and a busy process says much. */
const looks = 10;

/** Calls `tooLong` once a process has said nothing for `silence` milliseconds of work, until it is stopped. */
function watchSilence(child: ChildProcess, silence: number, tooLong: () => void) {
  const { pid = 0 } = child;
  const had = (): number => processorTime(pid)?.milliseconds ?? 0;
  let last = { at: Date.now(), had: had(), heard: false };
  const look = (): void => {
    if (last.heard) last = { at: last.at, had: had(), heard: false };
    const most = started.has(child) ? silence : startPatience;
    const waited = Date.now() - last.at;
    const { milliseconds = last.had, wantsMore = false } = processorTime(pid) ?? {};
    const so = { waited, had: milliseconds - last.had, wantsMore };
    const more = waited < most ? most - waited : stillOwed({ silence: most, longest: busyTimes * most }, so);
    if (more > 0) timer = setTimeout(look, Math.min(more, silence / looks));
    else tooLong();
  };
  let timer = setTimeout(look, silence / looks);
  return {
    heard: (): void => {
      last.at = Date.now();
      last.heard = true;
    },
    stop: (): void => clearTimeout(timer),
  };
}

/** Its watchdog, V8 and the system's own end one by these when memory runs out. */
const reasonOf = (code: number | null, signal: string | null): SandboxReason =>
  signal === "SIGKILL" || signal === "SIGABRT" || code === 134 ? "too_large" : "crashed";
