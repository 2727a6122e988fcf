import { connect } from "node:tls";
import type { Env } from "#lib/platform/env.ts";
import { mailAnswers } from "#lib/platform/mail.ts";
import { hasScanner, scanForMalware } from "#lib/platform/malware.ts";
import { bad, type Finding, good, must, should } from "./finding.ts";

/** What every scanner knows and nothing is harmed by, in two halves, so that none finds it here. */
const specimen = Buffer.from(String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR` + "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

/** Mail server, virus scanner, and the address at which people come in. */
export async function checkNeighbours(env: Env): Promise<Finding[]> {
  return [await checkMail(env), await checkScanner(), ...(await checkAddress(env))];
}

async function checkMail({ SMTP_URL }: Env): Promise<Finding> {
  const { protocol, hostname, port } = new URL(SMTP_URL);
  const near = hostname === "127.0.0.1" || hostname === "localhost";
  const where = `${hostname}:${port || (protocol === "smtps:" ? "465" : "587")}`;
  if (!(await mailAnswers()))
    return bad("Mail", "the mail server does not take mail", `openssl s_client -connect ${where}`);
  return should(
    "Mail",
    near || protocol === "smtps:",
    "the mail server answers",
    "mail may leave unencrypted",
    "SMTP_URL=smtps://…",
  );
}

async function checkScanner(): Promise<Finding> {
  if (!hasScanner()) return good("Viruses", "no scanner is set: see the settings above");
  const todo = "systemctl status clamav-daemon; clamdscan --ping 3";
  try {
    const { state } = await scanForMalware(specimen);
    return must(
      "Viruses",
      state === "infected",
      "the scanner finds the test file",
      "the scanner finds nothing: it has no signatures",
      "freshclam",
    );
  } catch {
    return bad("Viruses", "the scanner does not answer: nothing is called received meanwhile", todo);
  }
}

async function checkAddress({ NEXTAUTH_URL }: Env): Promise<Finding[]> {
  const { protocol, hostname, port } = new URL(NEXTAUTH_URL);
  if (protocol !== "https:") return [];
  const days = await daysLeft(hostname, Number(port || 443));
  const certificate =
    days === null
      ? bad(
          "Address",
          `${hostname} shows no certificate that browsers take`,
          `openssl s_client -connect ${hostname}:${port || "443"} -servername ${hostname}`,
        )
      : must(
          "Address",
          days > 14,
          `its certificate lasts ${days} days`,
          `its certificate ends in ${days} days`,
          "certbot renew",
        );
  const health = await fetch(`${NEXTAUTH_URL}/api/health`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  const strict = health?.headers.get("strict-transport-security");
  return [
    certificate,
    must(
      "Address",
      health !== null,
      "the portal answers there",
      "the portal does not answer there",
      `curl -sv ${NEXTAUTH_URL}/api/health`,
    ),
    must(
      "Address",
      health === null || Boolean(strict),
      "browsers remember to come by https",
      "browsers are not told to come by https",
      "the proxy must hand on the header strict-transport-security",
    ),
  ];
}

function daysLeft(host: string, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, servername: host, timeout: 10_000 }, () => {
      const until = new Date(socket.getPeerCertificate().valid_to).getTime();
      socket.end();
      resolve(Math.floor((until - Date.now()) / 86_400_000));
    });
    const none = () => {
      socket.destroy();
      resolve(null);
    };
    socket.once("error", none);
    socket.once("timeout", none);
  });
}
