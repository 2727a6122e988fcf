-- A surgeon opens a request that is not theirs, in an emergency: for some hours, to read only, and to be answered for.

-- CreateEnum
CREATE TYPE "EmergencyKind" AS ENUM ('emergency_room', 'treating_doctor', 'surgeon_away', 'other');
CREATE TYPE "EmergencyVerdict" AS ENUM ('justified', 'not_justified');

-- CreateTable
CREATE TABLE "emergency_access" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "surgeonId" UUID NOT NULL,
    "kind" "EmergencyKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "verdict" "EmergencyVerdict",
    "judgement" TEXT,
    "judgedById" UUID,
    "judgedAt" TIMESTAMPTZ(3),

    CONSTRAINT "emergency_access_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "emergency_access_requestId_surgeonId_idx" ON "emergency_access"("requestId", "surgeonId");
CREATE INDEX "emergency_access_surgeonId_idx" ON "emergency_access"("surgeonId");
CREATE INDEX "emergency_access_judgedById_idx" ON "emergency_access"("judgedById");
CREATE INDEX "emergency_access_judgedAt_at_idx" ON "emergency_access"("judgedAt", "at");

-- AddForeignKey
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_surgeonId_fkey" FOREIGN KEY ("surgeonId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_judgedById_fkey" FOREIGN KEY ("judgedById") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What the table promises beyond types.
ALTER TABLE "emergency_access"
  ADD CONSTRAINT "emergency_access_reason" CHECK (length("reason") >= 15),
  ADD CONSTRAINT "emergency_access_until" CHECK ("until" > "at" AND "until" <= "at" + interval '24 hours'),
  ADD CONSTRAINT "emergency_access_judged" CHECK (
    ("verdict" IS NULL) = ("judgedAt" IS NULL) AND ("verdict" IS NULL) = ("judgement" IS NULL)),
  ADD CONSTRAINT "emergency_access_judge" CHECK ("judgedById" <> "surgeonId");

-- By the clock of the database: open now, whoever asks.
CREATE FUNCTION is_open(access emergency_access) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT access."endedAt" IS NULL AND access.until > now()
$$;

-- What was said when it was opened stays: the portal alone opens, and others may end it and judge it, nothing else.
CALL guard('emergency_access');
REVOKE INSERT, UPDATE, DELETE ON emergency_access FROM foramen_actor;
GRANT INSERT ON emergency_access TO foramen_system;
GRANT UPDATE ("endedAt") ON emergency_access TO foramen_system, foramen_surgeon, foramen_administrator;
GRANT UPDATE ("verdict", "judgement", "judgedById", "judgedAt") ON emergency_access TO foramen_administrator;
CREATE POLICY of_surgeon ON emergency_access TO foramen_surgeon
  USING ("surgeonId" = (SELECT acting())) WITH CHECK ("surgeonId" = (SELECT acting()));
CREATE POLICY of_administrator ON emergency_access TO foramen_administrator USING (true) WITH CHECK (true);

-- The request is seen while it lasts, and so is what belongs to it: its policies ask those of the request.
CREATE POLICY read_in_emergency ON review_request FOR SELECT TO foramen_surgeon USING (EXISTS (
  SELECT FROM emergency_access e
  WHERE e."requestId" = review_request.id AND e."surgeonId" = (SELECT acting()) AND is_open(e)));

-- Seen only: what is open to a surgeon by this alone they change nothing of.
CREATE FUNCTION only_reads(request uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
      SELECT FROM emergency_access e WHERE e."requestId" = request AND e."surgeonId" = acting() AND is_open(e))
    AND NOT EXISTS (SELECT FROM review_request r WHERE r.id = request AND r."surgeonId" = acting())
    AND NOT EXISTS (
      SELECT FROM opinion_grant g
      WHERE g."requestId" = request AND g."toId" = acting() AND g."endedAt" IS NULL AND g.until > now())
$$;
CREATE PROCEDURE keep_from_emergency(part regclass, request text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY add_nothing_in_emergency ON %s AS RESTRICTIVE FOR INSERT TO foramen_surgeon
    WITH CHECK (NOT only_reads(%s))', part, request);
  EXECUTE format('CREATE POLICY change_nothing_in_emergency ON %s AS RESTRICTIVE FOR UPDATE TO foramen_surgeon
    USING (NOT only_reads(%s))', part, request);
  EXECUTE format('CREATE POLICY remove_nothing_in_emergency ON %s AS RESTRICTIVE FOR DELETE TO foramen_surgeon
    USING (NOT only_reads(%s))', part, request);
END $$;
REVOKE EXECUTE ON PROCEDURE keep_from_emergency FROM PUBLIC;
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY[
    'pack', 'scan_file', 'study', 'disc_listing', 'scan_assessment', 'upload_pass', 'queue_entry', 'urgency_change',
    'call', 'call_task', 'presence', 'status_change', 'record_wish', 'consent', 'disc', 'paper', 'request_export',
    'opinion', 'opinion_addendum', 'opinion_aside', 'marking', 'follow_up', 'follow_up_step', 'undo_step', 'message',
    'shared_image', 'translation', 'opinion_grant'] LOOP
    CALL keep_from_emergency(part::regclass, '"requestId"');
  END LOOP;
END $$;
/* What they are told themselves they may mark as read. */
CALL keep_from_emergency('notice', 'CASE WHEN "accountId" = (SELECT acting()) THEN NULL ELSE "requestId" END');
CALL keep_from_emergency('series', '(SELECT s."requestId" FROM study s WHERE s.id = series."studyId")');
CALL keep_from_emergency('instance', '(SELECT f."requestId" FROM scan_file f WHERE f.id = instance."fileId")');
CALL keep_from_emergency('paper_preview', '(SELECT p."requestId" FROM paper p WHERE p.id = paper_preview."paperId")');

-- Found by name and date of birth, both whole.
CREATE INDEX "review_request_birthDate_idx" ON "review_request"("birthDate");

-- What was possible in an emergency only is found in a trail of any length.
CREATE INDEX "audit_entry_emergency_idx" ON "audit_entry" ("at") WHERE ("detail" ->> 'emergency') IS NOT NULL;
