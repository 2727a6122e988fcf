/** Attributes and fields whose strings a person reads or hears. */
const told = new Set(
  "alt aria-description aria-label aria-roledescription aria-valuetext button heading hint label legend placeholder summary text title what".split(
    " ",
  ),
);

/** Words; the name of a heading's element is none. */
const letters = /^(?!h[1-6]$)[^]*\p{L}/u;

/** How a sentence begins: no class name, path or key does. */
const sentence = /^\s*["“¿¡]?\p{Lu}[\p{L}’']* \p{Ll}/u;

/**
 * Patients read two languages, so no words stand bare in their pages: not as text or attribute of an element, not as a
 * named field, and no sentence anywhere but in a pair `{ en, es }`.
 */
const bareWords = {
  meta: { type: "problem", schema: [], messages: { bare: "“{{words}}” is in one language only: say({ en, es })." } },
  create(context) {
    const report = (node, words) => {
      const data = { words: words.trim().replace(/\s+/g, " ").slice(0, 40) };
      context.report({ node, messageId: "bare", data });
    };
    const check = (node, words) => {
      if (typeof words !== "string" || !letters.test(words) || isPaired(node) || isCompared(node)) return;
      if (isTold(node) || (sentence.test(words) && !isForProgrammers(node))) report(node, words);
    };
    return {
      JSXText: (node) => letters.test(node.value) && report(node, node.value),
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
    };
  },
};

/** Within a text, `{ en: "…", es: "…" }`, or a choice by language. */
const isPaired = (node) =>
  ancestors(node).some(
    (one) =>
      (one.type === "Property" && /^(en|es)$/.test(keyOf(one))) ||
      (one.type === "ConditionalExpression" && /^(en|es)$/.test(String(one.test.right?.value))),
  );

/** A string that is compared is a key. */
const isCompared = ({ parent }) => parent.type === "BinaryExpression" && /^[!=]==?$/.test(parent.operator);

/** Whether what this string is part of is shown: between tags, as an attribute, as a named field. */
function isTold(node) {
  for (const [child, parent] of pairs(node)) {
    if (parent.type === "ConditionalExpression" && parent.test === child) return false;
    if (parent.type === "JSXAttribute") return told.has(nameOf(parent.name));
    if (parent.type === "Property") return parent.value === child && told.has(keyOf(parent));
    if (parent.type === "JSXExpressionContainer" && parent.parent.type !== "JSXAttribute") return true;
    if (!passing.has(parent.type)) return false;
  }
  return false;
}

/** What hands on the value of a part of it. */
const passing = new Set([
  "ConditionalExpression",
  "LogicalExpression",
  "TemplateLiteral",
  "JSXExpressionContainer",
  "TSAsExpression",
]);

/** The words of an error that nobody but a log reads. */
const isForProgrammers = (node) =>
  ancestors(node).some(({ type, callee }) => type === "NewExpression" && /(Error|Exception)$/.test(callee.name ?? ""));

const keyOf = ({ key }) => String(key.name ?? key.value ?? "");

const nameOf = ({ type, name, namespace }) =>
  type === "JSXNamespacedName" ? `${namespace.name}:${name.name}` : String(name);

const ancestors = (node) => pairs(node).map(([, parent]) => parent);

/** Each node above this one, with the child that leads to it. */
function pairs(node) {
  const found = [];
  for (let child = node; child.parent; child = child.parent) found.push([child, child.parent]);
  return found;
}

/** As oxlint takes a plug-in. */
export default { meta: { name: "foramen" }, rules: { "bare-words": bareWords } };
