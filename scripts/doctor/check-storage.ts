import {
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { Env } from "#lib/platform/env.ts";
import { storageOrigin } from "#lib/platform/storage-origin.ts";
import { advice, bad, type Finding, good, must, should } from "./finding.ts";

const about = "Storage";

/** The bucket: who may reach it, from where, and what becomes of what is overwritten, removed or left unfinished. */
export async function checkStorage(env: Env, embedded: boolean): Promise<Finding[]> {
  const client = clientOf(env);
  const Bucket = env.S3_BUCKET;
  const aws = `aws s3api %s --bucket ${Bucket}${env.S3_ENDPOINT ? ` --endpoint-url ${env.S3_ENDPOINT}` : ""}`;
  const say = (command: string, rest = "") => `${aws.replace("%s", command)} ${rest}`.trim();
  try {
    await client.send(new HeadBucketCommand({ Bucket }));
  } catch (error) {
    return [bad(about, `the bucket does not answer: ${(error as Error).name}`, say("head-bucket"))];
  }
  const found = [
    good(about, "the bucket answers"),
    await checkCors(client, env, say),
    ...(await checkStrangers(env, say)),
  ];
  if (embedded)
    return [
      ...found,
      advice(
        about,
        "it is the one on this machine: nobody backs it up",
        "for patients, S3_ENDPOINT or S3_BUCKET of a real one",
      ),
    ];
  const plain = env.S3_ENDPOINT?.startsWith("http:") ?? false;
  return [
    ...found,
    must(about, !plain, "the line to it is encrypted", "scans travel to it in plain text", "S3_ENDPOINT=https://…"),
    ...(await checkKeeping(client, Bucket, say)),
  ];
}

type Say = (command: string, rest?: string) => string;

/** Browsers of our own pages, and of no other. */
async function checkCors(client: S3Client, env: Env, say: Say): Promise<Finding> {
  const origin = new URL(env.NEXTAUTH_URL).origin;
  const rules = await client.send(new GetBucketCorsCommand({ Bucket: env.S3_BUCKET })).then(
    ({ CORSRules = [] }) => CORSRules,
    () => [],
  );
  const others = [...new Set(rules.flatMap(({ AllowedOrigins = [] }) => AllowedOrigins))].filter(
    (one) => one !== origin,
  );
  const ours = rules.some(({ AllowedOrigins = [] }) => AllowedOrigins.includes(origin));
  const rule = {
    AllowedOrigins: [origin],
    AllowedMethods: ["PUT", "GET"],
    AllowedHeaders: ["content-type", "x-amz-checksum-sha256", "if-none-match", "range"],
    ExposeHeaders: ["ETag", "Content-Range", "Content-Length"],
    MaxAgeSeconds: 3600,
  };
  const todo = say("put-bucket-cors", `--cors-configuration '${JSON.stringify({ CORSRules: [rule] })}'`);
  if (others.length > 0) return bad(about, `pages of other sites may read from it: ${others.join(", ")}`, todo);
  return must(about, ours, `pages of ${origin} may use it, and no other`, `pages of ${origin} may not use it`, todo);
}

/** Whoever shows no signature gets nothing: tried, as what a policy says and what a server does are two things. */
async function checkStrangers(env: Env, say: Say): Promise<Finding[]> {
  const place = env.S3_ENDPOINT
    ? `${env.S3_ENDPOINT}/${env.S3_BUCKET}`
    : storageOrigin({ S3_BUCKET: env.S3_BUCKET, S3_REGION: env.S3_REGION });
  const status = async (method: string, key: string) =>
    fetch(`${place}/${key}`, {
      method,
      signal: AbortSignal.timeout(5_000),
      ...(method === "PUT" && { body: "x" }),
    }).then(
      (res) => res.status,
      () => 0,
    );
  const todo = say(
    "put-public-access-block",
    "--public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
  );
  const tries = [
    ["list it", await status("GET", "?list-type=2")],
    ["read from it", await status("GET", "packs/doctor")],
    ["write to it", await status("PUT", "doctor/stranger")],
  ] as const;
  const open = tries.filter(([, got]) => got !== 403 && got !== 401 && got !== 0).map(([what]) => what);
  return [
    must(
      about,
      open.length === 0,
      "strangers can neither list, read nor write",
      `strangers can ${open.join(" and ")}`,
      todo,
    ),
  ];
}

async function checkKeeping(client: S3Client, Bucket: string, say: Say): Promise<Finding[]> {
  const asked = async <Value>(command: Promise<Value>): Promise<Value | null> => command.catch(() => null);
  const shut = await asked(client.send(new GetPublicAccessBlockCommand({ Bucket })));
  const versions = await asked(client.send(new GetBucketVersioningCommand({ Bucket })));
  const sealed = await asked(client.send(new GetBucketEncryptionCommand({ Bucket })));
  const lives = await asked(client.send(new GetBucketLifecycleConfigurationCommand({ Bucket })));
  const lock = await asked(client.send(new GetObjectLockConfigurationCommand({ Bucket })));
  const block = shut?.PublicAccessBlockConfiguration;
  const aborts = lives?.Rules?.some(
    ({ Status, AbortIncompleteMultipartUpload: abort }) => Status === "Enabled" && abort,
  );
  const rule = {
    Rules: [
      {
        ID: "unfinished",
        Status: "Enabled",
        Filter: {},
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      },
    ],
  };
  return [
    should(
      about,
      Boolean(block?.BlockPublicPolicy && block.RestrictPublicBuckets),
      "nobody can make it public by a mistake",
      "it can be made public by a mistake",
      say(
        "put-public-access-block",
        "--public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
      ),
    ),
    should(
      about,
      versions?.Status === "Enabled",
      "what is removed can be brought back",
      "what is removed is gone at once",
      say("put-bucket-versioning", "--versioning-configuration Status=Enabled"),
    ),
    should(
      about,
      sealed !== null,
      "it encrypts what it keeps",
      "it does not say that it encrypts what it keeps",
      say(
        "put-bucket-encryption",
        `--server-side-encryption-configuration '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'`,
      ),
    ),
    should(
      about,
      aborts === true,
      "uploads that were left unfinished are cleared",
      "uploads that were left unfinished stay for ever",
      say("put-bucket-lifecycle-configuration", `--lifecycle-configuration '${JSON.stringify(rule)}'`),
    ),
    should(
      about,
      lock?.ObjectLockConfiguration?.ObjectLockEnabled === "Enabled",
      "it can lock what must not change",
      "it cannot lock the heads of the audit trail: they are kept in a signed file instead",
      "make the bucket anew with --object-lock-enabled-for-bucket, or keep that file on another machine",
    ),
  ];
}

function clientOf({ S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY }: Env): S3Client {
  return new S3Client({
    region: S3_REGION,
    maxAttempts: 1,
    ...(S3_ENDPOINT && { endpoint: S3_ENDPOINT, forcePathStyle: true }),
    ...(S3_ACCESS_KEY_ID &&
      S3_SECRET_ACCESS_KEY && {
        credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
      }),
  });
}
