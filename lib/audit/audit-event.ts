import { actOf, type ActKind } from "./acts.ts";
import type { TrailRow } from "./trail-repo.ts";

/** Whose portal wrote it: its address. */
type Site = { address: string };

type Coding = { system: string; code: string; display: string };

const dcm = (code: string, display: string): Coding => ({
  system: "http://dicom.nema.org/resources/ontology/DCM",
  code,
  display,
});
const rest: Coding = {
  system: "http://terminology.hl7.org/CodeSystem/audit-event-type",
  code: "rest",
  display: "Restful Operation",
};
const interaction = (code: string): Coding => ({
  system: "http://hl7.org/fhir/restful-interaction",
  code,
  display: code,
});
const participation = (code: string, display: string): Coding => ({
  system: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType",
  code,
  display,
});

type Codes = { type: Coding; subtype: Coding; action: "C" | "R" | "U" | "D" | "E"; profile?: string };

/**
 * What each kind of act is in the codes of DICOM's audit messages (PS3.15 A.5, as IHE ATNA uses them) and of IHE's Basic
 * Audit Log Patterns, whose profile is named where an event fulfils it.
 */
const codes: Record<ActKind, Codes> = {
  read: { type: rest, subtype: interaction("read"), action: "R", profile: "PatientRead" },
  list: { type: rest, subtype: interaction("search"), action: "E" },
  create: { type: rest, subtype: interaction("create"), action: "C", profile: "PatientCreate" },
  change: { type: rest, subtype: interaction("update"), action: "U", profile: "PatientUpdate" },
  remove: { type: rest, subtype: interaction("delete"), action: "D" },
  export: {
    type: dcm("110106", "Export"),
    subtype: {
      system: "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle",
      code: "disclose",
      display: "Disclose Record Lifecycle Event",
    },
    action: "R",
  },
  "sign-in": { type: dcm("110114", "User Authentication"), subtype: dcm("110122", "Login"), action: "E" },
  "sign-out": { type: dcm("110114", "User Authentication"), subtype: dcm("110123", "Logout"), action: "E" },
  accounts: {
    type: dcm("110113", "Security Alert"),
    subtype: dcm("110137", "User Security Attributes Changed"),
    action: "U",
  },
  override: {
    type: dcm("110113", "Security Alert"),
    subtype: dcm("110127", "Emergency Override Started"),
    action: "E",
  },
  "override-end": {
    type: dcm("110113", "Security Alert"),
    subtype: dcm("110138", "Emergency Override Stopped"),
    action: "E",
  },
  trail: { type: dcm("110101", "Audit Log Used"), subtype: interaction("read"), action: "R" },
  job: { type: dcm("110100", "Application Activity"), subtype: interaction("operation"), action: "E" },
};

const source = dcm("110153", "Source Role ID");
const destination = dcm("110152", "Destination Role ID");
const recipient = participation("IRCP", "information recipient");
const author = participation("AUT", "author (originator)");

/** An entry as FHIR R4 has it. */
export function auditEventR4(row: TrailRow, site: Site) {
  const { kind, codes: given, purpose, outcome, agents, entities } = partsOf(row, site);
  const { type, subtype, action, profile } = given;
  const meets = profile && row.patientId && row.requestId && row.actorId && row.place && outcome.code === "0";
  return {
    resourceType: "AuditEvent",
    id: String(row.id),
    ...(meets && {
      meta: { profile: [`https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.${profile}`] },
    }),
    type,
    subtype: [subtype, ours(row.act, kind)],
    action,
    recorded: row.at.toISOString(),
    outcome: outcome.code,
    ...(outcome.why && { outcomeDesc: outcome.why }),
    ...(purpose && { purposeOfEvent: [purpose] }),
    agent: agents.map(({ type: kindOfAgent, role, network, ...agent }) => ({
      type: { coding: [kindOfAgent] },
      ...(role && { role: [{ coding: [role] }] }),
      ...agent,
      ...(network && { network: { address: network, type: network.startsWith("http") ? "5" : "2" } }),
    })),
    source: { site: site.address, observer: { display: "Foramen" }, type: [server] },
    entity: entities.map(({ type: kindOfEntity, role, ...entity }) => ({ ...entity, type: kindOfEntity, role })),
  };
}

/** An entry as FHIR R5 has it. */
export function auditEventR5(row: TrailRow, site: Site) {
  const { kind, codes: given, purpose, outcome, agents, entities } = partsOf(row, site);
  return {
    resourceType: "AuditEvent",
    id: String(row.id),
    category: [{ coding: [given.type] }],
    code: { coding: [given.subtype, ours(row.act, kind)] },
    action: given.action,
    recorded: row.at.toISOString(),
    outcome: {
      code: { system: "http://terminology.hl7.org/CodeSystem/audit-event-outcome", code: outcome.code },
      ...(outcome.why && { detail: [{ text: outcome.why }] }),
    },
    ...(purpose && { authorization: [purpose] }),
    ...(row.patientId && { patient: personRef("Patient", row.patientId) }),
    agent: agents.map(({ type, role, network, ...agent }) => ({
      type: { coding: [type] },
      ...(role && { role: [{ coding: [role] }] }),
      ...agent,
      ...(network && (network.startsWith("http") ? { networkUri: network } : { networkString: network })),
    })),
    source: { site: { display: site.address }, observer: { display: "Foramen" }, type: [{ coding: [server] }] },
    entity: entities.map(({ what, role }) => ({ what, role: { coding: [role] } })),
  };
}

const server: Coding = {
  system: "http://terminology.hl7.org/CodeSystem/security-source-type",
  code: "4",
  display: "Application Server",
};

const ours = (act: string, kind: ActKind): Coding => ({
  system: "urn:foramen:act",
  code: act,
  display: actOf(act).says || kind,
});

/** Somebody by their id here, which is a resource of no FHIR server. */
const personRef = (type: string, id: string, display?: string | null) => ({
  type,
  identifier: { system: "urn:ietf:rfc:3986", value: `urn:uuid:${id}` },
  ...(display && { display }),
});

type Agent = {
  type: Coding;
  role?: Coding;
  who: object;
  requestor: boolean;
  network?: string | undefined;
};

function partsOf(row: TrailRow, site: Site) {
  const { kind } = actOf(row.act);
  const reads = ["read", "export", "trail"].includes(kind);
  const who =
    row.actorId === null
      ? { display: row.role === "system" ? "Foramen" : "not signed in" }
      : personRef(
          row.role === "patient" ? "Patient" : row.role === "pass" ? "Device" : "Practitioner",
          row.actorId,
          row.actorName,
        );
  const agents: Agent[] = [
    {
      type: reads || kind === "list" ? recipient : author,
      role: { system: "urn:foramen:role", code: row.role, display: row.role },
      who,
      requestor: true,
    },
    {
      type: reads ? destination : source,
      who: { display: row.browser ?? "Foramen" },
      requestor: false,
      network: row.place ?? undefined,
    },
    { type: reads ? source : destination, who: { display: "Foramen" }, requestor: false, network: site.address },
  ];
  const given = { kind, codes: codes[kind], purpose: purposeOf(row) };
  return { ...given, outcome: outcomeOf(row), agents, entities: entitiesOf(row) };
}

/** Why somebody saw what they would not see otherwise (HL7 v3 PurposeOfUse): broken glass, for emergency treatment. */
const brokeGlass = {
  coding: [
    { system: "http://terminology.hl7.org/CodeSystem/v3-ActReason", code: "BTG", display: "break the glass" },
    { system: "http://terminology.hl7.org/CodeSystem/v3-ActReason", code: "ETREAT", display: "Emergency Treatment" },
  ],
};

const purposeOf = ({ role, detail }: TrailRow) =>
  role === "surgeon" && emergencyOf(detail) !== null ? brokeGlass : null;

/** By which emergency access an entry was possible, or which it is about; null of all others. */
export function emergencyOf(detail: unknown): string | null {
  const { emergency } = (detail ?? {}) as { emergency?: unknown };
  return typeof emergency === "string" ? emergency : null;
}

const objectRole = (code: string, display: string): Coding => ({
  system: "http://terminology.hl7.org/CodeSystem/object-role",
  code,
  display,
});
const entityType = (code: string, display: string): Coding => ({
  system: "http://terminology.hl7.org/CodeSystem/audit-entity-type",
  code,
  display,
});

function entitiesOf({ patientId, requestId, reference, detail }: TrailRow) {
  const about = (detail as { accountId?: unknown } | null)?.accountId;
  return [
    ...(patientId
      ? [
          {
            type: entityType("1", "Person"),
            role: objectRole("1", "Patient"),
            what: personRef("Patient", patientId),
          },
        ]
      : []),
    ...(requestId
      ? [
          {
            type: entityType("2", "System Object"),
            role: objectRole("4", "Domain Resource"),
            what: personRef("ServiceRequest", requestId, reference),
          },
        ]
      : []),
    ...(typeof about === "string"
      ? [
          {
            type: entityType("1", "Person"),
            role: objectRole("11", "Security User Entity"),
            what: personRef("Person", about),
          },
        ]
      : []),
  ];
}

/** 0 done; 4 it was not possible, or a password or code was wrong; 8 no right to it. */
function outcomeOf({ outcome, detail }: TrailRow): { code: "0" | "4" | "8"; why: string | null } {
  const { right, why, code } = (detail ?? {}) as { right?: unknown; why?: unknown; code?: unknown };
  const said = [why, code].find((text): text is string => typeof text === "string");
  if (outcome === "denied") return { code: "8", why: said ?? outcome };
  if (outcome === "refused" || right === false) return { code: "4", why: said ?? "wrong" };
  return { code: "0", why: null };
}
