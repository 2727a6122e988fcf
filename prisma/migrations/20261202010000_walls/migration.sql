-- The second wall. The portal logs in as a role that may do nothing; each transaction of the spine begins by becoming the
-- role of whoever asks (lib/platform/db.ts), and the policies here say whose rows that role sees. A query that forgets to
-- ask whose row it is finds none. Coordinators and the portal itself see all: their policies fold away, so that searches
-- keep their indexes.

/* Roles belong to the cluster: another installation in it may have made them. */
DO $$
DECLARE
  kind text;
BEGIN
  FOREACH kind IN ARRAY ARRAY[
    'actor', 'system', 'coordinator', 'administrator', 'auditor', 'surgeon', 'patient', 'pass', 'nobody'] LOOP
    CONTINUE WHEN EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'foramen_' || kind);
    EXECUTE format('CREATE ROLE %I NOLOGIN', 'foramen_' || kind);
    IF kind <> 'actor' THEN EXECUTE format('GRANT foramen_actor TO %I', 'foramen_' || kind); END IF;
  END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE EXCEPTION 'whoever migrates must be allowed to make roles: ALTER ROLE % CREATEROLE', current_user;
END $$;

/* What tables are there, and those that later migrations make. */
GRANT USAGE ON SCHEMA public TO foramen_actor;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO foramen_actor;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO foramen_actor;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO foramen_actor;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO foramen_actor;
/* The trail only grows, whoever asks. */
REVOKE UPDATE, DELETE ON audit_entry FROM foramen_actor;
DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN REVOKE ALL ON _prisma_migrations FROM foramen_actor; END IF;
END $$;

/* Who asks in this transaction: an account, or a pass; and the request that a pass is for. */
CREATE FUNCTION acting() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('foramen.actor', true), '')::uuid
$$;
CREATE FUNCTION acting_for() RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT nullif(current_setting('foramen.request', true), '')::uuid
$$;

/*
 * Puts a table behind the wall: whoever migrates, the portal and coordinators see all of it, `readers` the rows for which
 * the condition holds, which they may neither leave nor write beyond. Others see nothing.
 */
CREATE PROCEDURE guard(guarded regclass, readers text DEFAULT NULL, condition text DEFAULT NULL) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', guarded);
  EXECUTE format('CREATE POLICY everything ON %s TO CURRENT_USER, foramen_system, foramen_coordinator
    USING (true) WITH CHECK (true)', guarded);
  IF readers IS NULL THEN RETURN; END IF;
  EXECUTE format('CREATE POLICY own ON %s TO %s USING (%s) WITH CHECK (%3$s)', guarded, readers, condition);
END $$;
REVOKE EXECUTE ON PROCEDURE guard FROM PUBLIC;

-- Requests.
CALL guard('review_request', 'foramen_patient', '"patientId" = (SELECT acting())');
CREATE POLICY sent_by_pass ON review_request TO foramen_pass
  USING (id = (SELECT acting_for())) WITH CHECK (id = (SELECT acting_for()));
CREATE POLICY read_by_surgeon ON review_request TO foramen_surgeon USING (
  "surgeonId" = (SELECT acting()) OR EXISTS (
    SELECT 1 FROM opinion_grant g
    WHERE g."requestId" = review_request.id AND g."toId" = (SELECT acting()) AND g."endedAt" IS NULL AND g.until > now()));
CALL guard('opinion_grant', 'foramen_surgeon', '"toId" = (SELECT acting()) OR "byId" = (SELECT acting())');

-- What belongs to a request is seen by whoever sees the request: its own policies are asked.
DO $$
DECLARE
  part text;
BEGIN
  -- What another computer needs to send a scan.
  FOREACH part IN ARRAY ARRAY['pack', 'scan_file', 'study', 'disc_listing', 'scan_assessment', 'upload_pass'] LOOP
    CALL guard(part::regclass, 'foramen_patient, foramen_surgeon, foramen_pass', format(
      'EXISTS (SELECT 1 FROM review_request r WHERE r.id = %I."requestId")', part));
  END LOOP;
  FOREACH part IN ARRAY ARRAY[
    'queue_entry', 'urgency_change', 'call', 'call_task', 'presence', 'status_change', 'record_wish', 'consent', 'disc',
    'paper', 'request_export', 'opinion', 'opinion_addendum', 'marking', 'follow_up', 'follow_up_step', 'undo_step'] LOOP
    CALL guard(part::regclass, 'foramen_patient, foramen_surgeon', format(
      'EXISTS (SELECT 1 FROM review_request r WHERE r.id = %I."requestId")', part));
  END LOOP;
END $$;
CALL guard('series', 'foramen_patient, foramen_surgeon, foramen_pass',
  'EXISTS (SELECT 1 FROM study s WHERE s.id = series."studyId")');
CALL guard('instance', 'foramen_patient, foramen_surgeon, foramen_pass',
  'EXISTS (SELECT 1 FROM scan_file f WHERE f.id = instance."fileId")');
CALL guard('paper_preview', 'foramen_patient, foramen_surgeon',
  'EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_preview."paperId")');
CALL guard('export_part', 'foramen_patient',
  'EXISTS (SELECT 1 FROM request_export e WHERE e.id = export_part."exportId")');
/* Notes are among staff. */
CALL guard('message', 'foramen_surgeon',
  'EXISTS (SELECT 1 FROM review_request r WHERE r.id = message."requestId")');
CREATE POLICY of_patient ON message TO foramen_patient
  USING (kind <> 'note' AND EXISTS (SELECT 1 FROM review_request r WHERE r.id = message."requestId"))
  WITH CHECK (kind <> 'note' AND EXISTS (SELECT 1 FROM review_request r WHERE r.id = message."requestId"));
/* What a surgeon wrote of a case that another has now is theirs alone. */
CALL guard('opinion_aside', 'foramen_surgeon', '"surgeonId" = (SELECT acting())
  OR EXISTS (SELECT 1 FROM review_request r WHERE r.id = opinion_aside."requestId")');
/* Each reads their own; a step tells others of a request that its actor sees. */
CALL guard('notice', 'foramen_patient, foramen_surgeon, foramen_administrator, foramen_auditor, foramen_pass',
  '"accountId" = (SELECT acting()) OR EXISTS (SELECT 1 FROM review_request r WHERE r.id = notice."requestId")');
/* Names of patients, to find who is misspelt: nobody but whoever sees the whole queue. */
CALL guard('name_word');

-- People. Signing in looks for an address before anybody is known.
CALL guard('account', 'foramen_nobody, foramen_administrator, foramen_auditor', 'true');
CREATE POLICY of_patient ON account TO foramen_patient USING (id = (SELECT acting()) OR role <> 'patient')
  WITH CHECK (id = (SELECT acting()));
CREATE POLICY of_surgeon ON account TO foramen_surgeon
  USING (role <> 'patient' OR EXISTS (SELECT 1 FROM review_request r WHERE r."patientId" = account.id))
  WITH CHECK (id = (SELECT acting()));
CREATE POLICY of_pass ON account TO foramen_pass
  USING (EXISTS (SELECT 1 FROM review_request r WHERE r."patientId" = account.id)) WITH CHECK (false);
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['session', 'recovery_code', 'staff_attempt'] LOOP
    CALL guard(part::regclass, 'foramen_nobody, foramen_administrator', 'true');
    EXECUTE format('CREATE POLICY of_person ON %I TO foramen_patient, foramen_surgeon, foramen_auditor
      USING ("accountId" = (SELECT acting())) WITH CHECK ("accountId" = (SELECT acting()))', part);
  END LOOP;
END $$;
CREATE POLICY of_pass ON session TO foramen_pass
  USING ("passId" = (SELECT acting())) WITH CHECK ("passId" = (SELECT acting()));
CREATE POLICY of_given_pass ON session TO foramen_patient
  USING (EXISTS (SELECT 1 FROM upload_pass p WHERE p.id = session."passId"));
CALL guard('sign_in_mail', 'foramen_nobody', 'true');

-- The trail: whoever acts adds to it, in nobody else's name.
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY everything ON audit_entry TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY all_of_it ON audit_entry FOR SELECT
  TO foramen_system, foramen_coordinator, foramen_administrator, foramen_auditor USING (true);
CREATE POLICY own ON audit_entry FOR SELECT TO foramen_patient, foramen_surgeon, foramen_pass
  USING ("actorId" = (SELECT acting()));
CREATE POLICY of_patient ON audit_entry FOR SELECT TO foramen_patient
  USING (EXISTS (SELECT 1 FROM review_request r WHERE r.id = audit_entry."requestId"));
CREATE POLICY grows ON audit_entry FOR INSERT TO foramen_actor WITH CHECK ("actorId" IS NOT DISTINCT FROM (SELECT acting()));
CREATE POLICY grows_by_portal ON audit_entry FOR INSERT TO foramen_system WITH CHECK (true);

-- What the database keeps by itself it keeps whoever acts.
ALTER VIEW queue_source SET (security_invoker = true);
ALTER FUNCTION refresh_queue_entry(uuid) SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION keep_queue_entry() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION keep_queue_entries_of() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION refuse_end_before_call() SECURITY DEFINER SET search_path = public, pg_temp;
REVOKE EXECUTE ON FUNCTION refresh_queue_entry(uuid) FROM PUBLIC;
