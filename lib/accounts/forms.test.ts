import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EmailAddress, returnPath, SixDigits } from "./forms.ts";

describe("the way back after signing in", () => {
  it("leads to our own pages", () => {
    expect(returnPath("/requests/1?x=2")).toBe("/requests/1?x=2");
    expect(returnPath("/queue")).toBe("/queue");
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/x/..//evil.example",
    "/.//evil.example",
    "/x/%2e%2e//evil.example",
    "https://evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "",
    "/",
    null,
  ])("never leads elsewhere: %s", (from) => expect(returnPath(from)).toBeNull());

  it("never leads to a sign-in page again, nor to a door for programs", () => {
    expect(returnPath("/sign-in/staff")).toBeNull();
    expect(returnPath("/requests/../sign-in")).toBeNull();
    expect(returnPath("/api/health")).toBeNull();
  });

  it("stays on this site whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (from) => {
          const path = returnPath(from);
          if (path !== null) expect(new URL(path, "https://us.test").origin).toBe("https://us.test");
        },
      ),
    );
  });
});

describe("what people type", () => {
  it("takes an address with blanks and capitals", () => {
    expect(EmailAddress.parse("  Pat@Example.ORG ")).toBe("pat@example.org");
  });

  it("takes a code as the mail prints it", () => {
    expect(SixDigits.parse("123 456")).toBe("123456");
    expect(SixDigits.safeParse("12345").success).toBe(false);
  });
});
