-- A service's two roles. Once for each service, in its database (or in one for all), by an administrator of the server,
-- and again after every migration (it may be run as often as you like):
--   PGOPTIONS='-c carebridge.service=consent' psql -d carebridge_consent -v ON_ERROR_STOP=1 -f roles.sql
-- The roles have no password until you give them one: \password carebridge_consent
--
--   carebridge_<service>_migrate   owns the schema and makes its tables: carebridge migrate
--   carebridge_<service>           reads and writes rows and can change no table: carebridge serve
DO $roles$
DECLARE
  service text := current_setting('carebridge.service');
  server text := format('carebridge_%s', service);
  owner text := format('carebridge_%s_migrate', service);
  role text;
BEGIN
  IF service !~ '^[a-z]+$' THEN
    RAISE EXCEPTION 'carebridge.service is the name of a service';
  END IF;
  FOREACH role IN ARRAY ARRAY[server, owner] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = role) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', role);
    END IF;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role);
  END LOOP;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  REVOKE ALL ON SCHEMA public FROM PUBLIC;

  EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I', service);
  EXECUTE format('ALTER SCHEMA %I OWNER TO %I', service, owner);
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', service, server);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', service, server);
  EXECUTE format(
    'ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
    owner, service, server);

  -- Which migrations there were is not the service's to say.
  IF to_regclass(format('%I.migrations', service)) IS NOT NULL THEN
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON %I.migrations FROM %I', service, server);
  END IF;
  -- What was deleted, and by which rule, is only ever added to.
  IF to_regclass(format('%I.dispositions', service)) IS NOT NULL THEN
    EXECUTE format('REVOKE UPDATE, DELETE ON %I.dispositions FROM %I', service, server);
  END IF;
  -- What was exported for which organization is only ever added to.
  IF to_regclass(format('%I.organization_exports', service)) IS NOT NULL THEN
    EXECUTE format('REVOKE UPDATE, DELETE ON %I.organization_exports FROM %I', service, server);
  END IF;
  -- The accounting of disclosures is only ever added to (42 CFR 2.25): not even the service can change what it says.
  IF service = 'consent' AND to_regclass('consent.disclosures') IS NOT NULL THEN
    EXECUTE format(
      'REVOKE UPDATE, DELETE ON consent.disclosures, consent.accounting_anchors, consent.accounting_anchor_entries '
      'FROM %I', server);
  END IF;
END
$roles$;
