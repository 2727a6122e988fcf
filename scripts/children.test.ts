import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a program that is run ends with whoever runs it, killed or not: nothing of it stops the next start", async () => {
  const folder = mkdtempSync(join(tmpdir(), "foramen-children-"));
  const [program, runner, pid] = ["program.mjs", "runner.ts", "pid"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(
    program,
    `import { writeFileSync } from "node:fs";
    writeFileSync(${JSON.stringify(pid)}, String(process.pid));
    setInterval(() => undefined, 1_000);`,
  );
  writeFileSync(
    runner,
    `import { runNode } from ${JSON.stringify(join(import.meta.dirname, "children.ts"))};
    void runNode([${JSON.stringify(program)}], process.env);`,
  );
  const running = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), runner], { stdio: "ignore" });
  try {
    await expect.poll(() => Number(readFileSync(pid, "utf8")), { timeout: 20_000 }).toBeGreaterThan(0);
    const its = Number(readFileSync(pid, "utf8"));
    expect(isAlive(its)).toBe(true);
    running.kill("SIGKILL");
    await expect.poll(() => isAlive(its), { timeout: 10_000 }).toBe(false);
  } finally {
    running.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  }
});
