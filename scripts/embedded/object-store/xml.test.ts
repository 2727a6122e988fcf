import fc from "fast-check";
import { expect, test } from "vitest";
import { childrenOf, element, parseXml, textOf, xmlDocument } from "./xml.ts";

test("what is written can be read back", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" })), (keys) => {
      const root = parseXml(
        xmlDocument(
          "Delete",
          keys.map((key) => element("Object", element("Key", key))),
        ),
      );
      expect(childrenOf(root, "Object").map((object) => textOf(object, "Key"))).toEqual(keys);
    }),
  );
});

test.each([
  ["", "nothing"],
  ["<A>", "an element left open"],
  ["<A></B>", "a false end"],
  ["<A/><B/>", "two roots"],
  ["<A>&other;</A>", "an unknown entity"],
  ["<A>&#x110000;</A>", "a character that is none"],
  ["<A>a & b</A>", "a bare ampersand"],
  ['<!DOCTYPE a [<!ENTITY x "y">]><A>&x;</A>', "a doctype"],
  ["<A>".repeat(100), "too deep a nesting"],
])("%s is refused: %s", (xml) => {
  expect(() => parseXml(xml)).toThrow("malformed");
});
