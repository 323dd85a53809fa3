IF OBJECT_ID(N'[referrals].[migrations]') IS NULL
BEGIN
    IF SCHEMA_ID(N'referrals') IS NULL EXEC(N'CREATE SCHEMA [referrals];');
    CREATE TABLE [referrals].[migrations] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    IF SCHEMA_ID(N'referrals') IS NULL EXEC(N'CREATE SCHEMA [referrals];');
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[contacts] (
        [Id] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [ReferringOrganizationId] uniqueidentifier NOT NULL,
        [ReceivingOrganizationId] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [ProposedBy] nvarchar(60) NOT NULL,
        [StartsAt] datetimeoffset NOT NULL,
        [Minutes] int NOT NULL,
        [Format] nvarchar(60) NOT NULL,
        [ReferringConfirmedAt] datetimeoffset NULL,
        [ReceivingConfirmedAt] datetimeoffset NULL,
        [AgreedAt] datetimeoffset NULL,
        [ReferringOwnerId] uniqueidentifier NULL,
        [ReceivingOwnerId] uniqueidentifier NULL,
        [LastSide] nvarchar(60) NOT NULL,
        [LastActorId] uniqueidentifier NULL,
        [FirstStartsAt] datetimeoffset NOT NULL,
        [FirstMinutes] int NOT NULL,
        [ProposedAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Reply] nvarchar(60) NOT NULL,
        [RepliedAt] datetimeoffset NULL,
        [ReplyCount] int NOT NULL,
        [TokenHash] nvarchar(64) NULL,
        [Details] nvarchar(max) NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_contacts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[dispositions] (
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
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[failed_messages] (
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
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[inbox] (
        [MessageId] uniqueidentifier NOT NULL,
        [Reaction] nvarchar(100) NOT NULL,
        [HandledAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_inbox] PRIMARY KEY ([MessageId], [Reaction])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[known_staff] (
        [StaffId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Role] nvarchar(60) NULL,
        [Active] bit NOT NULL,
        CONSTRAINT [PK_known_staff] PRIMARY KEY ([OrganizationId], [StaffId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[organization_exports] (
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
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[outbox] (
        [Id] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [Type] nvarchar(300) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [TraceParent] nvarchar(60) NULL,
        CONSTRAINT [PK_outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[rebuilds] (
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
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[referrals] (
        [Id] uniqueidentifier NOT NULL,
        [ContactId] uniqueidentifier NULL,
        [ContactAwaits] nvarchar(60) NULL,
        [ContactEndsAt] datetimeoffset NULL,
        [NoShows] int NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [ReferringOrganizationId] uniqueidentifier NOT NULL,
        [ReceivingOrganizationId] uniqueidentifier NOT NULL,
        [RequesterId] uniqueidentifier NOT NULL,
        [ServiceCode] nvarchar(60) NOT NULL,
        [Priority] nvarchar(60) NOT NULL,
        [ReasonCode] nvarchar(60) NULL,
        [NeededBy] date NULL,
        [DocumentIds] nvarchar(max) NOT NULL,
        [ReplacesId] uniqueidentifier NULL,
        [Status] nvarchar(60) NOT NULL,
        [OutcomeCode] nvarchar(60) NULL,
        [AuthoredAt] datetimeoffset NOT NULL,
        [SentAt] datetimeoffset NULL,
        [WithheldSince] datetimeoffset NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [ReferringOwnerId] uniqueidentifier NULL,
        [ReceivingOwnerId] uniqueidentifier NULL,
        [Due] nvarchar(60) NULL,
        [DueAt] datetimeoffset NULL,
        [NextDue] nvarchar(60) NULL,
        [NextDueAt] datetimeoffset NULL,
        [RemindedAt] datetimeoffset NULL,
        [NeedTold] bit NOT NULL,
        [LastAction] nvarchar(60) NOT NULL,
        [LastActorId] uniqueidentifier NULL,
        [Notes] nvarchar(max) NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_referrals] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[sent_messages] (
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
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE TABLE [referrals].[referral_history] (
        [ReferralId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Action] nvarchar(60) NOT NULL,
        [Side] nvarchar(60) NOT NULL,
        [ActorId] uniqueidentifier NULL,
        [Status] nvarchar(60) NOT NULL,
        [ContactId] uniqueidentifier NULL,
        [OwnerId] uniqueidentifier NULL,
        [Due] nvarchar(60) NULL,
        [At] datetimeoffset NOT NULL,
        CONSTRAINT [PK_referral_history] PRIMARY KEY ([ReferralId], [Version]),
        CONSTRAINT [FK_referral_history_referrals_ReferralId] FOREIGN KEY ([ReferralId]) REFERENCES [referrals].[referrals] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_contacts_ReferralId_SortKey] ON [referrals].[contacts] ([ReferralId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_contacts_TokenHash] ON [referrals].[contacts] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_dispositions_RunId] ON [referrals].[dispositions] ([RunId]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_failed_messages_SortKey] ON [referrals].[failed_messages] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_failed_messages_Status_SortKey] ON [referrals].[failed_messages] ([Status], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_HandledAt] ON [referrals].[inbox] ([HandledAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_outbox_Position] ON [referrals].[outbox] ([Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Projection_SortKey] ON [referrals].[rebuilds] ([Projection], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Status_ClaimedUntil] ON [referrals].[rebuilds] ([Status], [ClaimedUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_referrals_DueAt] ON [referrals].[referrals] ([DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_referrals_ParticipantId_SortKey] ON [referrals].[referrals] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_referrals_ReceivingOrganizationId_SortKey] ON [referrals].[referrals] ([ReceivingOrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_referrals_ReferringOrganizationId_SortKey] ON [referrals].[referrals] ([ReferringOrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    CREATE INDEX [IX_sent_messages_SentAt] ON [referrals].[sent_messages] ([SentAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [referrals].[migrations]
    WHERE [MigrationId] = N'20261123010236_Initial'
)
BEGIN
    INSERT INTO [referrals].[migrations] ([MigrationId], [ProductVersion])
    VALUES (N'20261123010236_Initial', N'10.0.14');
END;

COMMIT;
GO
