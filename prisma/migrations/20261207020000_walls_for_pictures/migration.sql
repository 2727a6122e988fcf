-- What goes with an answer is seen by whoever sees its request.
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['shared_image', 'translation'] LOOP
    CALL guard(part::regclass, 'foramen_patient, foramen_surgeon', format(
      'EXISTS (SELECT 1 FROM review_request r WHERE r.id = %I."requestId")', part));
  END LOOP;
END $$;
