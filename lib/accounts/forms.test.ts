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

  it("stays on this site whatever it is given, as a browser would read it", () => {
    // What such attacks are made of, put together at random.
    const piece = fc.constantFrom(
      ...[
        "/",
        "//",
        "\\\\",
        "/\\",
        ".",
        "..",
        "%2f",
        "%5c",
        "%2e%2e",
        "%09",
        "%0a",
        "%00",
        "@",
        ":",
        "?",
        "#",
        ";",
        "&",
      ],
      ...[
        "\t",
        "\n",
        "\r",
        "\u0000",
        " ",
        "\u3002",
        "\uff0f",
        "\u2044",
        "evil.example",
        "https:",
        "javascript:",
        "data:",
      ],
      ...[
        "sign-in",
        "api",
        "queue",
        "x",
        "a".repeat(200),
        "%e2%80%ae",
        "[::1]",
        "127.1",
        "portal.example@evil.example",
      ],
    );
    const odd = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
    const any = fc.oneof(odd, odd, fc.string({ unit: "binary" }), fc.webUrl(), fc.string());
    let led = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          any.map((text) => `/${text}`),
          any.map((text) => `/x${text}`),
        ),
        (from) => {
          const path = returnPath(from);
          if (path === null) return;
          led++;
          for (const base of ["https://us.test", "https://us.test/sign-in/code?from=x", "http://us.test:3000/a/b"]) {
            const there = new URL(path, base);
            expect(there.origin).toBe(new URL(base).origin);
            expect(there.pathname).not.toMatch(/^\/(sign-in|api)(\/|$)|^\/\//);
          }
          expect(path).toMatch(/^\/[^/\\]/);
          expect(path).not.toMatch(/[\p{Cc}\\]/u);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(led).toBeGreaterThan(1_000); // else nothing was tried
  });
});

describe("what people type", () => {
  it("takes an address with blanks and capitals", () => {
    expect(EmailAddress.parse("  Pat@Example.ORG ")).toBe("pat@example.org");
  });

  it("takes a mark after the name, and refuses what only looks like an address or would be two lines", () => {
    expect(EmailAddress.parse("pat+scan@example.org")).toBe("pat+scan@example.org");
    for (const odd of [
      "p\u0430t@example.org", // Cyrillic a
      "pat@ex\u0430mple.org",
      "\u212aim@example.org", // Kelvin sign, whose small letter is a k
      "pat@example\u3002org",
      "\uff50at@example.org",
      '"pat smith"@example.org',
      '"pat@evil.example"@example.org',
      "pat@example.org\r\nBcc: all@example.org",
      "pat@example.org\nBcc: all@example.org",
      "pat@example.org%0d%0aBcc:all@example.org",
      "pat@example.org,all@example.org",
      "pat@example.org;all@example.org",
      "Pat <pat@example.org>",
      "<pat@example.org>",
      "pat@example.org\u0000",
      "pat\u200b@example.org",
      "pat@[127.0.0.1]",
      "pat@localhost",
      "pat@@example.org",
      "pat@evil.example@example.org",
      "pat(comment)@example.org",
      "pat@example.org?subject=x",
      `${"a".repeat(250)}@example.org`,
    ])
      expect(EmailAddress.safeParse(odd).success, odd).toBe(false);
  });

  it("takes no address that could change a header or be compared as another", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.emailAddress(), fc.string()), (typed) => {
        const read = EmailAddress.safeParse(typed);
        if (!read.success) return;
        expect(read.data).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
        expect(read.data).not.toMatch(/[\s<>,;"()[\]\\]/);
        expect(read.data).toBe(typed.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
      }),
      { numRuns: 5_000 },
    );
  });

  it("takes a code as the mail prints it", () => {
    expect(SixDigits.parse("123 456")).toBe("123456");
    expect(SixDigits.safeParse("12345").success).toBe(false);
  });
});
