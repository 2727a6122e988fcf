import type { Page } from "@playwright/test";
import {
  answeredDraft,
  askPatient,
  checkedScan,
  completeOpinion,
  newStaff as newColleague,
  packRow,
  rows,
  turnDown,
} from "../config/command-scene.ts";
import { system } from "#lib/accounts/actor.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { publishOpinion } from "#lib/opinions/publish-opinion.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { assessScan } from "#lib/studies/assess-scan.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { assignSurgeon } from "#lib/triage/assign-surgeon.ts";
import { claimRequest } from "#lib/triage/claim-request.ts";
import { decideWish } from "#lib/triage/decide-wish.ts";
import { expect, isAccessible, newAddress, patientOf, signInAsPatient, test } from "./scene.ts";

const live = { timeout: 4_000 };

test("a patient always knows where it stands, by when it is answered, and what they can do", async ({ newPerson }) => {
  test.setTimeout(240_000);
  const page = await newPerson({ phone: true });
  const address = newAddress();
  await signInAsPatient(page, address);
  await expect(page.getByText("You have no requests yet")).toBeVisible();
  await isAccessible(page);
  const patient = await patientOf(address);
  const coordinator = await newColleague("coordinator");
  const surgeon = await newColleague("surgeon");
  const { requestId } = await answeredDraft(patient);
  const here = `/requests/${requestId}`;
  const title = page.locator("#now");

  await test.step("a draft is what to go on with", async () => {
    await page.goto("/requests");
    await expect(page.getByRole("link", { name: "Finish and send" })).toBeVisible();
  });

  await test.step("sent, its scan is being checked, and then the days begin, told without a reload", async () => {
    const { id: packId } = await packRow(requestId, "stored");
    expectOk(await submitRequest(patient, { requestId }));
    await page.goto(here);
    await expect(title).toHaveText("We have your request. We are checking your scan.");
    await expect(page.getByText("We aim to answer within 5 business days once your scan is checked.")).toBeVisible();
    await isAccessible(page);
    await rows((tx) => tx.pack.update({ where: { id: packId }, data: { state: "checked", checkedAt: new Date() } }));
    await checkedScan(requestId);
    expectOk(await assessScan(system, { requestId }));
    await expect(title).toHaveText("We have your request. Our staff look at it next.", live);
    await expect(page.getByText(/^We aim to answer by \w+day, \w+\s\d+\.$/)).toBeVisible();
    await expect(page.getByText("If you like, you can add")).toBeVisible();
    await fits(page);
    await isAccessible(page);
  });

  await test.step("a question stops the days, and its answer lets them go on", async () => {
    expectOk(await claimRequest(coordinator, { requestId }));
    await expect(title).toHaveText("Our staff are looking at your request.", live);
    expectOk(await askPatient({ coordinator, requestId }, "Which leg hurts more?"));
    await expect(title).toHaveText("We have a question for you.", live);
    await expect(page.getByText("The days stop while we wait for you.")).toBeVisible();
    await isAccessible(page);
    await page.getByLabel("Your reply").fill("The left one.");
    await page.reload();
    await expect(page.getByLabel("Your reply")).toHaveValue("The left one.");
    await page.getByRole("button", { name: "Send my reply" }).click();
    await expect(page.getByText("Thank you. We have your reply.")).toBeVisible();
    await expect(title).toHaveText("Our staff are looking at your request.");
    await expect(page.getByText("We did not count the days until you replied.")).toBeVisible();
  });

  await test.step("who is late says so, is sorry, and says what happens", async () => {
    const { dueAt } = await rows((tx) => tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } }));
    const due = (at: Date | null) =>
      rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { dueAt: at } }));
    await due(new Date(Date.now() - 3 * 86_400_000));
    await page.goto(here);
    await expect(title).toHaveText("We are late, and we are sorry.");
    await expect(page.getByText(/^We aimed to answer by \w+day, \w+\s\d+\.$/)).toBeVisible();
    await expect(page.getByText("Our staff can see that your request is late.")).toBeVisible();
    await isAccessible(page);
    await due(dueAt);
  });

  await test.step("with the surgeon, who opened the scan is told by role and day", async () => {
    expectOk(await assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId }));
    await page.goto(here);
    await expect(title).toHaveText("Your scan is with a surgeon.");
    expectOk(await openStudy(surgeon, { requestId }));
    await page.goto(here);
    await expect(title).toHaveText("A surgeon is looking at your scan.");
    const seen = page.getByRole("region", { name: "Who has seen your scan" });
    await expect(seen.getByRole("listitem")).toHaveText(/^A surgeon/);
    await isAccessible(page);
  });

  await test.step("contact details are changed, and refused where they are none", async () => {
    await page.getByRole("link", { name: "Change your contact details" }).click();
    const problem = (on: Page) => on.getByRole("alert", { name: "There is a problem" });
    const save = async (on: Page) => {
      await on.getByLabel("Phone number").fill("12");
      await on.getByRole("button", { name: "Save" }).click();
    };
    await expect(page).toHaveURL(/contact$/);
    await page.reload();
    const plain = await newPerson({ phone: true, javaScript: false });
    await plain.context().addCookies(await page.context().cookies());
    await plain.goto(page.url());
    await save(plain);
    const said = await problem(plain).innerText();
    // The browser says the same by itself, once it has what it needs: nothing reaches the server here.
    await page.route("**", (route) => (route.request().method() === "POST" ? route.abort() : route.fallback()));
    await expect(async () => {
      await save(page);
      await expect(problem(page)).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.unroute("**");
    expect(await problem(page).innerText()).toBe(said);
    await expect(page.getByLabel("Phone number")).toHaveAccessibleDescription(/Enter a phone number/);
    await isAccessible(page);
    await page.getByLabel("Phone number").fill("(212) 555-0188");
    const cookies = await page.context().cookies();
    await page.context().clearCookies(); // the session is over in the middle of the form
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("status").getByRole("link", { name: "Sign in again" })).toBeVisible();
    await isAccessible(page);
    await expect(page.getByLabel("Phone number")).toHaveValue("(212) 555-0188");
    await page.context().addCookies(cookies);
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Your contact details are changed.")).toBeVisible();
  });

  await test.step("a correction is asked for, decided by staff, and the reason read", async () => {
    await page.getByRole("link", { name: "Ask us to correct or delete something" }).click();
    await page.getByLabel("Correct something").check();
    await page.getByLabel("Tell us about it").fill("I was born in 1968.");
    await page.getByRole("button", { name: "Send to our staff" }).click();
    await expect(page.getByText("With our staff")).toBeVisible();
    await isAccessible(page);
    const wish = await rows((tx) => tx.recordWish.findFirstOrThrow({ where: { requestId } }));
    const decision = { requestId, wishId: wish.id, decision: "granted" as const, reason: "Corrected, thank you." };
    expectOk(await decideWish(coordinator, decision));
    await expect(page.getByText("Corrected, thank you.")).toBeVisible(live);
  });

  await test.step("who wants to be phoned first learns that it is ready, and nothing of what it says", async () => {
    await rows(async (tx) => {
      const { answers } = await tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } });
      const data = { answers: { ...(answers as object), phoneFirst: "yes" } };
      await tx.reviewRequest.update({ where: { id: requestId }, data });
    });
    expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
    await page.goto(here);
    await expect(title).toHaveText("Your answer is ready. We will phone you first.");
    await expect(page.getByText(completeOpinion.patientMessage)).toBeHidden();
    await isAccessible(page);
    expectOk(await publishOpinion(coordinator, { requestId }));
    await expect(title).toHaveText("Your answer is here.", live);
    await fits(page);
    await isAccessible(page);
    await expect(page.getByRole("link", { name: "Read your answer" })).toHaveAttribute("href", `${here}/answer`);
  });

  await test.step("in Spanish too", async () => {
    await page.getByRole("link", { name: "Español" }).click();
    await expect(title).toHaveText("Nuestra respuesta está aquí.");
    await expect(page.getByRole("heading", { name: "Quién ha visto su estudio" })).toBeVisible();
    await isAccessible(page);
    await page.getByRole("link", { name: "English" }).click();
    await expect(title).toHaveText("Your answer is here.");
  });

  await test.step("two may be open, and a third is not begun", async () => {
    const second = await sentBy(patient);
    const third = await sentBy(patient);
    await page.goto("/requests");
    await expect(page.getByText("You have two requests that are not finished.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Start another request" })).toBeHidden();
    await isAccessible(page);
    await page.goto("/requests/new");
    await page.getByRole("button", { name: "Start now" }).click();
    await expect(page.getByText("You have two requests that are not finished.")).toBeVisible();

    await page.goto(`/requests/${second}`);
    await page.getByRole("link", { name: "Take this request back" }).click();
    await expect(page.getByText("We remove your scan and your papers 30 days later.")).toBeVisible();
    await isAccessible(page);
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(title).toHaveText("You took this request back.");
    await isAccessible(page);

    expectOk(await claimRequest(coordinator, { requestId: third }));
    expectOk(await turnDown({ coordinator, requestId: third }, "This is the shoulder."));
    await page.goto(`/requests/${third}`);
    await expect(title).toHaveText("We have written to you.");
    await expect(page.getByRole("link", { name: "Read our letter" })).toBeVisible();
    await isAccessible(page);
  });

  await test.step("a draft is deleted with everything in it", async () => {
    const draft = await answeredDraft(patient);
    await page.goto(`/requests/${draft.requestId}/check`);
    await page.getByText("Delete this request").click();
    await page.getByRole("button", { name: "Delete it" }).click();
    await expect(page.getByText("Your request is deleted, with everything in it.")).toBeVisible();
    expect(await rows((tx) => tx.reviewRequest.count({ where: { id: draft.requestId } }))).toBe(0);
  });
});

/** Another request of the same person, as it arrives at the clinic. */
async function sentBy(patient: Awaited<ReturnType<typeof patientOf>>): Promise<string> {
  const { requestId } = await answeredDraft(patient);
  await checkedScan(requestId);
  expectOk(await submitRequest(patient, { requestId }));
  return requestId;
}

/** Nothing is wider than the phone. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}
