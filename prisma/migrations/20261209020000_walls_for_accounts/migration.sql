-- What came with accounts and seals stands behind the second wall too.
CALL guard('invitation', 'foramen_nobody, foramen_administrator', 'true');
CALL guard('known_browser', 'foramen_nobody, foramen_administrator', 'true');
CALL guard('account_notice', 'foramen_nobody, foramen_administrator', 'true');
CALL guard('email_change', 'foramen_nobody, foramen_administrator', 'true');
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['known_browser', 'account_notice', 'email_change'] LOOP
    EXECUTE format('CREATE POLICY of_person ON %I TO foramen_patient, foramen_surgeon, foramen_auditor
      USING ("accountId" = (SELECT acting())) WITH CHECK ("accountId" = (SELECT acting()))', part);
  END LOOP;
END $$;

-- The seals only grow, and only the portal's own sealer adds to them.
REVOKE UPDATE, DELETE ON audit_seal, audit_anchor FROM foramen_actor;
CALL guard('audit_seal', 'foramen_administrator, foramen_auditor', 'true');
CALL guard('audit_anchor', 'foramen_administrator, foramen_auditor', 'true');
