-- CreateTable
CREATE TABLE "call_task" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "reasons" TEXT[],
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "escalatedAt" TIMESTAMPTZ(3),
    "reachedAt" TIMESTAMPTZ(3),
    "reachedWho" TEXT,
    "readBack" TEXT,

    CONSTRAINT "call_task_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "call_task_requestId_openedAt_idx" ON "call_task"("requestId", "openedAt");

-- AddForeignKey
ALTER TABLE "call_task" ADD CONSTRAINT "call_task_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the table promises beyond types: one open task a request, ended only by a person who said back what they were told.
CREATE UNIQUE INDEX "call_task_open" ON "call_task"("requestId") WHERE "reachedAt" IS NULL;
ALTER TABLE "call_task"
  ADD CONSTRAINT "call_task_reasons" CHECK (cardinality("reasons") > 0),
  ADD CONSTRAINT "call_task_reached" CHECK (
    ("reachedAt" IS NULL) = ("reachedWho" IS NULL) AND ("reachedAt" IS NULL) = ("readBack" IS NULL)
    AND "reachedWho" <> '' AND "readBack" <> ''
  );

/* Whoever has to be reached today stands at the head of the list of calls until they were, whatever else is to be done. */
CREATE OR REPLACE VIEW queue_source AS
  SELECT r.id AS "requestId", r.status, life.open,
    r.status IN ('submitted', 'in_triage') OR r."callBy" IS NOT NULL OR wishes.wish OR told."openedAt" IS NOT NULL AS todo,
    life.open AND r.status <> 'signed' AND scans.scan IN ('missing', 'incomplete', 'mismatch', 'other_kind') AS trouble,
    wishes.wish, scans.scan::"ScanState" AS scan,
    (CASE WHEN r.urgent OR told."openedAt" IS NOT NULL THEN 0 WHEN r.raised THEN 1 ELSE 2 END)::smallint AS rank,
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
    coalesce(told."openedAt", CASE WHEN r.status <> 'withdrawn' THEN
      coalesce(r."callAgainAt", CASE WHEN r."callBy" IS NOT NULL THEN r."submittedAt" END) END) AS "callAt"
  FROM review_request r
  JOIN account patient ON patient.id = r."patientId"
  CROSS JOIN LATERAL (SELECT r.status NOT IN ('draft', 'reviewed', 'declined', 'closed', 'withdrawn') AS open) life
  CROSS JOIN LATERAL (SELECT regexp_replace(coalesce(r.answers->>'phone', ''), '\D', '', 'g') AS digits) phone
  CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT 1 FROM record_wish w WHERE w."requestId" = r.id AND w.state = 'open') AS wish) wishes
  CROSS JOIN LATERAL (
    SELECT min(t."openedAt") AS "openedAt" FROM call_task t
    WHERE t."requestId" = r.id AND t."reachedAt" IS NULL) told
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

CREATE CONSTRAINT TRIGGER "queue_keeps_call_task" AFTER INSERT OR UPDATE OR DELETE ON "call_task"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_queue_entry();

/* The second wall: no way of closing a request leads past somebody who was not reached. */
CREATE FUNCTION refuse_end_before_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM call_task WHERE "requestId" = NEW.id AND "reachedAt" IS NULL) THEN
    RAISE EXCEPTION 'somebody has to be reached first' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "review_request_call_first" AFTER UPDATE OF "status" ON "review_request"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW
  WHEN (NEW."status" IN ('closed', 'declined', 'withdrawn') AND NEW."status" IS DISTINCT FROM OLD."status")
  EXECUTE FUNCTION refuse_end_before_call();
