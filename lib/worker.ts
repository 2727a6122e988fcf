import { sightOf, system } from "./accounts/actor.ts";
import { forgetExpired } from "./accounts/forget-expired.ts";
import { sendAccountMail } from "./accounts/send-account-mail.ts";
import { sendEmailChange } from "./accounts/send-email-change.ts";
import { sendInvitation } from "./accounts/send-invitation.ts";
import { sendSignInMail } from "./accounts/send-sign-in-mail.ts";
import { keepAnchor } from "./audit/anchor.ts";
import { headToAnchor, noteAnchor, sealBatch, sealNext } from "./audit/seal-repo.ts";
import { escalateCall } from "./calls/escalate-call.ts";
import { sweepExports } from "./exports/sweep-exports.ts";
import { buildExport } from "./intake/build-export.ts";
import { drawShared } from "./markings/draw-shared.ts";
import { removeDraft } from "./intake/remove-draft.ts";
import { sweepDrafts } from "./intake/sweep-drafts.ts";
import { sendAlert } from "./notifications/send-alert.ts";
import { publishOpinion } from "./opinions/publish-opinion.ts";
import { sweepReminders } from "./intake/sweep-reminders.ts";
import { sendNotice } from "./notifications/send-notice.ts";
import { checkPaper } from "./papers/check-paper.ts";
import { clearPaper } from "./papers/clear-paper.ts";
import { resumeChecks } from "./papers/resume-checks.ts";
import { settleUnfinished } from "./papers/settle-unfinished.ts";
import { closeDatabase, inTransaction } from "./platform/db.ts";
import { env } from "./platform/env.ts";
import { beat, heartbeat } from "./platform/health.ts";
import { type Queue, workQueues } from "./platform/jobs.ts";
import { log } from "./platform/log.ts";
import { hasScanner, scannerAnswers } from "./platform/malware.ts";
import type { Result } from "./platform/refusal.ts";
import { restNow } from "./platform/rest.ts";
import { removeUnused } from "./platform/storage.ts";
import { type Owed, owed } from "./rest/owed.ts";
import { eraseRequest } from "./retention/erase-request.ts";
import { sweepRetention } from "./retention/sweep-retention.ts";
import { assessScan } from "./studies/assess-scan.ts";
import { beginReconciling } from "./studies/begin-reconciling.ts";
import { drawPreviews } from "./studies/draw-previews.ts";
import { removeLeftovers } from "./studies/clear-storage.ts";
import { clearUnfinished } from "./studies/clear-unfinished.ts";
import { ingestPack } from "./studies/ingest-pack.ts";
import { loseObjects } from "./studies/lose-objects.ts";
import { reconcileStorage } from "./studies/reconcile-storage.ts";
import { resumeIngest } from "./studies/resume-ingest.ts";
import { raiseOverdue } from "./triage/raise-overdue.ts";
import { sendDigest } from "./triage/send-digest.ts";
import { sweepDigests } from "./triage/sweep-digests.ts";
import { tellDue } from "./triage/tell-due.ts";
import { returnIdle } from "./triage/return-idle.ts";

type Handler = Queue & { parallel: number; handle: (data: never) => Promise<void> };

/** What is sent while the portal rests too: else nobody could sign in, nor hear of an emergency. */
const awake = ["send-sign-in-mail", "send-account-mail", "send-alert", "send-notice"];

/** Every kind of job: its queue, how long one may take, how many run at once, and the task that does it. */
const handlers: Handler[] = [
  {
    name: "send-sign-in-mail",
    expireInSeconds: 60,
    parallel: 2,
    handle: async (data: { mailId: string }) => done(await sendSignInMail(system, data)),
  },
  {
    name: "send-invitation",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: Parameters<typeof sendInvitation>[1]) => done(await sendInvitation(system, data)),
  },
  {
    name: "send-email-change",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: Parameters<typeof sendEmailChange>[1]) => done(await sendEmailChange(system, data)),
  },
  {
    name: "send-account-mail",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: Parameters<typeof sendAccountMail>[1]) => done(await sendAccountMail(system, data)),
  },
  {
    name: "send-notice",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: Parameters<typeof sendNotice>[1]) => done(await sendNotice(system, data)),
  },
  {
    name: "send-alert",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: Parameters<typeof sendAlert>[1]) => done(await sendAlert(system, data)),
  },
  {
    name: "send-digest",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: Parameters<typeof sendDigest>[1]) => done(await sendDigest(system, data)),
  },
  {
    name: "publish-opinion",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: { requestId: string }) => done(await publishOpinion(system, data)),
  },
  {
    name: "escalate-call",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: { taskId: string }) => done(await escalateCall(system, data)),
  },
  {
    name: "ingest-pack",
    expireInSeconds: 15 * 60,
    parallel: 3, // two are examined at once, and meanwhile a third is written down or fetched
    handle: async (data: { packId: string }) => cleared(await ingestPack(system, data)),
  },
  {
    name: "assess-scan",
    expireInSeconds: 2 * 60,
    parallel: 1,
    handle: async (data: { requestId: string }) => done(await assessScan(system, data)),
  },
  {
    name: "draw-previews",
    expireInSeconds: 10 * 60,
    parallel: 1,
    handle: async (data: { requestId: string }) => cleared(await drawPreviews(system, data)),
  },
  {
    name: "draw-shared",
    expireInSeconds: 5 * 60,
    parallel: 1,
    handle: async (data: { requestId: string }) => cleared(await drawShared(system, data)),
  },
  {
    name: "check-paper",
    expireInSeconds: 10 * 60,
    parallel: 1,
    handle: async (data: { paperId: string }) => cleared(await checkPaper(system, data)),
  },
  {
    name: "clear-paper",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: { paperId: string }) => done(await clearPaper(system, data)),
  },
  {
    name: "remove-draft",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: { requestId: string }) => done(await removeDraft(system, data)),
  },
  {
    name: "build-export",
    expireInSeconds: 5 * 60,
    parallel: 1,
    handle: async (data: { exportId: string }) => done(await buildExport(system, data)),
  },
  {
    name: "clear-storage",
    expireInSeconds: 5 * 60,
    parallel: 1,
    handle: async (data: Parameters<typeof removeLeftovers>[1]) => done(await removeLeftovers(system, data)),
  },
  {
    name: "erase-request",
    expireInSeconds: 60,
    parallel: 1,
    handle: async (data: { requestId: string }) => done(await eraseRequest(system, data)),
  },
  {
    name: "reconcile-storage",
    expireInSeconds: 5 * 60,
    parallel: 1,
    handle: async (data: Parameters<typeof reconcileStorage>[1]) => done(await reconcileStorage(system, data)),
  },
  {
    name: "lose-objects",
    expireInSeconds: 5 * 60,
    parallel: 1,
    handle: async (data: Parameters<typeof loseObjects>[1]) => done(await loseObjects(system, data)),
  },
];

/** The queues that must exist before anything is put on them. */
export const queues: Queue[] = handlers.map(({ name, expireInSeconds }) => ({ name, expireInSeconds }));

/** A job about something that is gone is finished; one that lost a race is thrown back, to be tried again. */
function done(result: Result<unknown>): void {
  if (result.ok) return;
  const { code } = result.refusal;
  log("warn", "a job was refused", { code });
  if (code === "conflict" || code === "unavailable") throw new Error(code);
}

/** The same for a task that answers which objects nothing points at any more. */
async function cleared(result: Result<{ removeKeys: readonly string[] }>): Promise<void> {
  done(result);
  if (result.ok) await removeUnused(result.value);
}

const hour = 60 * 60_000;
const idleLook = 10 * 60_000;
const scannerLook = 15_000;

const resumption = 1_000;

/** Has everything checked whose check has not ended: a job that a killed worker held counts as running until it expires. */
async function resumeAll(): Promise<boolean> {
  const resumed = [await resumeIngest(system, {}), await resumeChecks(system, {})];
  return resumed.every(({ ok }) => ok);
}

/**
 * Answers a look at the virus scanner that has everything checked that waited for it, once it is back: a job that is
 * tried again by itself waits longer each time.
 */
function scannerWatch(resuming: Owed): () => Promise<void> {
  let away = false;
  return async () => {
    const answers = await scannerAnswers();
    if (away && answers) resuming.owe();
    if (away === answers) log(answers ? "info" : "warn", "the virus scanner", { code: answers ? "back" : "away" });
    away = !answers;
  };
}

const portal = sightOf(system);
const sealing = 1_000;
const anchoring = 60_000;
/** So far below the highest sealed id an entry may still turn up whose act took longer to be committed. */
const lateIds = 2_000n;

/** Answers a look for entries of the trail to seal; what a look an hour ago could not see yet, a thorough one finds. */
function sealer(): (thorough?: boolean) => Promise<void> {
  let [from, busy] = [0n, false];
  return async (thorough = false) => {
    if (busy) return;
    busy = true;
    try {
      for (let count = sealBatch; count === sealBatch;) {
        const sealed = await inTransaction(portal, (tx) => sealNext(tx, thorough ? 0n : from), 30_000);
        count = sealed.count;
        if (sealed.upTo - lateIds > from) from = sealed.upTo - lateIds;
      }
    } finally {
      busy = false;
    }
  };
}

/** Puts the signed end of the trail outside the database, where it has grown since. */
async function anchorTrail(): Promise<void> {
  const head = await inTransaction(portal, headToAnchor);
  if (!head) return;
  await keepAnchor(head);
  await inTransaction(portal, (tx) => noteAnchor(tx, head.seq));
}

/** Works through all queues until the returned function is called. */
export async function startWorker(): Promise<() => Promise<void>> {
  await beat();
  const silent = () => log("warn", "the worker cannot reach the database or the storage");
  const seal = sealer();
  const tidy = (): void => {
    for (const task of [
      forgetExpired,
      clearUnfinished,
      settleUnfinished,
      sweepDrafts,
      sweepReminders,
      sweepRetention,
      sweepExports,
      beginReconciling,
      raiseOverdue,
    ])
      void task(system, {}).catch(silent);
    void seal(true).catch(silent);
  };
  const lookForIdle = (): void => {
    for (const look of [returnIdle, tellDue, sweepDigests]) void look(system, {}).catch(silent);
  };
  /** Nothing is tidied or looked for while the portal rests. */
  const unlessResting = (work: () => void) => (): void =>
    void restNow()
      .then((rest) => (rest ? undefined : work()))
      .catch(silent);
  const resuming = owed(resumeAll);
  const timers = [
    setInterval(() => void beat().catch(silent), heartbeat.every),
    setInterval(unlessResting(tidy), hour),
    setInterval(() => void seal().catch(silent), sealing),
    setInterval(() => void anchorTrail().catch(silent), anchoring),
    setInterval(() => void resuming.look().catch(silent), resumption),
    setInterval(unlessResting(lookForIdle), idleLook),
  ];
  if (hasScanner()) {
    const watch = scannerWatch(resuming);
    timers.push(setInterval(() => void watch().catch(silent), scannerLook));
  }
  if (!env().ONCALL_EMAIL) log("warn", "nobody is told of emergency signs: set ONCALL_EMAIL");
  unlessResting(lookForIdle)();
  unlessResting(tidy)(); // a worker that is started anew every night tidies too
  await resuming.look();
  const stop = await workQueues(
    handlers.map(({ name: queue, parallel, handle }) => ({
      queue,
      parallel,
      rests: awake.includes(queue) ? undefined : async () => (await restNow()) !== null,
      handle: handle as (data: unknown) => Promise<void>,
    })),
  );
  log("info", "the worker is ready");
  return async () => {
    timers.forEach(clearInterval);
    await stop();
    await seal().then(anchorTrail).catch(silent); // until it is started again nobody does
    await closeDatabase();
  };
}
