IF OBJECT_ID(N'[portal].[migrations]') IS NULL
BEGIN
    IF SCHEMA_ID(N'portal') IS NULL EXEC(N'CREATE SCHEMA [portal];');
    CREATE TABLE [portal].[migrations] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    IF SCHEMA_ID(N'portal') IS NULL EXEC(N'CREATE SCHEMA [portal];');
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[accounts] (
        [Id] uniqueidentifier NOT NULL,
        [Role] nvarchar(60) NOT NULL,
        [OrganizationId] uniqueidentifier NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [Disabled] bit NOT NULL,
        [EnabledAt] datetimeoffset NULL,
        [SignInId] uniqueidentifier NULL,
        [JoinedAs] uniqueidentifier NOT NULL,
        [HumanId] uniqueidentifier NULL,
        [JoinedAt] datetimeoffset NULL,
        [Email] nvarchar(254) NOT NULL,
        [NormalizedEmail] nvarchar(254) NOT NULL,
        [PasswordHash] nvarchar(200) NULL,
        [SecurityStamp] nvarchar(60) NOT NULL,
        [ConcurrencyStamp] nvarchar(60) NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_accounts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[administrator_rosters] (
        [Id] uniqueidentifier NOT NULL,
        [Stamp] bigint NOT NULL,
        CONSTRAINT [PK_administrator_rosters] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[authenticators] (
        [AccountId] uniqueidentifier NOT NULL,
        [Secret] nvarchar(max) NULL,
        [ConfirmedAt] datetimeoffset NULL,
        [Offered] nvarchar(max) NULL,
        [OfferedAt] datetimeoffset NULL,
        [OfferedFor] nvarchar(max) NULL,
        [LastStep] bigint NOT NULL,
        [Stamp] bigint NOT NULL,
        CONSTRAINT [PK_authenticators] PRIMARY KEY ([AccountId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[contact_rules] (
        [ParticipantId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Contact] nvarchar(max) NULL,
        CONSTRAINT [PK_contact_rules] PRIMARY KEY ([ParticipantId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[delivery_attempts] (
        [DispatchId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [Channel] nvarchar(60) NOT NULL,
        [Wording] nvarchar(60) NOT NULL,
        [BegunAt] datetimeoffset NOT NULL,
        [Outcome] nvarchar(60) NULL,
        [Reason] nvarchar(60) NULL,
        [EndedAt] datetimeoffset NULL,
        [SortKey] nvarchar(51) NOT NULL,
        CONSTRAINT [PK_delivery_attempts] PRIMARY KEY ([DispatchId], [Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[dispatches] (
        [Id] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [Wording] nvarchar(60) NOT NULL,
        [Kind] nvarchar(60) NULL,
        [Addressee] nvarchar(max) NULL,
        [Link] nvarchar(max) NULL,
        [Only] nvarchar(60) NULL,
        [Status] nvarchar(60) NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [DueAt] datetimeoffset NULL,
        [HeldBy] nvarchar(60) NULL,
        [ClaimedUntil] datetimeoffset NULL,
        [Tried] nvarchar(60) NULL,
        [HandedOverAt] datetimeoffset NULL,
        [WithdrawnAt] datetimeoffset NULL,
        [Attempts] int NOT NULL,
        [Failures] int NOT NULL,
        [FailingSince] datetimeoffset NULL,
        [GivenUp] nvarchar(max) NOT NULL,
        [EndedAt] datetimeoffset NULL,
        [Stamp] bigint NOT NULL,
        CONSTRAINT [PK_dispatches] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[dispositions] (
        [ParticipantId] uniqueidentifier NOT NULL,
        [RunId] uniqueidentifier NOT NULL,
        [Service] nvarchar(60) NOT NULL,
        [Kind] nvarchar(60) NOT NULL,
        [Count] int NOT NULL,
        [Rule] nvarchar(120) NOT NULL,
        [LastActivityAt] datetimeoffset NOT NULL,
        [DisposedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_dispositions] PRIMARY KEY ([ParticipantId], [RunId], [Service], [Kind])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[employments] (
        [StaffId] uniqueidentifier NOT NULL,
        [LeftAt] datetimeoffset NULL,
        [Stamp] bigint NOT NULL,
        CONSTRAINT [PK_employments] PRIMARY KEY ([StaffId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[failed_messages] (
        [Id] uniqueidentifier NOT NULL,
        [MessageId] uniqueidentifier NOT NULL,
        [Reaction] nvarchar(100) NOT NULL,
        [Contract] nvarchar(100) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [Reason] nvarchar(max) NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [FailedAt] datetimeoffset NOT NULL,
        [Times] int NOT NULL,
        [Acts] nvarchar(max) NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_failed_messages] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[inbox] (
        [MessageId] uniqueidentifier NOT NULL,
        [Reaction] nvarchar(100) NOT NULL,
        [HandledAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_inbox] PRIMARY KEY ([MessageId], [Reaction])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[invitations] (
        [Id] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [Role] nvarchar(60) NOT NULL,
        [InvitedBy] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NULL,
        [InvitedAt] datetimeoffset NOT NULL,
        [Channel] nvarchar(60) NOT NULL,
        [Address] nvarchar(max) NOT NULL,
        [Language] nvarchar(60) NOT NULL,
        [TokenHash] nvarchar(64) NOT NULL,
        [ExpiresAt] datetimeoffset NOT NULL,
        [Sends] int NOT NULL,
        [DispatchId] uniqueidentifier NOT NULL,
        [Email] nvarchar(max) NULL,
        [TriedOn] date NULL,
        [TriesThatDay] int NOT NULL,
        [EndedAt] datetimeoffset NULL,
        [Stamp] bigint NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        CONSTRAINT [PK_invitations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[known_organizations] (
        [Id] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Active] bit NOT NULL,
        CONSTRAINT [PK_known_organizations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[notice_preferences] (
        [PersonId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Terms] nvarchar(max) NOT NULL,
        [Email] nvarchar(max) NULL,
        [Phone] nvarchar(max) NULL,
        [WebhookUrl] nvarchar(500) NULL,
        [WebhookKey] nvarchar(1000) NULL,
        CONSTRAINT [PK_notice_preferences] PRIMARY KEY ([PersonId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[notices] (
        [Id] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [Kind] nvarchar(60) NOT NULL,
        [SubjectId] uniqueidentifier NULL,
        [DispatchId] uniqueidentifier NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [PassesAt] datetimeoffset NULL,
        [Question] nvarchar(max) NULL,
        [ReadAt] datetimeoffset NULL,
        [SortKey] nvarchar(51) NOT NULL,
        CONSTRAINT [PK_notices] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[organization_exports] (
        [Id] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [SnapshotAt] datetimeoffset NOT NULL,
        [Counts] nvarchar(max) NOT NULL,
        [ManifestHash] nvarchar(64) NOT NULL,
        [ExportedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_organization_exports] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[outbox] (
        [Id] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [Type] nvarchar(300) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [TraceParent] nvarchar(60) NULL,
        CONSTRAINT [PK_outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[passkeys] (
        [Id] uniqueidentifier NOT NULL,
        [AccountId] uniqueidentifier NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [CredentialId] varbinary(1023) NOT NULL,
        [CredentialHash] nvarchar(64) NOT NULL,
        [PublicKey] varbinary(2000) NOT NULL,
        [Transports] nvarchar(max) NOT NULL,
        [IsBackupEligible] bit NOT NULL,
        [IsBackedUp] bit NOT NULL,
        [SignCount] bigint NOT NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [LastUsedAt] datetimeoffset NULL,
        CONSTRAINT [PK_passkeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[position_holders] (
        [StaffId] uniqueidentifier NOT NULL,
        [HumanId] uniqueidentifier NULL,
        [Version] bigint NOT NULL,
        [AnnouncedAt] datetimeoffset NULL,
        [Stamp] bigint NOT NULL,
        CONSTRAINT [PK_position_holders] PRIMARY KEY ([StaffId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[rebuilds] (
        [Id] uniqueidentifier NOT NULL,
        [Projection] nvarchar(60) NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [AskedBy] uniqueidentifier NOT NULL,
        [AskedAt] datetimeoffset NOT NULL,
        [EndedAt] datetimeoffset NULL,
        [Total] int NOT NULL,
        [Done] int NOT NULL,
        [After] bigint NOT NULL,
        [ClaimedUntil] datetimeoffset NOT NULL,
        [Failures] int NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_rebuilds] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[recovery_codes] (
        [AccountId] uniqueidentifier NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_recovery_codes] PRIMARY KEY ([AccountId], [Hash])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[second_factor_resets] (
        [Id] uniqueidentifier NOT NULL,
        [AccountId] uniqueidentifier NOT NULL,
        [ResetBy] uniqueidentifier NULL,
        [ResetAt] datetimeoffset NOT NULL,
        [Reason] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_second_factor_resets] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[sent_messages] (
        [Id] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [Type] nvarchar(300) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [TraceParent] nvarchar(60) NULL,
        [SentAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_sent_messages] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[sessions] (
        [Id] uniqueidentifier NOT NULL,
        [AccountId] uniqueidentifier NOT NULL,
        [Stamp] nvarchar(60) NOT NULL,
        [IsProgram] bit NOT NULL,
        [Browser] nvarchar(60) NOT NULL,
        [System] nvarchar(60) NOT NULL,
        [BeganAt] datetimeoffset NOT NULL,
        [LastUsedAt] datetimeoffset NOT NULL,
        [ExpiresAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_sessions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[sign_in_links] (
        [Id] uniqueidentifier NOT NULL,
        [AccountId] uniqueidentifier NOT NULL,
        [Purpose] nvarchar(60) NOT NULL,
        [TokenHash] nvarchar(64) NOT NULL,
        [AskedAt] datetimeoffset NOT NULL,
        [IsSent] bit NOT NULL,
        [UsedAt] datetimeoffset NULL,
        CONSTRAINT [PK_sign_in_links] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[spent_tokens] (
        [Id] uniqueidentifier NOT NULL,
        [SpentAt] datetimeoffset NOT NULL,
        [ExpiresAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_spent_tokens] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE TABLE [portal].[told_conflicts] (
        [CallerId] uniqueidentifier NOT NULL,
        [Day] date NOT NULL,
        [Count] int NOT NULL,
        CONSTRAINT [PK_told_conflicts] PRIMARY KEY ([CallerId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_accounts_NormalizedEmail_JoinedAs] ON [portal].[accounts] ([NormalizedEmail], [JoinedAs]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_accounts_OrganizationId_Role] ON [portal].[accounts] ([OrganizationId], [Role]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_accounts_SignInId] ON [portal].[accounts] ([SignInId]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_delivery_attempts_BegunAt] ON [portal].[delivery_attempts] ([BegunAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_delivery_attempts_PersonId_SortKey] ON [portal].[delivery_attempts] ([PersonId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_dispatches_DueAt] ON [portal].[dispatches] ([DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_dispatches_EndedAt] ON [portal].[dispatches] ([EndedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_dispatches_PersonId_CreatedAt] ON [portal].[dispatches] ([PersonId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_dispositions_RunId] ON [portal].[dispositions] ([RunId]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_failed_messages_SortKey] ON [portal].[failed_messages] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_failed_messages_Status_SortKey] ON [portal].[failed_messages] ([Status], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_HandledAt] ON [portal].[inbox] ([HandledAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_invitations_ExpiresAt] ON [portal].[invitations] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_invitations_OrganizationId_SortKey] ON [portal].[invitations] ([OrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_invitations_PersonId] ON [portal].[invitations] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_invitations_TokenHash] ON [portal].[invitations] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_notices_CreatedAt] ON [portal].[notices] ([CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_notices_DispatchId] ON [portal].[notices] ([DispatchId]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_notices_PersonId_SortKey] ON [portal].[notices] ([PersonId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_outbox_Position] ON [portal].[outbox] ([Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_passkeys_AccountId] ON [portal].[passkeys] ([AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_passkeys_CredentialHash] ON [portal].[passkeys] ([CredentialHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Projection_SortKey] ON [portal].[rebuilds] ([Projection], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Status_ClaimedUntil] ON [portal].[rebuilds] ([Status], [ClaimedUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_second_factor_resets_AccountId_ResetAt] ON [portal].[second_factor_resets] ([AccountId], [ResetAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_sent_messages_SentAt] ON [portal].[sent_messages] ([SentAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_sessions_AccountId] ON [portal].[sessions] ([AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_sessions_ExpiresAt] ON [portal].[sessions] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_sign_in_links_AccountId_AskedAt] ON [portal].[sign_in_links] ([AccountId], [AskedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_sign_in_links_AskedAt] ON [portal].[sign_in_links] ([AskedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_sign_in_links_TokenHash] ON [portal].[sign_in_links] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    CREATE INDEX [IX_spent_tokens_ExpiresAt] ON [portal].[spent_tokens] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [portal].[migrations]
    WHERE [MigrationId] = N'20261123020446_Initial'
)
BEGIN
    INSERT INTO [portal].[migrations] ([MigrationId], [ProductVersion])
    VALUES (N'20261123020446_Initial', N'10.0.14');
END;

COMMIT;
GO
