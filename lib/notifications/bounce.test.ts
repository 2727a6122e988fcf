import { expect, test } from "vitest";
import { failureOf } from "#lib/platform/mail-failure.ts";
import { readBounce } from "./bounce.ts";
import { delayed, onHoliday, unknownUser } from "./bounce-specimen.ts";

const read = (mail: string) => readBounce(Buffer.from(mail));

test("a bounce names whom it was sent to and why", async () => {
  const bounce = await read(unknownUser("bounces+0a@clinic.example", "pat@example.org"));
  expect(bounce?.failure).toBe("unknown_address");
  expect(bounce?.sentTo.join()).toContain("bounces+0a@clinic.example");
});

test("a full mailbox, and a server that nobody reached, are told apart", async () => {
  const withStatus = (status: string) =>
    read(unknownUser("bounces+0a@clinic.example", "pat@example.org").replace("Status: 5.1.1", `Status: ${status}`));
  expect((await withStatus("5.2.2"))?.failure).toBe("mailbox_full");
  expect((await withStatus("4.4.7"))?.failure).toBe("unreachable");
  expect((await withStatus("5.7.1"))?.failure).toBe("refused");
});

test.each([
  ["news of a delay", delayed("bounces+0a@clinic.example", "pat@example.org")],
  ["somebody’s answer that they are away", onHoliday("bounces+0a@clinic.example")],
  ["an empty mail", ""],
  ["noise", "\0\r\n\r\n--B\r\nContent-Type: message/delivery-status"],
])("%s is no bounce", async (_, mail) => {
  expect(await read(mail)).toBeNull();
});

test.each([
  [{ reply: 550 }, "unknown_address"],
  [{ reply: 550, status: "5.7.1" }, "refused"],
  [{ reply: 552 }, "mailbox_full"],
  [{ reply: 554 }, "refused"],
  [{ reply: 550, status: "5.2.1" }, "unknown_address"],
  [{ reply: 553, status: "5.1.8" }, "refused"],
  [{}, "refused"],
] as const)("a reply of %j means %s", (given, meant) => {
  expect(failureOf(given)).toBe(meant);
});
