import { type ChildProcess, fork, spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Makes a Node program end with us, however we end. */
const withParent = ["--import", join(root, "scripts/with-parent.mjs")];

const isProgram = (arg: string): boolean => /\.[cm]?[jt]s$/.test(arg);

/** Runs a Node program to its end, or to ours; throws with the last of what it said where it fails. */
export function runNode(args: string[], env: NodeJS.ProcessEnv, cwd: string = root): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...withParent, ...args], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (text: Buffer) => {
        said = (said + text.toString()).slice(-6_000);
      });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve(said) : reject(new Error(`${args.find(isProgram) ?? args[0] ?? "node"} failed:\n${said}`)),
    );
  });
}

/**
 * Starts a child that ends with us. TypeScript files run through tsx; `alone` keeps Ctrl-C away from it; what it prints
 * goes to the open file `log`, where one is given, and what it complains of to our own error output.
 */
export function startChild(
  file: string,
  { args = [], env, alone = false, log }: { args?: string[]; env: NodeJS.ProcessEnv; alone?: boolean; log?: number },
): ChildProcess {
  const execArgv = [...(file.endsWith(".ts") ? ["--import", "tsx"] : []), ...(alone ? [] : withParent)];
  return fork(join(root, file), args, {
    cwd: root,
    env,
    execArgv,
    detached: alone,
    stdio: ["ignore", log ?? "inherit", "inherit", "ipc"],
  });
}

/** Waits until a child says that it is ready; throws what it says went wrong, or that it ended. */
export function whenReady(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("message", (said: { ready?: boolean; failed?: string }) =>
      said.ready ? resolve() : reject(new Error(said.failed ?? `${name} did not start`)),
    );
    child.once("exit", (code) => reject(new Error(`${name} ended at once (${code ?? "killed"})`)));
  });
}

/** Asks a child to end and waits; after `patience` milliseconds it is ended. */
export function stopChild(child: ChildProcess | undefined, patience: number): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
