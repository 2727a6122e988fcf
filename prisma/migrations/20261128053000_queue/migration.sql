-- Names are found however they are written, and also where they are misspelt.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('missing', 'checking', 'mismatch', 'incomplete', 'other_kind', 'checked');

-- CreateEnum
CREATE TYPE "Urgency" AS ENUM ('urgent', 'raised', 'routine');

-- CreateTable
CREATE TABLE "urgency_change" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "urgency" "Urgency" NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "urgency_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_entry" (
    "requestId" UUID NOT NULL,
    "status" "RequestStatus" NOT NULL,
    "open" BOOLEAN NOT NULL,
    "todo" BOOLEAN NOT NULL,
    "trouble" BOOLEAN NOT NULL,
    "wish" BOOLEAN NOT NULL,
    "scan" "ScanState" NOT NULL,
    "rank" SMALLINT NOT NULL,
    "unread" INTEGER NOT NULL,
    "orderAt" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "callBy" TIMESTAMPTZ(3),
    "ownerId" UUID,
    "surgeonId" UUID,
    "regions" TEXT[],
    "personName" TEXT,
    "words" tsvector NOT NULL,

    CONSTRAINT "queue_entry_pkey" PRIMARY KEY ("requestId")
);

-- CreateTable
CREATE TABLE "name_word" (
    "word" TEXT NOT NULL,

    CONSTRAINT "name_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "urgency_change_requestId_at_idx" ON "urgency_change"("requestId", "at");

-- CreateIndex
CREATE INDEX "urgency_change_byId_idx" ON "urgency_change"("byId");

-- CreateIndex
CREATE INDEX "saved_view_ownerId_idx" ON "saved_view"("ownerId");

-- CreateIndex
CREATE INDEX "queue_entry_rank_orderAt_requestId_idx" ON "queue_entry"("rank", "orderAt", "requestId");

-- CreateIndex
CREATE INDEX "queue_entry_submittedAt_requestId_idx" ON "queue_entry"("submittedAt", "requestId");

-- CreateIndex
CREATE INDEX "queue_entry_surgeonId_rank_orderAt_requestId_idx" ON "queue_entry"("surgeonId", "rank", "orderAt", "requestId");

-- CreateIndex
CREATE INDEX "queue_entry_ownerId_rank_orderAt_requestId_idx" ON "queue_entry"("ownerId", "rank", "orderAt", "requestId");

-- AddForeignKey
ALTER TABLE "urgency_change" ADD CONSTRAINT "urgency_change_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "urgency_change" ADD CONSTRAINT "urgency_change_byId_fkey" FOREIGN KEY ("byId") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_entry" ADD CONSTRAINT "queue_entry_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "review_request"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the tables promise beyond types.
ALTER TABLE "urgency_change" ADD CONSTRAINT "urgency_change_reason" CHECK ("reason" <> '');
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_name" CHECK ("name" <> '' AND length("name") <= 60);

-- One index for each list that everybody opens, in the order that it is shown: its first page, its deepest page and its
-- bounded count read a few hundred entries, however long the list is.
CREATE INDEX "queue_todo" ON "queue_entry"("rank", "orderAt", "requestId") WHERE "todo";
CREATE INDEX "queue_unclaimed" ON "queue_entry"("rank", "orderAt", "requestId") WHERE "status" = 'submitted';
CREATE INDEX "queue_open" ON "queue_entry"("rank", "orderAt", "requestId") WHERE "open";
CREATE INDEX "queue_running" ON "queue_entry"("rank", "orderAt", "requestId") WHERE "open" AND "status" <> 'needs_info';
CREATE INDEX "queue_trouble" ON "queue_entry"("rank", "orderAt", "requestId") WHERE "trouble";
CREATE INDEX "queue_unread" ON "queue_entry"("rank", "orderAt", "requestId") WHERE "unread" > 0;
CREATE INDEX "queue_call" ON "queue_entry"("rank", "orderAt", "requestId") WHERE "callBy" IS NOT NULL;
CREATE INDEX "queue_with_surgeon" ON "queue_entry"("rank", "orderAt", "requestId") WHERE "status" IN ('assigned', 'signed');
CREATE INDEX "queue_waiting" ON "queue_entry"("since", "requestId") WHERE "status" = 'needs_info';
CREATE INDEX "queue_longest" ON "queue_entry"("since", "requestId") WHERE "open";
CREATE INDEX "queue_decided" ON "queue_entry"("settledAt", "requestId") WHERE "settledAt" IS NOT NULL;
CREATE INDEX "queue_mine" ON "queue_entry"("ownerId", "rank", "orderAt", "requestId") WHERE "open";
-- What is found is found by whole words and their beginnings. Kept at once: a list of what is pending would slow the search.
CREATE INDEX "queue_words" ON "queue_entry" USING gin ("words") WITH (fastupdate = off) WHERE "words" IS NOT NULL;
CREATE INDEX "name_word_like" ON "name_word" USING gin ("word" gin_trgm_ops) WHERE "word" <> '';
-- The words are long and no list shows them: they lie aside, so that a page of entries is a few blocks.
ALTER TABLE "queue_entry" SET (toast_tuple_target = 256);
-- How rare each word is decides how it is looked for.
ALTER TABLE "queue_entry" ALTER COLUMN "words" SET STATISTICS 1000;

/* Small letters without accents, with one blank where signs were. */
CREATE FUNCTION search_fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, $1)),
    '[\u0001-\u002f\u003a-\u0060\u007b-\u007f]+', ' ', 'g'))
$$;

/* The words of a text. No parser and no dictionary: names and references are taken as they are. */
CREATE FUNCTION search_words(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(coalesce(array_agg(DISTINCT left(word, 40)), '{}'))
  FROM regexp_split_to_table(public.search_fold(coalesce($1, '')), ' ') word WHERE word <> ''
$$;

/*
 * All of these groups, each with any of its alternatives: 'smith*' is a beginning, 'smith|smyth' are two words. Whatever
 * they hold, none of it is an operator.
 */
CREATE FUNCTION search_query(text[]) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg('(' || alternatives || ')', ' & '), '')::tsquery
  FROM unnest($1) given(terms), LATERAL (
    SELECT string_agg('''' || left(replace(public.search_fold(term), ' ', ''), 40) || ''''
      || CASE WHEN term LIKE '%*' THEN ':*' ELSE '' END, ' | ') AS alternatives
    FROM unnest(string_to_array(terms, '|')) term WHERE replace(public.search_fold(term), ' ', '') <> ''
  ) parts WHERE alternatives IS NOT NULL
$$;

/*
 * What lists, filters and search need of each request that was sent, from the rows that say it: the one place where it is
 * put together. `scan` says in SQL what lib/studies/scan-state.ts says of one request.
 */
CREATE VIEW queue_source AS
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
      written.text)) AS words
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

/* The words by which a person may be looked for where nobody is called just so. */
CREATE FUNCTION name_words(text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT DISTINCT left(word, 40) FROM regexp_split_to_table(public.search_fold(coalesce($1, '')), ' ') word
  WHERE length(word) >= 3
$$;

/*
 * Writes a request's entry anew. One at a time: what the other transaction wrote is seen, as each statement here looks
 * anew. A name that nobody has any more is forgotten.
 */
CREATE FUNCTION refresh_queue_entry(request uuid) RETURNS void LANGUAGE plpgsql AS $$
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
    words = excluded.words
  WHERE queue_entry.* IS DISTINCT FROM excluded.*;
  SELECT "personName" INTO new_name FROM queue_entry WHERE "requestId" = request;
  IF new_name IS NOT DISTINCT FROM old_name THEN RETURN; END IF;
  INSERT INTO name_word SELECT word FROM name_words(new_name) word ORDER BY word ON CONFLICT DO NOTHING;
  DELETE FROM name_word WHERE word IN (SELECT name_words(old_name)) AND NOT EXISTS (
    SELECT 1 FROM queue_entry e WHERE e.words @@ ('''' || word || '''')::tsquery);
END $$;

/* At the end of a transaction, once for each request that it touched: by then everything it wrote is there. */
CREATE FUNCTION keep_queue_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request uuid;
  kept text := coalesce(current_setting('foramen.queue_kept', true), '');
BEGIN
  IF TG_TABLE_NAME = 'review_request' THEN request := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN request := OLD."requestId";
  ELSE request := NEW."requestId";
  END IF;
  IF position(request::text IN kept) > 0 THEN RETURN NULL; END IF;
  PERFORM set_config('foramen.queue_kept', kept || request::text, true);
  IF EXISTS (SELECT 1 FROM review_request WHERE id = request AND "submittedAt" IS NOT NULL) THEN
    PERFORM refresh_queue_entry(request);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "queue_keeps_request" AFTER INSERT OR UPDATE ON "review_request"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."submittedAt" IS NOT NULL) EXECUTE FUNCTION keep_queue_entry();
CREATE CONSTRAINT TRIGGER "queue_keeps_message" AFTER INSERT OR UPDATE OR DELETE ON "message"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_queue_entry();
CREATE CONSTRAINT TRIGGER "queue_keeps_wish" AFTER INSERT OR UPDATE OR DELETE ON "record_wish"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_queue_entry();
CREATE CONSTRAINT TRIGGER "queue_keeps_pack" AFTER INSERT OR UPDATE OR DELETE ON "pack"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_queue_entry();
CREATE CONSTRAINT TRIGGER "queue_keeps_study" AFTER INSERT OR UPDATE OR DELETE ON "study"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_queue_entry();
CREATE CONSTRAINT TRIGGER "queue_keeps_assessment" AFTER INSERT OR UPDATE OR DELETE ON "scan_assessment"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION keep_queue_entry();

/* A new address of a person is found with each of their requests. */
CREATE FUNCTION keep_queue_entries_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM refresh_queue_entry(id) FROM review_request WHERE "patientId" = NEW.id AND "submittedAt" IS NOT NULL;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "queue_keeps_address" AFTER UPDATE OF "email" ON "account"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."email" IS DISTINCT FROM OLD."email")
  EXECUTE FUNCTION keep_queue_entries_of();

-- What was sent before.
INSERT INTO queue_entry SELECT * FROM queue_source;
INSERT INTO name_word SELECT DISTINCT word FROM queue_entry, name_words("personName") word;
