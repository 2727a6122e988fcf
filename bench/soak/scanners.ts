import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { assignedRequest } from "../../config/command-scene.ts";
import { cookieOf } from "../../e2e/session-cookie.ts";
import type { Soak } from "./run.ts";

const run = promisify(execFile);
/** Programs by the Debian package that brings each. */
const tools = { wapiti: "wapiti", sqlmap: "sqlmap", "testssl.sh": "testssl", nmap: "nmap" } as const;

/** What a scanner found: `high` must not be, the rest is listed. */
type Found = { tool: string; high: string[]; noted: string[] };

/**
 * Debian's scanners against a started portal, as a stranger and as a patient who is signed in, and against a proxy with
 * TLS before it: no finding that they call high.
 */
export const scanners: Soak = async (stage, how) => {
  ensureTools();
  const folder = mkdtempSync(join(tmpdir(), "foramen-scanners-"));
  try {
    const { patient, requestId } = await assignedRequest();
    const cookie = await cookieOf(patient);
    const found = [
      await byWapiti(stage.portal, cookie, folder, how.short ? 60 : 600),
      await bySqlmap(stage.portal, `${cookie.name}=${cookie.value}`, requestId, folder),
      await byTestssl(stage.portal, folder),
      await byNmap(stage.portal),
    ];
    return {
      words: found.map(({ tool, noted }) => `${tool}: ${noted.join(", ") || "nothing"}`).join("; "),
      wrong: found.flatMap(({ tool, high }) => high.map((one) => `${tool}: ${one}`)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Debian's packages, installed where we may. */
function ensureTools(): void {
  const missing = Object.entries(tools).flatMap(([name, program]) => (pathOf(program) === "" ? [name] : []));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    throw new Error(`Install these first: ${missing.join(", ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  execFileSync("apt-get", ["update", "-q"], { stdio: "ignore", env });
  execFileSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...missing], { stdio: "ignore", env });
}

const pathOf = (name: string): string => spawnSync("which", [name], { encoding: "utf8" }).stdout.trim();

type Cookie = Awaited<ReturnType<typeof cookieOf>>;
type Report = { vulnerabilities: Record<string, { level: number; info: string; path: string }[]> };

/** Crawls as a patient and tries every form and parameter it sees. Levels: 3 high, 4 critical. */
async function byWapiti(portal: string, { name, value }: Cookie, folder: string, seconds: number): Promise<Found> {
  const report = join(folder, "wapiti.json");
  const args = [
    "-u",
    `${portal}/requests`,
    "--scope",
    "domain",
    "-f",
    "json",
    "-o",
    report,
    "--flush-session",
    "--no-bugreport",
  ];
  const limits = ["--max-scan-time", String(seconds), "--max-attack-time", String(seconds / 4), "-v", "0"];
  // An excluded address would stop Debian 12's wapiti: its pattern is none for that Debian's Python.
  await run(pathOf(tools.wapiti), [...args, ...limits, "-H", `Cookie: ${name}=${value}`], {
    timeout: (seconds + 120) * 1_000,
  });
  const { vulnerabilities } = JSON.parse(readFileSync(report, "utf8")) as Report;
  const all = Object.entries(vulnerabilities).flatMap(([kind, each]) =>
    each.map(({ level, path }) => ({ kind, level, path })),
  );
  const said = ({ kind, path }: (typeof all)[number]) => `${kind} at ${path}`;
  const [high, noted] = [all.filter(({ level }) => level >= 3), all.filter(({ level }) => level < 3)];
  return { tool: "wapiti", high: high.map(said), noted: [...new Set(noted.map(({ kind }) => kind))] };
}

/** Every parameter that an address of ours has, and a body that searches. */
async function bySqlmap(portal: string, cookie: string, requestId: string, folder: string): Promise<Found> {
  const targets = [
    `${portal}/queue?view=open&sort=due&q=1`,
    `${portal}/reminders?token=1`,
    `${portal}/api/figures/days?from=2026-01-01&to=2026-02-01`,
    `${portal}/sign-in?from=/requests`,
    `${portal}/requests/${requestId}*/messages`,
  ];
  const high: string[] = [];
  for (const [at, url] of targets.entries()) {
    const out = join(folder, `sqlmap-${at}`);
    const args = [
      "-u",
      url,
      "--batch",
      "--level",
      "2",
      "--risk",
      "1",
      "--output-dir",
      out,
      "--cookie",
      cookie,
      "--dbms",
      "PostgreSQL",
    ];
    const quick = [
      "--technique",
      "BEU",
      "--timeout",
      "20",
      "--retries",
      "0",
      "--threads",
      "2",
      "--ignore-code",
      "404",
      "--disable-coloring",
    ];
    const { stdout } = await run(pathOf(tools.sqlmap), [...args, ...quick], { timeout: 600_000, maxBuffer: 2 ** 26 });
    if (/is vulnerable|identified the following injection point/i.test(stdout)) high.push(`SQL injection at ${url}`);
  }
  return {
    tool: "sqlmap",
    high,
    noted: [`${targets.length} addresses without an injection`].slice(high.length > 0 ? 1 : 0),
  };
}

type TlsFinding = { id: string; severity: string; finding: string };

/** A proxy with TLS as Node makes it by itself, in place of the clinic's. What is wrong with a certificate of our own is none. */
async function byTestssl(portal: string, folder: string): Promise<Found> {
  const [key, cert, report] = [join(folder, "key.pem"), join(folder, "cert.pem"), join(folder, "testssl.json")];
  const subject = ["-subj", "/CN=localhost", "-days", "30", "-addext", "subjectAltName=DNS:localhost"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, ...subject], {
    stdio: "ignore",
  });
  const { port: to } = new URL(portal);
  const proxy = createServer(
    { key: readFileSync(key), cert: readFileSync(cert), minVersion: "TLSv1.2" },
    (req, res) => {
      const on = request({ port: to, method: req.method, path: req.url, headers: req.headers }, (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      });
      on.on("error", () => res.destroy());
      req.pipe(on);
    },
  );
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  const args = [
    "--quiet",
    "--color",
    "0",
    "--jsonfile",
    report,
    "-p",
    "-S",
    "-U",
    "-s",
    "--warnings",
    "off",
    `localhost:${port}`,
  ];
  await run(pathOf(tools["testssl.sh"]), args, { timeout: 900_000, maxBuffer: 2 ** 26 }).catch((error: unknown) => {
    if (!existsSync(report)) throw error; // it ends with the number of its findings
  });
  proxy.closeAllConnections();
  proxy.close();
  const all = JSON.parse(readFileSync(report, "utf8")) as TlsFinding[];
  const ofCertificate = /^cert_|^DNS_CAArecord|^OCSP|certificate/i;
  const serious = all.filter(({ id, severity }) => /HIGH|CRITICAL/.test(severity) && !ofCertificate.test(id));
  const noted = all.filter(({ id, severity }) => /LOW|MEDIUM/.test(severity) && !ofCertificate.test(id));
  const said = ({ id, finding }: TlsFinding) => `${id} (${finding})`;
  return { tool: "testssl.sh", high: serious.map(said), noted: noted.map(said) };
}

/** What listens beyond this machine: nothing. And the portal's port shows nothing of what it is made with. */
async function byNmap(portal: string): Promise<Found> {
  const { port } = new URL(portal);
  const { stdout } = await run(pathOf(tools.nmap), ["-sT", "-sV", "-p", port, "127.0.0.1"], { timeout: 300_000 });
  const open = /^\d+\/tcp +open +(.*)$/m.exec(stdout)?.[1]?.trim() ?? "";
  const mine = execFileSync("hostname", ["-I"], { encoding: "utf8" })
    .trim()
    .split(/\s+/)
    .filter((ip) => /^\d/.test(ip));
  const high: string[] = [];
  for (const ip of mine) {
    const seen = await run(pathOf(tools.nmap), ["-sT", "-p", port, ip], { timeout: 120_000 });
    if (/\/tcp +open/.test(seen.stdout)) high.push(`the portal of this machine alone answers at ${ip}`);
  }
  return { tool: "nmap", high, noted: [`127.0.0.1:${port} ${open}`] };
}
