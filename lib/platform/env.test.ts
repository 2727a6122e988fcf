import { describe, expect, test } from "vitest";
import { readEnv } from "./env.ts";
import { storageOrigin } from "./storage-origin.ts";

const enough = {
  NEXTAUTH_URL: "https://review.clinic.example",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
  AUDIT_KEY: Buffer.alloc(32, 8).toString("base64"),
  DATABASE_URL: "postgresql://foramen:pass@db.example/foramen",
  S3_BUCKET: "scans",
  SMTP_URL: "smtps://user:pass@mail.example",
};

const troubleOf = (changed: Record<string, string | undefined>) => {
  try {
    readEnv({ ...enough, ...changed });
    return "";
  } catch (error) {
    return (error as Error).message;
  }
};

describe("the environment", () => {
  test("needs little, and has defaults for the rest", () => {
    expect(readEnv(enough)).toMatchObject({ S3_REGION: "us-east-1", LOG_LEVEL: "info", EMERGENCY_NUMBER: "911" });
    expect(readEnv({ ...enough, CLINIC_NAME: "", LOG_LEVEL: "" })).toMatchObject({ LOG_LEVEL: "info" });
  });

  test("says at once everything that is missing", () => {
    const missing = Object.fromEntries(Object.keys(enough).map((name) => [name, undefined]));
    expect(troubleOf(missing).split("\n")).toEqual([
      "The portal cannot start; these settings need attention:",
      ...Object.keys(enough).map((name) => `  ${name}: is missing`),
    ]);
  });

  test.each([
    ["CLINIC_OPEN_DAYS", "Mon,Someday"],
    ["CLINIC_HOURS", "17:00-08:00"],
    ["CLINIC_HOURS", "8 to 5"],
    ["CLINIC_CLOSED_DAYS", "12/24/2026"],
    ["NEXTAUTH_URL", "review.local:3000/x"],
    ["NEXTAUTH_URL", "javascript:alert(1)"],
    ["NEXTAUTH_URL", "https://clinic.example/portal"],
    ["NEXTAUTH_SECRET", "short"],
    ["DATA_KEY", "c2hvcnQ="],
    ["DATA_KEY_OLD", "c2hvcnQ="],
    ["NEXTAUTH_SECRET_OLD", "0123456789abcdef0123456789abcdef,tooShort"],
    ["DATABASE_URL", "mysql://db.example/x"],
    ["S3_ENDPOINT", "s3.local:9000"],
    ["S3_ENDPOINT", "ftp://s3.example"],
    ["SMTP_URL", "https://mail.example"],
    ["CLINIC_ACCENT", "red; background: url(//evil.example)"],
    ["CLINIC_TIME_ZONE", "Mars/Olympus"],
    ["SESSION_MINUTES", "surgeon=30"],
    ["SESSION_MINUTES", "surgeon=60/30"],
    ["LOG_LEVEL", "loud"],
    ["S3_ACCESS_KEY_ID", "alone"],
    ["CLAMD", "scanner"],
    ["CLAMD", "clamd:0"],
    ["CLAMD", "clamd:99999"],
    ["CLAMD", "tcp://clamd:3310"],
    ["CLAMD", "::1:3310"],
  ])("refuses %s=%s by name, without its value", (name, value) => {
    const trouble = troubleOf({ [name]: value });
    expect(trouble).toMatch(new RegExp(`^  ${name}: \\S`, "m"));
    expect(trouble.split("\n")).toHaveLength(2);
    expect(trouble).not.toContain(value);
    expect(trouble).not.toMatch(/undefined|received/);
  });
});

test.each(["clamd.clinic.example:3310", "127.0.0.1:3310", "[::1]:3310", "/run/clamav/clamd.ctl"])(
  "a scanner may be at %s",
  (CLAMD) => {
    expect(readEnv({ ...enough, CLAMD }).CLAMD).toBe(CLAMD);
  },
);

test("the origin of storage is that of the endpoint, or AWS's own of the bucket", () => {
  expect(storageOrigin({ S3_ENDPOINT: "http://127.0.0.1:9000/path" })).toBe("http://127.0.0.1:9000");
  expect(storageOrigin({ S3_BUCKET: "scans", S3_REGION: "eu-west-1" })).toBe(
    "https://scans.s3.eu-west-1.amazonaws.com",
  );
});
