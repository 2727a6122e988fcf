-- CreateEnum
CREATE TYPE "CallDirection" AS ENUM ('outgoing', 'incoming');

-- CreateEnum
CREATE TYPE "CallOutcome" AS ENUM ('reached', 'not_identified', 'voicemail', 'no_answer', 'wrong_number');

-- CreateEnum
CREATE TYPE "CallIdentifier" AS ENUM ('name', 'birth_date', 'phone', 'address', 'reference');

-- AlterTable
ALTER TABLE "review_request" ADD COLUMN "callAgainAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "queue_entry" ADD COLUMN "callAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "call" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "direction" "CallDirection" NOT NULL,
    "outcome" "CallOutcome" NOT NULL,
    "identifiers" "CallIdentifier"[],
    "note" TEXT,
    "nextTryAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "call_requestId_at_idx" ON "call"("requestId", "at");

-- CreateIndex
CREATE INDEX "call_byId_idx" ON "call"("byId");

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_byId_fkey" FOREIGN KEY ("byId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the table promises beyond types: nobody counts as reached whose identity was not checked twice.
ALTER TABLE "call" ADD CONSTRAINT "call_reached" CHECK ("outcome" <> 'reached' OR cardinality("identifiers") >= 2);
ALTER TABLE "call" ADD CONSTRAINT "call_note" CHECK ("note" <> '');

-- The list of those who are to be called: whoever waits for a first call, or for another try.
DROP INDEX "queue_call";
CREATE INDEX "queue_call" ON "queue_entry"("rank", "orderAt", "requestId") WHERE "callAt" IS NOT NULL;

/* As before, with when somebody is to be called. */
CREATE OR REPLACE VIEW queue_source AS
  SELECT r.id AS "requestId", r.status, life.open,
    r.status IN ('submitted', 'in_triage') OR r."callBy" IS NOT NULL OR wishes.wish AS todo,
    life.open AND r.status <> 'signed' AND scans.scan IN ('missing', 'incomplete', 'mismatch', 'other_kind') AS trouble,
    wishes.wish, scans.scan::"ScanState" AS scan,
    (CASE WHEN r.urgent THEN 0 WHEN r.raised THEN 1 ELSE 2 END)::smallint AS rank,
    unread.unread,
    coalesce(r."dueAt", '9999-01-01T00:00:00Z') AS "orderAt",
    coalesce(r."waitingFrom", asked.at, r."endedAt", r."submittedAt") AS since,
    r."submittedAt",
    CASE WHEN NOT life.open THEN coalesce(r."endedAt", r."answeredAt", r."submittedAt") END AS "settledAt",
    r."callBy", r."ownerId", r."surgeonId", coalesce(r.regions, '{}') AS regions, r."personName",
    search_words(concat_ws(' ',
      r."personName", replace(replace(r."personName", '''', ''), '’', ''),
      substr(r.reference, 3), replace(substr(r.reference, 3), '-', ''),
      split_part(patient.email::text, '@', 1), replace(search_fold(patient.email::text), ' ', ''),
      right(phone.digits, 10), right(phone.digits, 7), right(phone.digits, 4),
      to_char(r."birthDate", 'YYYYMMDD'), to_char(r."birthDate", 'YYYY'),
      written.text)) AS words,
    CASE WHEN r.status <> 'withdrawn' THEN
      coalesce(r."callAgainAt", CASE WHEN r."callBy" IS NOT NULL THEN r."submittedAt" END) END AS "callAt"
  FROM review_request r
  JOIN account patient ON patient.id = r."patientId"
  CROSS JOIN LATERAL (SELECT r.status NOT IN ('draft', 'reviewed', 'declined', 'closed', 'withdrawn') AS open) life
  CROSS JOIN LATERAL (SELECT regexp_replace(coalesce(r.answers->>'phone', ''), '\D', '', 'g') AS digits) phone
  CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT 1 FROM record_wish w WHERE w."requestId" = r.id AND w.state = 'open') AS wish) wishes
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS unread FROM message m JOIN account author ON author.id = m."authorId"
    WHERE m."requestId" = r.id AND m."readAt" IS NULL AND m.kind = 'message' AND author.role = 'patient') unread
  CROSS JOIN LATERAL (
    SELECT left(string_agg(m.body, ' ' ORDER BY m."createdAt" DESC), 50000) AS text FROM message m
    WHERE m."requestId" = r.id) written
  CROSS JOIN LATERAL (
    SELECT max(c.at) AS at FROM status_change c
    WHERE r.status = 'needs_info' AND c."requestId" = r.id AND c.status = 'needs_info') asked
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN NOT EXISTS (SELECT 1 FROM pack p WHERE p."requestId" = r.id) THEN 'missing'
      WHEN EXISTS (
        SELECT 1 FROM pack p LEFT JOIN scan_assessment judged ON judged."requestId" = p."requestId"
        WHERE p."requestId" = r.id AND (p.state = 'stored' OR (
          p.state = 'checked' AND p."checkedAt" > coalesce(judged."assessedAt", '-infinity')))) THEN 'checking'
      WHEN NOT EXISTS (
        SELECT 1 FROM scan_file f JOIN instance i ON i."fileId" = f.id
        WHERE f."requestId" = r.id AND f.state = 'accepted') THEN 'missing'
      WHEN EXISTS (
        SELECT 1 FROM study s WHERE s."requestId" = r.id AND s."withdrawnAt" IS NULL
          AND s.identity = 'mismatch' AND s.decision IS NULL) THEN 'mismatch'
      WHEN EXISTS (SELECT 1 FROM scan_file f WHERE f."requestId" = r.id AND f.state = 'rejected') THEN 'incomplete'
      WHEN EXISTS (
        SELECT 1 FROM pack p, jsonb_array_elements(p.announced) said
        WHERE p."requestId" = r.id AND p.state = 'damaged' AND NOT EXISTS (
          SELECT 1 FROM scan_file f WHERE f."requestId" = r.id AND f.sha256 = said->>'sha256')) THEN 'incomplete'
      WHEN EXISTS (
        SELECT 1 FROM study s JOIN series ON series."studyId" = s.id
        WHERE s."requestId" = r.id AND s."withdrawnAt" IS NULL AND series.modality IN ('MR', 'CT')) THEN 'checked'
      ELSE 'other_kind' END AS scan) scans
  WHERE r."submittedAt" IS NOT NULL;

CREATE OR REPLACE FUNCTION refresh_queue_entry(request uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  old_name text;
  new_name text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(request::text, 706));
  SELECT "personName" INTO old_name FROM queue_entry WHERE "requestId" = request;
  INSERT INTO queue_entry SELECT * FROM queue_source WHERE "requestId" = request
  ON CONFLICT ("requestId") DO UPDATE SET
    status = excluded.status, open = excluded.open, todo = excluded.todo, trouble = excluded.trouble,
    wish = excluded.wish, scan = excluded.scan, rank = excluded.rank, unread = excluded.unread,
    "orderAt" = excluded."orderAt", since = excluded.since, "submittedAt" = excluded."submittedAt",
    "settledAt" = excluded."settledAt", "callBy" = excluded."callBy", "ownerId" = excluded."ownerId",
    "surgeonId" = excluded."surgeonId", regions = excluded.regions, "personName" = excluded."personName",
    words = excluded.words, "callAt" = excluded."callAt"
  WHERE queue_entry.* IS DISTINCT FROM excluded.*;
  SELECT "personName" INTO new_name FROM queue_entry WHERE "requestId" = request;
  IF new_name IS NOT DISTINCT FROM old_name THEN RETURN; END IF;
  INSERT INTO name_word SELECT word FROM name_words(new_name) word ORDER BY word ON CONFLICT DO NOTHING;
  DELETE FROM name_word WHERE word IN (SELECT name_words(old_name)) AND NOT EXISTS (
    SELECT 1 FROM queue_entry e WHERE e.words @@ ('''' || word || '''')::tsquery);
END $$;

UPDATE "queue_entry" SET "callAt" = "submittedAt" WHERE "callBy" IS NOT NULL;
