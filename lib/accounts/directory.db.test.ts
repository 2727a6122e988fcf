import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newAddress, newPatient, newStaff, rows } from "../../config/command-scene.ts";
import { type Entry, startDirectory } from "../../config/directory.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { nobody } from "./actor.ts";

let directory: Awaited<ReturnType<typeof startDirectory>>;
let oidc: typeof import("#lib/platform/oidc.ts");
let signInByDirectory: (typeof import("./sign-in-by-directory.ts"))["signInByDirectory"];
let session: typeof import("./session.ts");

beforeAll(async () => {
  directory = await startDirectory(new URL("/sign-in/directory/back", process.env["NEXTAUTH_URL"]).href);
  Object.assign(process.env, {
    OIDC_ISSUER: directory.issuer,
    OIDC_CLIENT_ID: "portal",
    OIDC_CLIENT_SECRET: "the secret of the portal at the directory",
    OIDC_ROLES: "spine admins=administrator,spine-intake=coordinator,spine-surgeons=surgeon",
    OIDC_NEW_ACCOUNTS: "yes",
  });
  oidc = await import("#lib/platform/oidc.ts");
  ({ signInByDirectory } = await import("./sign-in-by-directory.ts"));
  session = await import("./session.ts");
});

afterAll(() => directory.stop());

const invited = async (role: "coordinator" | "surgeon" = "coordinator") => {
  const { accountId, email } = await newStaff(role);
  return { accountId, email };
};

const entryOf = (email: string, more: Partial<Entry> = {}): Entry => ({
  sub: crypto.randomUUID(),
  email,
  email_verified: true,
  groups: ["everybody", "spine-intake"],
  amr: ["pwd", "mfa"],
  ...more,
});

/** Leaves for the directory and comes back, as this entry of it. */
async function travel(entry: Entry) {
  const { address, checks } = await oidc.signInAddress();
  return { query: await directory.visit(address, entry), checks };
}

const signIn = async (entry: Entry) => expectOk(await signInByDirectory(nobody, await travel(entry)));

const accountOf = (email: string) => rows((tx) => tx.account.findUnique({ where: { email } }));

describe("the clinic's own directory", () => {
  test("signs in who was invited, finds them by its own name for them afterwards, and gives them the role it says", async () => {
    const { accountId, email } = await invited();
    const entry = entryOf(email);
    const first = await signIn(entry);
    if (first.status !== "signed_in") throw new Error(first.status);
    expect(first.role).toBe("coordinator");
    const opened = await session.redeemTicket(first.ticket);
    expect(await session.findActor(opened?.token ?? null)).toMatchObject({ accountId, role: "coordinator" });
    const moved = { ...entry, email: newAddress(), groups: ["spine-surgeons"] };
    expect(await signIn(moved)).toMatchObject({ status: "signed_in", role: "surgeon" });
    expect(await session.findActor(opened?.token ?? null)).toMatchObject({ kind: "nobody" });
    expect(await accountOf(email)).toMatchObject({ id: accountId, role: "surgeon" });
  });

  test("makes an account where the clinic wants that, and for nobody without a role of ours, nor for patients", async () => {
    const email = newAddress("coordinator");
    expect(await signIn(entryOf(email, { name: "Noor Sample" }))).toMatchObject({ status: "signed_in" });
    expect(await accountOf(email)).toMatchObject({ role: "coordinator", name: "Noor Sample" });
    const other = newAddress();
    expect(await signIn(entryOf(other, { groups: ["everybody"] }))).toEqual({ status: "unknown" });
    expect(await signIn(entryOf(other, { email_verified: false }))).toEqual({ status: "unknown" });
    expect(await accountOf(other)).toBeNull();
    const patient = await newPatient();
    expect(await signIn(entryOf(patient.email))).toEqual({ status: "unknown" });
  });

  test("that asked for no second factor leads to ours", async () => {
    const { email } = await invited();
    for (const amr of [["pwd"], []])
      expect(await signIn(entryOf(email, { sub: `one ${email}`, amr }))).toMatchObject({ status: "enrol" });
  });

  test("means nobody else by an address that is taken, and lets no disabled account in", async () => {
    const { accountId, email } = await invited();
    const entry = entryOf(email);
    expect((await signIn(entry)).status).toBe("signed_in");
    expect(await signIn(entryOf(email))).toEqual({ status: "unknown" });
    await rows((tx) => tx.account.update({ where: { id: accountId }, data: { disabledAt: new Date() } }));
    expect(await signIn(entry)).toEqual({ status: "unknown" });
  });

  test("is answered only in the browser that left for it, and once", async () => {
    const { email } = await invited();
    const mine = await travel(entryOf(email));
    const other = await travel(entryOf(newAddress()));
    const refused = { status: "refused" };
    for (const wrong of [
      { query: mine.query, checks: other.checks },
      { query: mine.query, checks: { ...mine.checks, verifier: other.checks.verifier } },
      { query: mine.query.replace(/state=[^&]+/, "state=x"), checks: mine.checks },
      { query: "?error=access_denied&state=x", checks: mine.checks },
      { query: "", checks: mine.checks },
    ])
      expect(expectOk(await signInByDirectory(nobody, wrong))).toEqual(refused);
    const nonce = await travel(entryOf(email));
    const changed = { query: nonce.query, checks: { ...nonce.checks, nonce: "another" } };
    expect(expectOk(await signInByDirectory(nobody, changed))).toEqual(refused);
    const good = await travel(entryOf(email));
    expect(expectOk(await signInByDirectory(nobody, good)).status).toBe("signed_in");
    expect(expectOk(await signInByDirectory(nobody, good))).toEqual(refused);
  });
});
