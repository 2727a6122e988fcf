import { z } from "zod";

const Secret = z.string().min(32, "must have at least 32 characters: try `openssl rand -base64 48`");

/** 32 bytes in base64. */
const Key = z.string().refine((key) => Buffer.from(key, "base64").length === 32, "must be 32 bytes in base64");

const Environment = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  /** Where people reach the portal, e.g. https://review.clinic.example; links in mails start with it. */
  NEXTAUTH_URL: z
    .string()
    .refine(isBareAddress, "must be an address such as https://review.clinic.example, without a path"),
  /** Signs session cookies and keys the hashes of codes and links. */
  NEXTAUTH_SECRET: Secret,
  /** Those it replaced, with commas between them: they sign nothing more, and what they signed still counts. */
  NEXTAUTH_SECRET_OLD: z.string().default("").transform(listOf).pipe(z.array(Secret)),
  /** Encrypts one-time-code secrets and postal addresses in the database: 32 bytes in base64. */
  DATA_KEY: Key,
  /** Those it replaced, with commas between them: they only decrypt, until `npm run keys:rotate` has run. */
  DATA_KEY_OLD: z.string().default("").transform(listOf).pipe(z.array(Key)),
  /** The clinic's own directory (OpenID Connect), e.g. https://login.clinic.example: staff may sign in by it too. */
  OIDC_ISSUER: z.url().refine(isSafeIssuer, "must be an https address").optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_SCOPE: z.string().default("openid email profile"),
  /** In which claim the directory says what somebody is, and which of its words is which role, the first that fits. */
  OIDC_ROLE_CLAIM: z.string().default("groups"),
  OIDC_ROLES: z
    .string()
    .default("")
    .refine((text) => listOf(text).every(isRoleWord), "must be like spine-intake=coordinator,spine-surgeons=surgeon")
    .transform(roleWordsOf),
  /** Whether accounts are made for people whom nobody invited. */
  OIDC_NEW_ACCOUNTS: z.enum(["yes", "no"]).default("no"),
  /** With which words of `amr` or `acr` the directory says that it asked for a second factor; else ours is asked for. */
  OIDC_MFA: z.string().default("mfa,otp,hwk,fpt,sc").transform(listOf),
  /** Signs the sealed trail: 32 bytes in base64. */
  AUDIT_KEY: Key,
  /** Those it replaced, with commas between them: they sign nothing more, and what they signed is still verified. */
  AUDIT_KEY_OLD: z.string().default("").transform(listOf).pipe(z.array(Key)),
  /** For how many days copies of the trail's signed end are locked in storage; the bucket must have object lock. */
  AUDIT_LOCK_DAYS: z.coerce.number().int().positive().max(36_500).optional(),
  /** A file to which each copy is added too, where nobody who reaches the database can write. */
  AUDIT_ANCHOR_FILE: z.string().min(1).optional(),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: "must be an address such as postgresql://user:password@host/name",
  }),
  S3_ENDPOINT: z.url({ protocol: /^https?$/, error: "must be an address such as https://s3.example" }).optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_BUCKET: z.string().min(3),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an address such as smtps://user:password@host:465" }),
  MAIL_FROM: z.string().default("Foramen <no-reply@foramen.test>"),
  CLINIC_NAME: z.string().min(1).max(60).default("Foramen Spine Clinic"),
  CLINIC_PHONE: z.string().max(30).default("+1 555 010 0199"),
  CLINIC_EMAIL: z.email().default("intake@foramen.test"),
  CLINIC_ACCENT: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "must be a colour such as #0f6b62")
    .default("#0f6b62"),
  /** Whom to tell of a weakness of the portal, in /.well-known/security.txt; without it, CLINIC_EMAIL. */
  SECURITY_CONTACT: z
    .union([z.email(), z.url({ protocol: /^https$/ })], "must be an e-mail address or an https address")
    .optional(),
  EMERGENCY_NUMBER: z.string().max(10).default("911"),
  /** Who is told at once that somebody names an emergency sign; without it administrators see that nobody is. */
  ONCALL_EMAIL: z.email().optional(),
  /** The youngest age in years of whose scans the clinic reviews; 0 takes everybody. */
  MINIMUM_AGE: z.coerce.number().int().min(0).max(99).default(18),
  /** The zone of the clinic's calendar, e.g. America/Chicago; people see times in their own. */
  CLINIC_TIME_ZONE: z.string().refine(isTimeZone, "must be a zone such as America/Chicago").default("America/New_York"),
  /** When the clinic works, in its zone; on federal holidays of the USA it never does. The promise counts in these days. */
  CLINIC_OPEN_DAYS: z.string().default("Mon,Tue,Wed,Thu,Fri").transform(weekdaysOf),
  CLINIC_HOURS: z.string().refine(isHours, "must be hours such as 08:00-17:00").default("08:00-17:00"),
  CLINIC_CLOSED_DAYS: z
    .string()
    .default("")
    .refine((text) => listOf(text).every(isDay), "must be days such as 2026-12-24,2026-12-31")
    .transform(listOf),
  REVIEW_WORKING_DAYS: z.coerce.number().int().min(1).max(60).default(5),
  /** How many hours of the clinic's working time each step may take: until claimed, until a surgeon has it, read, told by phone. */
  UNCLAIMED_HOURS: z.coerce.number().positive().max(1_000).default(9),
  TRIAGE_HOURS: z.coerce.number().positive().max(1_000).default(18),
  SURGEON_HOURS: z.coerce.number().positive().max(1_000).default(27),
  CALL_FIRST_HOURS: z.coerce.number().positive().max(1_000).default(9),
  /** After how many hours of the clinic's working time a claimed request with which nothing happens goes back to the queue. */
  CLAIM_IDLE_HOURS: z.coerce.number().positive().max(1_000).default(4),
  /** After how many hours without being reached somebody who must be phoned today is told of to the administrators. */
  CALL_ESCALATE_HOURS: z.coerce.number().positive().max(24).default(2),
  /** For how many hours after signing in, or after the last code, a surgeon signs without another one-time code. */
  SIGN_CODE_HOURS: z.coerce.number().min(0).max(12).default(4),
  /** After how many minutes without use, and at most, whoever signed in is signed out, by role: e.g. surgeon=20/600. */
  SESSION_MINUTES: z
    .string()
    .default("")
    .refine((text) => listOf(text).every(isLimit), "must be like coordinator=30/720,surgeon=20/600")
    .transform(limitsOf),
  /** For how many days a colleague who is asked for a second opinion may read a case. */
  SECOND_OPINION_DAYS: z.coerce.number().int().min(1).max(60).default(7),
  /** For how many hours a surgeon reads a request that is not theirs, in an emergency. */
  EMERGENCY_HOURS: z.coerce.number().min(0.25).max(24).default(4),
  /** Whether the clinic has cleared the viewer, on its own screens, for primary diagnosis; each page of images says if not. */
  PRIMARY_DIAGNOSIS: z.enum(["cleared", "no"]).default("no"),
  /** The most that one request, and one file of it, may hold; a lumbar MRI has about 100 MB, the largest CT some GB. */
  SCAN_REQUEST_GB: z.coerce.number().positive().max(1_000).default(20),
  SCAN_REQUEST_FILES: z.coerce.number().int().positive().max(1_000_000).default(50_000),
  SCAN_FILE_GB: z.coerce.number().positive().max(4, "must be at most 4").default(4),
  /** After how many days without a sign of its patient a draft is reminded of, and after how many it is removed. */
  DRAFT_REMINDER_DAYS: z.coerce.number().positive().max(3650).default(30),
  DRAFT_KEEP_DAYS: z.coerce.number().positive().max(3650).default(60),
  /** After how many days without a sign of its patient they are reminded of an unsent draft, and of a question; or `none`. */
  REMIND_OF_DRAFT_DAYS: days("2,7,21"),
  REMIND_OF_QUESTION_DAYS: days("3,10"),
  /** The mailbox to which mail servers report what did not arrive, e.g. bounces@clinic.example: it must take bounces+…@ too. */
  MAIL_BOUNCES: z
    .email()
    .refine((address) => address.indexOf("@") <= 15, "must have at most 15 characters before the @")
    .optional(),
  /** With which the mail server hands over what came to MAIL_BOUNCES. */
  BOUNCE_SECRET: z.string().min(32, "must have at least 32 characters: try `openssl rand -base64 48`").optional(),
  /** Where clamd looks for malware; without it nothing does, and everything else is checked all the same. */
  CLAMD: z
    .string()
    .refine(isScannerAddress, "must be host:port such as clamd.clinic.example:3310, or the path of a socket")
    .optional(),
  /** How many proxies of the clinic's own stand before the portal, each adding to X-Forwarded-For where a request came from. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(1),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

const Settings = Environment.refine(
  ({ S3_ACCESS_KEY_ID: id, S3_SECRET_ACCESS_KEY: secret }) => (id === undefined) === (secret === undefined),
  { path: ["S3_ACCESS_KEY_ID"], error: "needs S3_SECRET_ACCESS_KEY beside it, or neither of them" },
)
  .refine((given) => given.DRAFT_KEEP_DAYS >= given.DRAFT_REMINDER_DAYS + 1, {
    path: ["DRAFT_KEEP_DAYS"],
    error: "must be at least a day more than DRAFT_REMINDER_DAYS",
  })
  .refine(
    (given) => !given.OIDC_ISSUER || (given.OIDC_CLIENT_ID && given.OIDC_CLIENT_SECRET && given.OIDC_ROLES.length),
    {
      path: ["OIDC_ISSUER"],
      error: "needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_ROLES beside it",
    },
  )
  .refine((given) => (given.MAIL_BOUNCES === undefined) === (given.BOUNCE_SECRET === undefined), {
    path: ["MAIL_BOUNCES"],
    error: "needs BOUNCE_SECRET beside it, or neither of them",
  });

type StaffRole = "coordinator" | "surgeon" | "administrator" | "auditor";

const isRoleWord = (text: string): boolean => /^[^=,]+=(coordinator|surgeon|administrator|auditor)$/.test(text);

function roleWordsOf(text: string): { name: string; role: StaffRole }[] {
  return listOf(text).map((one) => {
    const at = one.lastIndexOf("=");
    return { name: one.slice(0, at), role: one.slice(at + 1) as StaffRole };
  });
}

/** What it says decides who gets in, so it is believed over https, or on this machine itself. */
function isSafeIssuer(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname));
}

/** Whole days, rising, with commas between them; `none` is an empty list. */
function days(standard: string) {
  return z
    .string()
    .default(standard)
    .transform((list) => (list.trim() === "none" ? [] : list.split(",").map(Number)))
    .refine(
      (list) => list.every((day, at) => Number.isInteger(day) && day > (list[at - 1] ?? 0) && day <= 3650),
      "must be rising numbers of days such as 2,7,21, or none",
    );
}

function isBareAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && pathname + search + hash === "/";
}

function isScannerAddress(text: string): boolean {
  if (text.startsWith("/")) return !text.includes("\0");
  const { host = "", port = "" } = /^(?<host>[\w.-]+|\[[0-9a-f:.]+\]):(?<port>\d{1,5})$/i.exec(text)?.groups ?? {};
  return host !== "" && Number(port) > 0 && Number(port) < 65_536;
}

function listOf(text: string): string[] {
  return text.split(",").flatMap((part) => part.trim() || []);
}

/** 1 Monday to 7 Sunday, as in ISO 8601. */
function weekdaysOf(text: string, context: z.RefinementCtx): number[] {
  const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const days = listOf(text).map((name) => weekdays.indexOf(name.toLowerCase()) + 1);
  if (days.length === 0 || days.includes(0))
    context.addIssue({ code: "custom", message: "must be weekdays such as Mon,Tue,Wed,Thu,Fri" });
  return days;
}

/** A role, minutes without use, and minutes at most, which are more. */
function isLimit(text: string): boolean {
  const [, idle = 0, absolute = 0] = (/^[a-z]+=(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  return idle >= 2 && idle <= absolute && absolute <= 24 * 60;
}

function limitsOf(text: string): Readonly<Record<string, { idle: number; absolute: number }>> {
  const limits = listOf(text).map((one) => one.split(/[=/]/));
  return Object.fromEntries(
    limits.map(([role = "", idle, absolute]) => [role, { idle: Number(idle), absolute: Number(absolute) }]),
  );
}

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

function isHours(text: string): boolean {
  const { opens = "", closes = "" } =
    /^(?<opens>([01]\d|2[0-3]):[0-5]\d)-(?<closes>([01]\d|2[0-3]):[0-5]\d)$/.exec(text)?.groups ?? {};
  return opens !== "" && opens < closes;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export type Env = z.infer<typeof Environment>;

/** What the environment may say about an installation. */
export const settingNames: readonly string[] = Object.keys(Environment.shape);

/**
 * The environment, checked. Refuses to go on where something is missing or malformed, naming each variable and never
 * its value.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = present(source);
  const read = Settings.safeParse(given);
  if (read.success) return read.data;
  const lines = read.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `  ${name}: ${name in given ? message : "is missing"}`;
  });
  throw new Error(`The portal cannot start; these settings need attention:\n${lines.join("\n")}`);
}

/** Whose portal it is and how to reach them, also where nothing else is set. */
export const clinicOf = (source: Record<string, string | undefined>) =>
  Environment.pick({ CLINIC_NAME: true, CLINIC_PHONE: true, CLINIC_ACCENT: true, EMERGENCY_NUMBER: true }).parse(
    present(source),
  );

/** What is set to nothing is not set. */
const present = (source: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));

let known: Env | undefined;

/** The environment of this process, read once. */
export const env = (): Env => (known ??= readEnv(process.env));
