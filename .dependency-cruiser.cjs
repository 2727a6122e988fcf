const { builtinModules } = require("node:module");

/**
 * The house rules of lib/README.md: imports only go down. `config/house.test.ts` plants a violation of each.
 *
 * Two looks at the same code. CRUISE=runtime begins at what browsers load and at what is pure. Types are left out, and so
 * are server actions, which a browser only calls: what remains is what a browser would really load.
 */
const runtime = process.env.CRUISE === "runtime";

const desk = "^lib/(intake|triage|reading)/";
const doors = "^(app/|middleware\\.ts$|lib/worker\\.ts$)";
const spine = "^lib/(command|task)\\.ts$";
/** What the spine itself stands on: who acts, whether it is them, and the trail. */
const underSpine = "^lib/(accounts/(actor|recent-proof)|audit/(acts|repo))\\.ts$";
const database = "^lib/platform/db\\.ts$|^prisma/generated/client\\.ts$";
/** What cannot run in a browser, or reaches rows. */
const impure = [
  "(^|/)repo\\.ts$",
  "^lib/(command|task|worker)\\.ts$",
  "^lib/platform/(?!refusal\\.ts$|storage-origin\\.ts$|language\\.ts$|phone\\.ts$)",
  "^prisma/generated/client\\.ts$",
  "^app/_server/",
  "^node_modules/(pg|pg-boss|pino|nodemailer|next-auth|@aws-sdk|@prisma|@node-rs)/",
  `^(${builtinModules.join("|")})$`,
].join("|");

const tests = "\\.test\\.tsx?$";

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const structure = [
  rule("no-cycles", "A cycle has no floor.", {}, { circular: true }),
  rule("nothing-is-missing", "What is imported exists.", {}, { couldNotResolve: true }),
  rule(
    "platform-is-the-ground",
    "The platform knows no domain word.",
    { path: "^lib/platform/" },
    { path: "^(lib/(?!platform/)|app/)" },
  ),
  rule(
    "spine-stands-on-the-platform",
    "The spine knows acts and actors, no noun of the domain.",
    { path: `${spine}|${underSpine}` },
    { path: "^(lib|app)/", pathNot: `^lib/platform/|${spine}|${underSpine}` },
  ),
  rule(
    "core-serves-desks",
    "A noun does not know what people do with it.",
    { path: "^lib/", pathNot: `${desk}|${tests}|^lib/worker\\.ts$` },
    { path: desk },
  ),
  rule(
    "desks-do-not-talk",
    "What two desks need belongs to the core.",
    { path: "^lib/(intake|triage|reading)/" },
    {
      path: desk,
      pathNot: "^lib/$1/",
    },
  ),
  rule(
    "nothing-leans-on-a-door",
    "Doors are the top floor.",
    { path: "^lib/", pathNot: `${tests}|^lib/worker\\.ts$` },
    {
      path: doors,
    },
  ),
  rule(
    "only-the-spine-opens-transactions",
    "Nobody reaches a row without a permission check and an entry in the trail.",
    {
      path: "^(lib|app)/|^middleware\\.ts$",
      pathNot: `${spine}|${tests}|^lib/(worker|accounts/session|platform/(db|health|rest))\\.ts$`,
    },
    { path: database, dependencyTypesNot: ["type-only"] },
  ),
  rule(
    "doors-use-commands",
    "A door is a line that names a verb.",
    { path: "^(app/|middleware\\.ts$)", pathNot: tests },
    { path: "(^|/)repo\\.ts$|^lib/platform/(db|storage|jobs|mail|secrets)\\.ts$|^lib/(command|task|worker)\\.ts$" },
  ),
  rule("no-barrels", "A file is a noun, a repo or a verb.", {}, { path: "/index\\.tsx?$", pathNot: "^node_modules/" }),
  rule(
    "no-drawers",
    "A name says what is inside.",
    {},
    {
      path: "/(utils|util|helpers|helper|types|common|misc|shared)(\\.tsx?$|/)",
      pathNot: "^node_modules/",
    },
  ),
  rule(
    "tests-stay-outside",
    "What runs for people does not load what runs for tests.",
    {
      path: "^(app|lib)/|^middleware\\.ts$",
      pathNot: tests,
    },
    { path: "\\.test\\.tsx?$|^(config|e2e|scripts)/|^node_modules/(vitest|fast-check|@playwright)/" },
  ),
];

const browser = [
  rule(
    "browser-code-is-pure",
    "Only pure files may reach a browser, a Web Worker or the command line.",
    { path: "^app/.*\\.(client\\.tsx?|worker\\.ts)$" },
    { path: impure, reachable: true },
  ),
  rule(
    "pure-stays-pure",
    "Reading images and sending them work in the browser, in Web Workers and on the server alike.",
    { path: "^lib/(upload|imaging)/", pathNot: "\\.test\\.ts$|/decode\\.ts$" },
    { path: impure, reachable: true },
  ),
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: runtime ? browser : structure,
  options: {
    doNotFollow: { path: "^node_modules/|^prisma/generated/" },
    ...(runtime && { exclude: { path: `actions\\.ts$|${tests}` } }),
    tsPreCompilationDeps: !runtime,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
