import { CreateBucketCommand, PutBucketCorsCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { readEnv } from "#lib/platform/env.ts";
import { checkDatabase } from "./check-database.ts";
import { checkEnvironment } from "./check-environment.ts";
import { checkNeighbours } from "./check-neighbours.ts";
import { checkStorage } from "./check-storage.ts";
import type { Finding } from "./finding.ts";

const toMend = (findings: Finding[]) => findings.filter(({ state }) => state === "bad").map(({ says }) => says);
const { DATABASE_URL: url = "", DATABASE_OWNER_URL: owner = url } = process.env;

test("a database that forgets at a power cut is found, and how to mend it; the rest of it is well", async () => {
  const findings = await checkDatabase(url, owner);
  const forgetful = findings.find(({ says }) => says.includes("a power cut loses"));
  expect(forgetful?.state).toBe("bad"); // that of the tests does: config/test-services.ts
  expect(forgetful?.todo).toContain('ALTER SYSTEM SET fsync = on"');
  expect(toMend(findings)).toEqual([forgetful?.says]);
});

test("a database that is away is named, and no more is asked of it", async () => {
  const away = "postgresql://nobody:secret@127.0.0.1:9/none";
  const findings = await checkDatabase(away, away);
  expect(findings).toHaveLength(1);
  expect(JSON.stringify(findings)).not.toContain("secret");
});

test("a bucket that pages elsewhere may read is found, with the command that shuts it", async () => {
  const env = { ...readEnv(process.env), S3_BUCKET: `doctor-${crypto.randomUUID()}` };
  const { S3_ENDPOINT: endpoint = "", S3_REGION: region } = env;
  const credentials = { accessKeyId: env.S3_ACCESS_KEY_ID ?? "", secretAccessKey: env.S3_SECRET_ACCESS_KEY ?? "" };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  expect((await checkStorage(env, true))[0]?.state).toBe("bad"); // there is no such bucket yet
  await client.send(new CreateBucketCommand({ Bucket: env.S3_BUCKET }));
  const cors = async (origin: string) => {
    const CORSRules = [{ AllowedOrigins: [origin], AllowedMethods: ["GET"] }];
    await client.send(new PutBucketCorsCommand({ Bucket: env.S3_BUCKET, CORSConfiguration: { CORSRules } }));
    return checkStorage(env, true);
  };
  const open = await cors("https://evil.example");
  expect(toMend(open)).toEqual(["pages of other sites may read from it: https://evil.example"]);
  expect(open.find(({ state }) => state === "bad")?.todo).toContain("aws s3api put-bucket-cors");
  expect(toMend(await cors(new URL(env.NEXTAUTH_URL).origin))).toEqual([]);
  const real = await checkStorage(env, false);
  expect(toMend(real)).toEqual(["scans travel to it in plain text"]);
  for (const { state, todo } of real) if (state !== "good") expect(todo).toBeTruthy();
});

test("settings of a portal for patients: plain http is refused, what is invented is named", () => {
  const given = { ...process.env, CLAMD: "", ONCALL_EMAIL: "" };
  expect(toMend(checkEnvironment({ ...given, NEXTAUTH_URL: "http://portal.example" }))).toHaveLength(1);
  const found = checkEnvironment({ ...given, NEXTAUTH_URL: "https://portal.example" });
  expect(toMend(found)).toEqual([]);
  expect(found.filter(({ state }) => state === "advice").map(({ says }) => says.split(" ")[0])).toEqual(
    expect.arrayContaining(["CLINIC_PHONE", "ONCALL_EMAIL", "CLAMD"]),
  );
  expect(toMend(checkEnvironment({ ...given, DATA_KEY: "short" }))).toHaveLength(1);
});

test("mail and scanner of the tests are well", async () => {
  expect(toMend(await checkNeighbours(readEnv(process.env)))).toEqual([]);
});
