import { readEnv } from "#lib/platform/env.ts";
import { bad, type Finding, good, must, should } from "./finding.ts";

/** Settings: complete, for people who come over the network, and not the invented clinic's. */
export function checkEnvironment(env: NodeJS.ProcessEnv): Finding[] {
  const about = "Settings";
  const [major = 0] = process.versions.node.split(".").map(Number);
  const node = should(
    "Node.js",
    major >= 24,
    process.versions.node,
    `${process.versions.node} is old`,
    "install Node.js 24",
  );
  try {
    readEnv(env);
  } catch (error) {
    return [node, bad(about, (error as Error).message, "put what is named into .env, then: npm run doctor")];
  }
  const { protocol, hostname } = new URL(env["NEXTAUTH_URL"] ?? "");
  const here = hostname === "localhost";
  const address = must(
    about,
    here || protocol === "https:",
    here ? "the address is this machine alone: for trying" : "people reach it over https",
    "people reach it over plain http: browsers refuse to send scans, and anybody on the way reads along",
    "NEXTAUTH_URL=https://… and a proxy with a certificate before it: docs/production.md",
  );
  if (here) return [node, address];
  const set = (name: string, why: string) =>
    should(about, Boolean(env[name]), `${name} is set`, `${name} is not set: ${why}`, `${name}=… in .env`);
  return [
    node,
    address,
    set("CLINIC_NAME", "pages and mails bear an invented clinic's name"),
    set("CLINIC_PHONE", "patients are told to call an invented number"),
    set("MAIL_FROM", "mail comes from an address that does not exist"),
    set("ONCALL_EMAIL", "nobody is told at once that a patient names an emergency sign"),
    set("CLAMD", "nothing looks for viruses"),
    set("SECURITY_CONTACT", "whoever finds a weakness writes to CLINIC_EMAIL"),
    good(about, "the rest is complete"),
  ];
}
