import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";

const settings = {
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: "the first secret of this installation",
  DATA_KEY: Buffer.alloc(32, 1).toString("base64"),
  DATABASE_URL: "postgresql://nobody@localhost/none",
  S3_BUCKET: "none",
  SMTP_URL: "smtp://localhost",
};
const second = {
  NEXTAUTH_SECRET: "the second secret of this installation",
  DATA_KEY: Buffer.alloc(32, 2).toString("base64"),
};
const rotated = { ...second, NEXTAUTH_SECRET_OLD: settings.NEXTAUTH_SECRET, DATA_KEY_OLD: settings.DATA_KEY };
const before = { ...process.env };

/** The module as a process reads it that was started with these settings. */
async function startedWith(changed: Record<string, string> = {}) {
  process.env = { ...before, ...settings, ...changed };
  vi.resetModules();
  const mail = await import("#lib/accounts/sign-in-mail.ts");
  return { ...(await import("#lib/platform/secrets.ts")), ...mail };
}

beforeEach(() => vi.resetModules());
afterAll(() => {
  process.env = before;
});

describe("what is sealed", () => {
  test("opens again in its place alone, and not where a single bit was changed", async () => {
    const { seal, unseal } = await startedWith();
    const sealed = seal("JBSWY3DPEHPK3PXP", "account.totpSecret:1");
    expect(sealed).not.toContain("JBSWY3DPEHPK3PXP");
    expect(unseal(sealed, "account.totpSecret:1")).toBe("JBSWY3DPEHPK3PXP");
    for (const place of ["account.totpSecret:2", "staff_attempt.newSecret:1", ""])
      expect(() => unseal(sealed, place)).toThrow(/changed or moved/);
    for (let at = sealed.indexOf(".", 3) + 1; at < sealed.length - 1; at++) {
      const [letter = ""] = sealed.slice(at);
      if (letter === ".") continue;
      const changed = `${sealed.slice(0, at)}${letter === "A" ? "w" : "A"}${sealed.slice(at + 1)}`;
      expect(() => unseal(changed, "account.totpSecret:1")).toThrow();
    }
    for (const nonsense of ["", "v2", "v2.x.y", "v3.a.b.c.d", "v2....", sealed.slice(0, -20)])
      expect(() => unseal(nonsense, "account.totpSecret:1")).toThrow();
    expect(seal("the same", "a.b:1")).not.toBe(seal("the same", "a.b:1"));
  });

  test("under an old key opens while that key is listed, and what is new has the newest", async () => {
    const first = await startedWith();
    const old = first.seal("text", "a.b:1");
    const both = await startedWith(rotated);
    expect(both.unseal(old, "a.b:1")).toBe("text");
    expect(old.startsWith(both.newestSeal())).toBe(false);
    expect(both.seal("text", "a.b:1").startsWith(both.newestSeal())).toBe(true);
    const without = await startedWith(second);
    expect(() => without.unseal(old, "a.b:1")).toThrow(/not among/);
    const early = await startedWith({ DATA_KEY_OLD: second.DATA_KEY }); // a server that has yet to change over
    expect(early.unseal(both.seal("text", "a.b:1"), "a.b:1")).toBe("text");
  });
});

describe("what was signed", () => {
  test("with a secret that was replaced is still found, and the code and the link of a mail still work", async () => {
    const first = await startedWith();
    const mailId = "0199b9a0-0000-7000-8000-000000000001";
    const [hash, code, link] = [first.hashed("token"), first.codeOf(mailId), first.linkTokenOf(mailId)];
    const both = await startedWith(rotated);
    expect(both.hashed("token")).not.toBe(hash);
    expect(both.hashesOf("token")).toEqual([both.hashed("token"), hash]);
    expect(both.isHashOf(hash, "token")).toBe(true);
    expect(both.isHashOf(hash, "other")).toBe(false);
    expect(both.isCodeOf(mailId, code)).toBe(true);
    expect(both.mailOfLink(link)).toBe(mailId);
    const without = await startedWith(second);
    expect([without.isHashOf(hash, "token"), without.mailOfLink(link)]).toEqual([false, null]);
  });
});
