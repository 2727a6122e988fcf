import { setTimeout as sleep } from "node:timers/promises";
import {
  assignedRequest,
  checkedScan,
  completeAnswers,
  newStaff,
  rows,
  signOff,
  submittedRequest,
} from "../config/command-scene.ts";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import { enterAnswers } from "#lib/intake/enter-answers.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { setUrgency } from "#lib/triage/set-urgency.ts";
import { expect, isAccessible, pressUntil, test } from "./scene.ts";
import { cookieOf } from "./session-cookie.ts";

test("staff write a call down, see who else is there, and are told what changes under their hands", async ({
  newPerson,
}) => {
  const { requestId } = await submittedRequest();
  const { reference } = await rows((tx) => tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } }));
  const [robin, toni] = [
    await newStaff("coordinator", { name: "Robin Sample" }),
    await newStaff("coordinator", { name: "Toni Sample" }),
  ];
  const [staff, other] = [await newPerson(), await newPerson({ dark: true })];
  await staff.context().addCookies([await cookieOf(robin)]);
  await other.context().addCookies([await cookieOf(toni)]);

  await test.step("the history stands at the top, in one paragraph, beside what insurers ask", async () => {
    await staff.goto(`/queue/${requestId}`);
    await expect(staff.getByText(/-year-old with low back pain.*Made by rule/)).toBeVisible();
    await expect(staff.getByRole("table", { name: "What insurers ask, and what was told" })).toContainText("Not tried");
    await isAccessible(staff);
  });

  await test.step("a call by the key L: two identifiers, and a next try", async () => {
    const dialog = staff.getByRole("dialog", { name: "Log a call" });
    await pressUntil(staff, "l", () => expect(dialog).toBeVisible({ timeout: 300 }));
    await expect(dialog).toContainText("leave no voicemail");
    await dialog.getByLabel(/^Reached/).check();
    await dialog.getByLabel("Full name").check();
    await dialog.getByRole("button", { name: "Save the call" }).click();
    await expect(dialog.getByRole("link", { name: /^Check two of these/ })).toBeVisible();
    await isAccessible(staff);
    await dialog.getByLabel("Date of birth").check();
    await dialog.getByLabel("Note (optional)").fill("Asks to be rung again");
    await dialog.getByLabel("Next try (optional)").fill(clinicToday());
    await dialog.getByRole("button", { name: "Save the call" }).click();
    await expect(dialog).toBeHidden();
    await expect(staff.getByText(/^Called: reached, known by full name and date of birth/).first()).toBeVisible();
    await expect(staff.getByRole("list", { name: /^What happened/ })).toContainText("Asks to be rung again");
  });

  await test.step("whoever is to be called today is a list, and the list says who looks at it", async () => {
    await other.goto("/queue?view=call");
    const row = other.locator(`[data-row="${requestId}"]`);
    await expect(row).toContainText("Call patient");
    await expect(row.getByRole("img", { name: "Robin Sample is looking at it" })).toBeVisible();
    await isAccessible(other);
    await row.getByRole("link", { name: reference }).press("Enter");
    await expect(other.getByText("Robin Sample is looking at this too")).toBeVisible();
    await expect(staff.getByText("Toni Sample is looking at this too")).toBeVisible();
  });

  await test.step("what changes under one's hands is announced with both versions, and what is typed stays", async () => {
    await staff.getByLabel("Write to the patient").fill("Please send us");
    const changed = Date.now();
    expectOk(await setUrgency(toni, { requestId, urgency: "urgent", reason: "Phoned: the foot drops" }));
    const alert = staff.getByRole("alert").filter({ hasText: "Toni Sample has changed this request" });
    await expect(alert).toBeVisible();
    expect(Date.now() - changed).toBeLessThan(4_000); // heard within 2 s, and drawn anew on a slow machine
    await expect(alert.getByRole("row", { name: "Urgency" })).toContainText(/Routine.*Urgent/);
    await isAccessible(staff);
    await alert.getByRole("button", { name: "Go on with what it is now" }).click();
    await expect(alert).toBeHidden();
    await expect(staff.getByLabel("Write to the patient")).toHaveValue("Please send us");
  });

  await test.step("a slow line shows what changed also while more and more changes", async () => {
    const slowly = (url: URL) => url.pathname === `/queue/${requestId}`;
    await staff.route(slowly, async (route) => {
      await sleep(1_200);
      await route.continue();
    });
    let goesOn = true;
    const change = async (): Promise<void> => {
      for (let at = 1; goesOn; at++) {
        const urgency = at % 2 ? "routine" : "urgent";
        expectOk(await setUrgency(toni, { requestId, urgency, reason: `Phoned ${at} times` }));
        await sleep(400);
      }
    };
    const changing = change();
    await expect(staff.getByRole("list", { name: /^What happened/ })).toContainText("Phoned 1 times", {
      timeout: 8_000,
    });
    goesOn = false;
    await changing;
    await staff.unrouteAll({ behavior: "wait" });
  });

  await test.step("somebody without email calls: typed on one page, signed on paper, sent on; colleagues are told", async () => {
    await other.goto("/queue");
    await pressUntil(other, "g", () =>
      other.keyboard.press("n").then(() => other.waitForURL("**/entry", { timeout: 500 })),
    );
    await other.getByRole("button", { name: "Begin" }).click();
    await other.waitForURL(/entry\/[0-9a-f-]{36}$/);
    const entry = new URL(other.url()).pathname.split("/").at(-1) ?? "";
    await other.getByLabel("Full name").fill("Pat Sample");
    await other.getByLabel("Month", { exact: true }).fill("13");
    await other.getByRole("button", { name: "Save", exact: true }).click();
    await expect(other.getByRole("alert", { name: "There is a problem" })).toBeFocused();
    await expect(other.getByLabel("Full name")).toHaveValue("Pat Sample");
    await isAccessible(other);
    const answers: object[] = [...Object.values(completeAnswers), { warningSigns: ["fever"], toldToGetHelp: "yes" }];
    const given = Object.fromEntries(answers.flatMap((one) => Object.entries(one)));
    expectOk(await enterAnswers(toni, { requestId: entry, given }));
    await checkedScan(entry);
    await other.reload();
    await expect(other.getByText("Tell them to call 911 or go to an emergency room now")).toBeVisible();
    await expect(other.getByLabel("I have read this to them; they still want to send a request")).toBeChecked();
    await other.getByLabel("Version printed on it").selectOption({ index: 1 });
    await other.getByLabel("Who signed it").fill("Pat Sample");
    await other.getByLabel("Day it came").first().fill(clinicToday());
    await other.getByLabel("They were sent or given the privacy notice").check();
    await other.getByRole("button", { name: "Write down" }).first().click();
    await expect(other.getByText("Everything is here.")).toBeVisible();
    await isAccessible(other);
    await other.getByRole("button", { name: "Send on" }).click();
    await other.waitForURL(`**/queue/${entry}`);
    await expect(other.getByText("No email: call or post").first()).toBeVisible();
    await isAccessible(other);
    await staff.getByRole("button", { name: /^Notices, \d+ new/ }).click();
    await expect(staff.getByRole("dialog", { name: "Notices" })).toContainText("is new and urgent");
    await isAccessible(staff);
    await staff.keyboard.press("Escape");
  });

  await test.step("who goes is gone within seconds, and the record is a file", async () => {
    await other.close();
    await expect(staff.getByText("Toni Sample is looking at this too")).toBeHidden({ timeout: 10_000 });
    const coming = staff.waitForEvent("download");
    await staff.getByRole("link", { name: "PDF" }).click();
    expect((await coming).suggestedFilename()).toBe("request.pdf");
  });

  await test.step("what a surgeon saw that cannot wait is told by phone, and only who says it back ends it", async () => {
    const seen = await assignedRequest();
    expectOk(await signOff(seen, { outside: ["fracture"], outsideNote: "L1, to an emergency room today" }));
    await staff.goto("/queue?view=call");
    await expect(staff.locator(`[data-row="${seen.requestId}"]`)).toContainText("Call today");
    await staff.goto(`/queue/${seen.requestId}`);
    await expect(staff.getByText("0 attempts since")).toBeVisible();
    await isAccessible(staff);
    await pressUntil(staff, "l", () =>
      expect(staff.getByRole("dialog", { name: "Log a call" })).toBeVisible({ timeout: 300 }),
    );
    const dialog = staff.getByRole("dialog", { name: "Log a call" });
    await dialog.getByLabel(/^Reached/).check();
    for (const told of ["Full name", "Date of birth"]) await dialog.getByLabel(told).check();
    await dialog.getByLabel("Whom did you speak to?").fill("The patient");
    await dialog.getByRole("button", { name: "Save the call" }).click();
    await expect(dialog.getByRole("link", { name: /^Write what they said back/ })).toBeVisible();
    await dialog.getByLabel("What did they say back?").fill("A broken bone, I go now");
    await dialog.getByRole("button", { name: "Save the call" }).click();
    await expect(staff.getByText("The patient said back: “A broken bone, I go now”")).toBeVisible();
  });
});
