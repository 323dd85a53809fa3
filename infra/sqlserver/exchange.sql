IF OBJECT_ID(N'[exchange].[migrations]') IS NULL
BEGIN
    IF SCHEMA_ID(N'exchange') IS NULL EXEC(N'CREATE SCHEMA [exchange];');
    CREATE TABLE [exchange].[migrations] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    IF SCHEMA_ID(N'exchange') IS NULL EXEC(N'CREATE SCHEMA [exchange];');
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[clients] (
        [Id] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Name] nvarchar(120) NOT NULL,
        [Purpose] nvarchar(60) NOT NULL,
        [Scope] nvarchar(2000) NOT NULL,
        [Jwks] nvarchar(max) NULL,
        [JwksUrl] nvarchar(500) NULL,
        [Enabled] bit NOT NULL,
        [RegisteredAt] datetimeoffset NOT NULL,
        [LastSignedInAt] datetimeoffset NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_clients] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[consent_pointers] (
        [ConsentId] uniqueidentifier NOT NULL,
        [RecipientId] uniqueidentifier NOT NULL,
        [DiscloserId] uniqueidentifier NOT NULL,
        [Category] nvarchar(60) NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_consent_pointers] PRIMARY KEY ([ConsentId], [RecipientId], [DiscloserId], [Category])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[dispositions] (
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
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[export_jobs] (
        [Id] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [Request] nvarchar(2000) NOT NULL,
        [Types] nvarchar(2000) NOT NULL,
        [Since] datetimeoffset NULL,
        [Ignored] nvarchar(2000) NOT NULL,
        [TransactionTime] datetimeoffset NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Groups] int NULL,
        [GroupsDone] int NOT NULL,
        [TypesDone] int NOT NULL,
        [Position] bigint NOT NULL,
        [Attempts] int NOT NULL,
        [ClaimedUntil] datetimeoffset NOT NULL,
        [NextPollAt] datetimeoffset NOT NULL,
        [ExpiresAt] datetimeoffset NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_export_jobs] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[failed_messages] (
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
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[inbox] (
        [MessageId] uniqueidentifier NOT NULL,
        [Reaction] nvarchar(100) NOT NULL,
        [HandledAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_inbox] PRIMARY KEY ([MessageId], [Reaction])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[organization_exports] (
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
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[outbox] (
        [Id] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [Type] nvarchar(300) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [TraceParent] nvarchar(60) NULL,
        CONSTRAINT [PK_outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[patient_identifiers] (
        [PatientId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Digest] nvarchar(64) NOT NULL,
        [ValueDigest] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_patient_identifiers] PRIMARY KEY ([PatientId], [OrganizationId], [Digest])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[rebuilds] (
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
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[resource_heads] (
        [Type] nvarchar(40) NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [Version] bigint NOT NULL,
        [ToldFrom] bigint NOT NULL,
        [Arrived] bigint NOT NULL,
        [Visible] bit NOT NULL,
        [ParticipantId] uniqueidentifier NULL,
        [DiscloserId] uniqueidentifier NULL,
        [RecipientId] uniqueidentifier NULL,
        [Category] nvarchar(60) NULL,
        [Status] nvarchar(60) NULL,
        [Body] varbinary(max) NOT NULL,
        CONSTRAINT [PK_resource_heads] PRIMARY KEY ([Type], [Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[resource_parties] (
        [Type] nvarchar(40) NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Role] nvarchar(60) NOT NULL,
        CONSTRAINT [PK_resource_parties] PRIMARY KEY ([Type], [Id], [OrganizationId], [Role])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[resource_versions] (
        [Type] nvarchar(40) NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Arrived] bigint NOT NULL,
        [Visible] bit NOT NULL,
        [Body] varbinary(max) NOT NULL,
        CONSTRAINT [PK_resource_versions] PRIMARY KEY ([Type], [Id], [Version])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[search_dates] (
        [Type] nvarchar(40) NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [Parameter] nvarchar(60) NOT NULL,
        [Since] bigint NOT NULL,
        [Ordinal] int NOT NULL,
        [From] bigint NOT NULL,
        [To] bigint NOT NULL,
        [Until] bigint NOT NULL,
        CONSTRAINT [PK_search_dates] PRIMARY KEY ([Type], [Id], [Parameter], [Since], [Ordinal])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[search_references] (
        [Type] nvarchar(40) NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [Parameter] nvarchar(60) NOT NULL,
        [Since] bigint NOT NULL,
        [Ordinal] int NOT NULL,
        [TargetType] nvarchar(40) NOT NULL,
        [TargetId] uniqueidentifier NOT NULL,
        [Until] bigint NOT NULL,
        CONSTRAINT [PK_search_references] PRIMARY KEY ([Type], [Id], [Parameter], [Since], [Ordinal])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[search_strings] (
        [Type] nvarchar(40) NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [Parameter] nvarchar(60) NOT NULL,
        [Since] bigint NOT NULL,
        [Ordinal] int NOT NULL,
        [Text] nvarchar(200) NOT NULL,
        [Exact] nvarchar(200) NOT NULL,
        [Until] bigint NOT NULL,
        CONSTRAINT [PK_search_strings] PRIMARY KEY ([Type], [Id], [Parameter], [Since], [Ordinal])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[search_tokens] (
        [Type] nvarchar(40) NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [Parameter] nvarchar(60) NOT NULL,
        [Since] bigint NOT NULL,
        [Ordinal] int NOT NULL,
        [System] nvarchar(200) NOT NULL,
        [Code] nvarchar(200) NOT NULL,
        [Until] bigint NOT NULL,
        CONSTRAINT [PK_search_tokens] PRIMARY KEY ([Type], [Id], [Parameter], [Since], [Ordinal])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[sent_messages] (
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
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[subscription_events] (
        [SubscriptionKey] uniqueidentifier NOT NULL,
        [Number] bigint NOT NULL,
        [EventId] uniqueidentifier NOT NULL,
        [Type] nvarchar(40) NOT NULL,
        [ResourceId] uniqueidentifier NOT NULL,
        [IsStop] bit NOT NULL,
        [HappenedAt] datetimeoffset NOT NULL,
        [DeliveredAt] datetimeoffset NULL,
        [TraceParent] nvarchar(60) NULL,
        CONSTRAINT [PK_subscription_events] PRIMARY KEY ([SubscriptionKey], [Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[subscriptions] (
        [Key] uniqueidentifier NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [ClientId] uniqueidentifier NOT NULL,
        [Topic] nvarchar(60) NOT NULL,
        [Terms] nvarchar(max) NOT NULL,
        [Secrets] nvarchar(max) NOT NULL,
        [BaseUrl] nvarchar(500) NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Fault] nvarchar(60) NULL,
        [HasShakenHands] bit NOT NULL,
        [LastNumber] bigint NOT NULL,
        [Delivered] bigint NOT NULL,
        [Sent] bigint NOT NULL,
        [Failures] int NOT NULL,
        [FailingSince] datetimeoffset NULL,
        [DueAt] datetimeoffset NULL,
        [ClaimedUntil] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        [Stamp] bigint NOT NULL,
        CONSTRAINT [PK_subscriptions] PRIMARY KEY ([Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[topic_events] (
        [Id] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [Topic] nvarchar(60) NOT NULL,
        [Type] nvarchar(40) NOT NULL,
        [ResourceId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [IsStop] bit NOT NULL,
        [HappenedAt] datetimeoffset NOT NULL,
        [TraceParent] nvarchar(60) NULL,
        [ClaimedUntil] datetimeoffset NULL,
        [ClaimedBy] uniqueidentifier NULL,
        CONSTRAINT [PK_topic_events] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[used_assertions] (
        [Key] nvarchar(64) NOT NULL,
        [ExpiresAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_used_assertions] PRIMARY KEY ([Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE TABLE [exchange].[export_parts] (
        [JobId] uniqueidentifier NOT NULL,
        [Type] nvarchar(40) NOT NULL,
        [Number] int NOT NULL,
        [Items] varbinary(max) NOT NULL,
        CONSTRAINT [PK_export_parts] PRIMARY KEY ([JobId], [Type], [Number]),
        CONSTRAINT [FK_export_parts_export_jobs_JobId] FOREIGN KEY ([JobId]) REFERENCES [exchange].[export_jobs] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_clients_SortKey] ON [exchange].[clients] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_consent_pointers_RecipientId_ParticipantId] ON [exchange].[consent_pointers] ([RecipientId], [ParticipantId]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_dispositions_RunId] ON [exchange].[dispositions] ([RunId]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_export_jobs_ClientId] ON [exchange].[export_jobs] ([ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_export_jobs_ExpiresAt] ON [exchange].[export_jobs] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_export_jobs_Status_ClaimedUntil] ON [exchange].[export_jobs] ([Status], [ClaimedUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_failed_messages_SortKey] ON [exchange].[failed_messages] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_failed_messages_Status_SortKey] ON [exchange].[failed_messages] ([Status], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_HandledAt] ON [exchange].[inbox] ([HandledAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_outbox_Position] ON [exchange].[outbox] ([Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_patient_identifiers_Digest] ON [exchange].[patient_identifiers] ([Digest]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_patient_identifiers_ValueDigest] ON [exchange].[patient_identifiers] ([ValueDigest]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Projection_SortKey] ON [exchange].[rebuilds] ([Projection], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Status_ClaimedUntil] ON [exchange].[rebuilds] ([Status], [ClaimedUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_resource_heads_Position] ON [exchange].[resource_heads] ([Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_resource_heads_Type_Arrived] ON [exchange].[resource_heads] ([Type], [Arrived]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_resource_heads_Type_DiscloserId_Position] ON [exchange].[resource_heads] ([Type], [DiscloserId], [Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_resource_heads_Type_ParticipantId_Position] ON [exchange].[resource_heads] ([Type], [ParticipantId], [Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_resource_heads_Type_RecipientId_Position] ON [exchange].[resource_heads] ([Type], [RecipientId], [Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_resource_versions_Type_Arrived] ON [exchange].[resource_versions] ([Type], [Arrived]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_search_dates_Type_Parameter_From_Id] ON [exchange].[search_dates] ([Type], [Parameter], [From], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_search_dates_Until] ON [exchange].[search_dates] ([Until]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_search_references_TargetId_Type_Parameter_Id] ON [exchange].[search_references] ([TargetId], [Type], [Parameter], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_search_references_Until] ON [exchange].[search_references] ([Until]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_search_strings_Type_Parameter_Text_Id] ON [exchange].[search_strings] ([Type], [Parameter], [Text], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_search_strings_Until] ON [exchange].[search_strings] ([Until]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_search_tokens_Type_Parameter_Code_Id] ON [exchange].[search_tokens] ([Type], [Parameter], [Code], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_search_tokens_Until] ON [exchange].[search_tokens] ([Until]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_sent_messages_SentAt] ON [exchange].[sent_messages] ([SentAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_subscription_events_DeliveredAt] ON [exchange].[subscription_events] ([DeliveredAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_subscription_events_SubscriptionKey_EventId] ON [exchange].[subscription_events] ([SubscriptionKey], [EventId]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_subscriptions_ClientId] ON [exchange].[subscriptions] ([ClientId]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_subscriptions_DueAt] ON [exchange].[subscriptions] ([DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_subscriptions_Topic] ON [exchange].[subscriptions] ([Topic]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_topic_events_ClaimedBy] ON [exchange].[topic_events] ([ClaimedBy]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_topic_events_Position] ON [exchange].[topic_events] ([Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    CREATE INDEX [IX_used_assertions_ExpiresAt] ON [exchange].[used_assertions] ([ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [exchange].[migrations]
    WHERE [MigrationId] = N'20261123010248_Initial'
)
BEGIN
    INSERT INTO [exchange].[migrations] ([MigrationId], [ProductVersion])
    VALUES (N'20261123010248_Initial', N'10.0.14');
END;

COMMIT;
GO
