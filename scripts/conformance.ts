import { pathToFileURL } from "node:url";
import { z } from "zod";
import { corsChecks } from "./conformance/cors.ts";
import { lockingChecks } from "./conformance/locking.ts";
import { multipartChecks } from "./conformance/multipart.ts";
import { objectChecks } from "./conformance/objects.ts";
import { rangeChecks } from "./conformance/ranges.ts";
import { openScene, statusOf, type Check, type Scene, type Server } from "./conformance/scene.ts";
import { signatureChecks } from "./conformance/signatures.ts";
import { signedUploadChecks } from "./conformance/signed-uploads.ts";

/** All that the portal asks of an S3 server. */
export const checks: Check[] = [
  ...objectChecks,
  ...signatureChecks,
  ...signedUploadChecks,
  ...multipartChecks,
  ...rangeChecks,
  ...corsChecks,
  ...lockingChecks,
];

/** What S3 offers beyond that; no check asks for it. */
export const notNeeded = ["lifecycle rules", "encryption with KMS keys"];

/** How a check went on a server. */
export type Outcome = { result: "passed" } | { result: "not done" | "failed"; reason: string };

const timeLimit = 30_000;

/** Runs one check. What is optional or known of the server by that name counts as not done, not as failed. */
export async function runCheck(check: Check, scene: Scene, serverName?: string): Promise<Outcome> {
  try {
    await withinTime(check.run(scene));
    return { result: "passed" };
  } catch (error) {
    const known = check.knownMissing?.[serverName ?? ""];
    if (known !== undefined) return { result: "not done", reason: known };
    if (check.optional !== undefined && isNotImplemented(error))
      return { result: "not done", reason: `${check.optional}: refused as not implemented` };
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { result: "failed", reason: reason.split("\n", 1).join("") };
  }
}

async function withinTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${timeLimit / 1000} seconds`)), timeLimit);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function isNotImplemented(error: unknown): boolean {
  return error instanceof Error && "$metadata" in error && statusOf(error) === 501;
}

const Environment = z.object({
  S3_ENDPOINT: z.url(),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
  S3_REGION: z.string().default("us-east-1"),
  S3_SERVER: z.string().optional(),
});

/** Checks the server that the environment names, a line a check; answers whether nothing failed. */
async function main(): Promise<boolean> {
  const env = Environment.parse(process.env);
  const server: Server = {
    endpoint: env.S3_ENDPOINT.replace(/\/$/, ""),
    region: env.S3_REGION,
    accessKeyId: env.S3_ACCESS_KEY_ID,
    secretAccessKey: env.S3_SECRET_ACCESS_KEY,
  };
  const scene = await openScene(server);
  const outcomes: [Check, Outcome][] = [];
  for (const check of checks) {
    const outcome = await runCheck(check, scene, env.S3_SERVER);
    outcomes.push([check, outcome]);
    console.log(
      `${outcome.result.padEnd(8)}  ${check.name}${"reason" in outcome ? `\n          ${outcome.reason}` : ""}`,
    );
  }
  await scene.close();

  const count = (result: Outcome["result"]) => outcomes.filter(([, outcome]) => outcome.result === result).length;
  console.log(`\n${count("passed")} passed, ${count("failed")} failed, ${count("not done")} not done by this server`);
  for (const [{ name }, outcome] of outcomes)
    if (outcome.result === "not done") console.log(`  not done: ${name} (${outcome.reason})`);
  console.log(`Not needed, so not asked for: ${notNeeded.join(", ")}.`);
  return count("failed") === 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exitCode = (await main()) ? 0 : 1;
