-- A service's database and its two logins. Once for each service, by an administrator of the server, and again after
-- every migration (it may be run as often as you like):
--   SQLCMDPASSWORD=... MigratePassword=... ServePassword=... sqlcmd -S server -U sa -b -v Service=consent -i database.sql
-- sqlcmd takes $(...) from -v or from the environment, which other users cannot read.
--
--   carebridge_<service>_migrate   owns the schema and makes its tables: carebridge migrate
--   carebridge_<service>           reads and writes rows and can change no table: carebridge serve
:on error exit
SET NOCOUNT ON;

-- Binary: text that differs in a letter's case is other text, and sorts as it does in PostgreSQL.
IF DB_ID(N'carebridge_$(Service)') IS NULL
  CREATE DATABASE [carebridge_$(Service)] COLLATE Latin1_General_100_BIN2;
GO
IF NOT EXISTS (SELECT 1 FROM sys.databases
  WHERE name = N'carebridge_$(Service)' AND is_read_committed_snapshot_on = 1)
  ALTER DATABASE [carebridge_$(Service)] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
ALTER DATABASE [carebridge_$(Service)] SET ALLOW_SNAPSHOT_ISOLATION ON;
GO

IF SUSER_ID(N'carebridge_$(Service)_migrate') IS NULL
  CREATE LOGIN [carebridge_$(Service)_migrate] WITH PASSWORD = N'$(MigratePassword)',
    DEFAULT_DATABASE = [carebridge_$(Service)], CHECK_POLICY = ON;
IF SUSER_ID(N'carebridge_$(Service)') IS NULL
  CREATE LOGIN [carebridge_$(Service)] WITH PASSWORD = N'$(ServePassword)',
    DEFAULT_DATABASE = [carebridge_$(Service)], CHECK_POLICY = ON;
GO

USE [carebridge_$(Service)];
GO
IF USER_ID(N'carebridge_$(Service)_migrate') IS NULL
  CREATE USER [carebridge_$(Service)_migrate] FOR LOGIN [carebridge_$(Service)_migrate];
IF USER_ID(N'carebridge_$(Service)') IS NULL
  CREATE USER [carebridge_$(Service)] FOR LOGIN [carebridge_$(Service)];
GO
IF SCHEMA_ID(N'$(Service)') IS NULL
  EXEC (N'CREATE SCHEMA [$(Service)] AUTHORIZATION [carebridge_$(Service)_migrate]');
GO
GRANT CREATE TABLE TO [carebridge_$(Service)_migrate];
ALTER USER [carebridge_$(Service)_migrate] WITH DEFAULT_SCHEMA = [$(Service)];
ALTER USER [carebridge_$(Service)] WITH DEFAULT_SCHEMA = [$(Service)];
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[$(Service)] TO [carebridge_$(Service)];

-- Which migrations there were is not the service's to say.
IF OBJECT_ID(N'[$(Service)].[migrations]') IS NOT NULL
  DENY INSERT, UPDATE, DELETE ON OBJECT::[$(Service)].[migrations] TO [carebridge_$(Service)];

-- What was deleted, and by which rule, is only ever added to.
IF OBJECT_ID(N'[$(Service)].[dispositions]') IS NOT NULL
  DENY UPDATE, DELETE ON OBJECT::[$(Service)].[dispositions] TO [carebridge_$(Service)];

-- What was exported for which organization is only ever added to.
IF OBJECT_ID(N'[$(Service)].[organization_exports]') IS NOT NULL
  DENY UPDATE, DELETE ON OBJECT::[$(Service)].[organization_exports] TO [carebridge_$(Service)];

-- The accounting of disclosures is only ever added to (42 CFR 2.25): not even the service can change what it says.
IF OBJECT_ID(N'[consent].[disclosures]') IS NOT NULL
  DENY UPDATE, DELETE ON OBJECT::[consent].[disclosures] TO [carebridge_$(Service)];
IF OBJECT_ID(N'[consent].[accounting_anchors]') IS NOT NULL
  DENY UPDATE, DELETE ON OBJECT::[consent].[accounting_anchors] TO [carebridge_$(Service)];
IF OBJECT_ID(N'[consent].[accounting_anchor_entries]') IS NOT NULL
  DENY UPDATE, DELETE ON OBJECT::[consent].[accounting_anchor_entries] TO [carebridge_$(Service)];
GO
