IF OBJECT_ID(N'[directory].[migrations]') IS NULL
BEGIN
    IF SCHEMA_ID(N'directory') IS NULL EXEC(N'CREATE SCHEMA [directory];');
    CREATE TABLE [directory].[migrations] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    IF SCHEMA_ID(N'directory') IS NULL EXEC(N'CREATE SCHEMA [directory];');
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[dispositions] (
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
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[endpoints] (
        [Id] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Active] bit NOT NULL,
        [Connection] nvarchar(60) NOT NULL,
        [Name] nvarchar(120) NULL,
        [Url] nvarchar(520) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_endpoints] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[failed_messages] (
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
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[group_searches] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Preferences] nvarchar(max) NULL,
        [Proposals] nvarchar(max) NOT NULL,
        [Visits] nvarchar(max) NOT NULL,
        [ChosenGroupId] uniqueidentifier NULL,
        [ChosenAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_group_searches] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[imported_feeds] (
        [Id] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Terms] nvarchar(max) NOT NULL,
        [ImportId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_imported_feeds] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[imported_items] (
        [FeedId] uniqueidentifier NOT NULL,
        [Key] nvarchar(200) NOT NULL,
        [TargetId] uniqueidentifier NULL,
        [Original] nvarchar(max) NOT NULL,
        [Digest] nvarchar(64) NOT NULL,
        [ImportId] uniqueidentifier NOT NULL,
        [HasLeft] bit NOT NULL,
        CONSTRAINT [PK_imported_items] PRIMARY KEY ([FeedId], [Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[imports] (
        [Id] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [FeedId] uniqueidentifier NOT NULL,
        [Terms] nvarchar(max) NOT NULL,
        [RequestedBy] uniqueidentifier NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Turn] nvarchar(51) NULL,
        [Status] nvarchar(60) NOT NULL,
        [Parts] int NOT NULL,
        [Bytes] bigint NOT NULL,
        [BytesRead] bigint NOT NULL,
        [Items] bigint NOT NULL,
        [Created] int NOT NULL,
        [Updated] int NOT NULL,
        [Unchanged] int NOT NULL,
        [Rejected] int NOT NULL,
        [Closed] int NOT NULL,
        [Issues] bigint NOT NULL,
        [IsRead] bit NOT NULL,
        [FailureCode] nvarchar(60) NULL,
        [CreatedAt] datetimeoffset NOT NULL,
        [StartedAt] datetimeoffset NULL,
        [EndedAt] datetimeoffset NULL,
        [Attempts] int NOT NULL,
        [ClaimedUntil] datetimeoffset NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_imports] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[inbox] (
        [MessageId] uniqueidentifier NOT NULL,
        [Reaction] nvarchar(100) NOT NULL,
        [HandledAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_inbox] PRIMARY KEY ([MessageId], [Reaction])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[legal_holds] (
        [Id] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [ParticipantId] uniqueidentifier NULL,
        [OrganizationId] uniqueidentifier NULL,
        [Reason] nvarchar(500) NOT NULL,
        [PlacedBy] uniqueidentifier NOT NULL,
        [PlacedFor] uniqueidentifier NULL,
        [PlacedAt] datetimeoffset NOT NULL,
        [LiftedBy] uniqueidentifier NULL,
        [LiftedAt] datetimeoffset NULL,
        [LiftReason] nvarchar(500) NULL,
        [SortKey] nvarchar(51) NOT NULL,
        CONSTRAINT [PK_legal_holds] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[local_resources] (
        [Id] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Profile] nvarchar(max) NOT NULL,
        [Category] nvarchar(60) NOT NULL,
        [VerifiedOn] date NULL,
        [ValidUntil] date NULL,
        [SearchText] nvarchar(1000) NOT NULL,
        [PlacesEver] int NOT NULL,
        [Active] bit NOT NULL,
        [ClosedByFeed] bit NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_local_resources] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[organization_exports] (
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
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[organizations] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(60) NOT NULL,
        [Active] bit NOT NULL,
        [Verification] nvarchar(60) NOT NULL,
        [Check] nvarchar(max) NULL,
        [VerifiedUntil] date NULL,
        [VerificationSteps] nvarchar(max) NOT NULL,
        [EndpointIds] nvarchar(max) NOT NULL,
        [City] nvarchar(120) NULL,
        [CrisisTeamId] uniqueidentifier NULL,
        [Name] nvarchar(120) NOT NULL,
        [Npi] nvarchar(10) NULL,
        [Phone] nvarchar(40) NULL,
        [State] nvarchar(2) NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_organizations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[outbox] (
        [Id] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [Type] nvarchar(300) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [TraceParent] nvarchar(60) NULL,
        CONSTRAINT [PK_outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[participant_matches] (
        [Id] uniqueidentifier NOT NULL,
        [FirstId] uniqueidentifier NOT NULL,
        [FirstOrganizationId] uniqueidentifier NOT NULL,
        [SecondId] uniqueidentifier NOT NULL,
        [SecondOrganizationId] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Evidence] nvarchar(max) NOT NULL,
        [Score] float NOT NULL,
        [DecidedOn] nvarchar(max) NOT NULL,
        [Decisions] nvarchar(max) NOT NULL,
        [ProposedAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_participant_matches] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[participants] (
        [Id] uniqueidentifier NOT NULL,
        [SearchName] nvarchar(241) NOT NULL,
        [Preferences] nvarchar(max) NOT NULL,
        [Active] bit NOT NULL,
        [SameAs] nvarchar(max) NOT NULL,
        [ShownVersion] bigint NOT NULL,
        [ShownAt] datetimeoffset NOT NULL,
        [RetractedIn] bigint NOT NULL,
        [UncomparedSince] datetimeoffset NULL,
        [BirthDate] date NULL,
        [FamilyName] nvarchar(120) NOT NULL,
        [Gender] nvarchar(60) NULL,
        [GivenName] nvarchar(120) NOT NULL,
        [Phone] nvarchar(40) NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_participants] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[peer_groups] (
        [Id] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Profile] nvarchar(max) NOT NULL,
        [FacilitatorIds] nvarchar(max) NOT NULL,
        [ListedFacilitatorIds] nvarchar(max) NOT NULL,
        [HasFacilitators] bit NOT NULL,
        [Active] bit NOT NULL,
        [ClosedByFeed] bit NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_peer_groups] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[rebuilds] (
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
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[sent_messages] (
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
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[staff] (
        [Id] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [Active] bit NOT NULL,
        [FamilyName] nvarchar(120) NOT NULL,
        [GivenName] nvarchar(120) NOT NULL,
        [Role] nvarchar(60) NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_staff] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[group_engagements] (
        [SearchId] uniqueidentifier NOT NULL,
        [GroupId] uniqueidentifier NOT NULL,
        [CountsUntil] datetimeoffset NOT NULL,
        CONSTRAINT [PK_group_engagements] PRIMARY KEY ([SearchId], [GroupId]),
        CONSTRAINT [FK_group_engagements_group_searches_SearchId] FOREIGN KEY ([SearchId]) REFERENCES [directory].[group_searches] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[import_issues] (
        [ImportId] uniqueidentifier NOT NULL,
        [Number] bigint NOT NULL,
        [Item] bigint NOT NULL,
        [Key] nvarchar(200) NULL,
        [Field] nvarchar(100) NULL,
        [Kind] nvarchar(60) NOT NULL,
        [Code] nvarchar(60) NOT NULL,
        [Value] nvarchar(200) NULL,
        CONSTRAINT [PK_import_issues] PRIMARY KEY ([ImportId], [Number]),
        CONSTRAINT [FK_import_issues_imports_ImportId] FOREIGN KEY ([ImportId]) REFERENCES [directory].[imports] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[import_parts] (
        [ImportId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [Content] varbinary(max) NOT NULL,
        CONSTRAINT [PK_import_parts] PRIMARY KEY ([ImportId], [Number]),
        CONSTRAINT [FK_import_parts_imports_ImportId] FOREIGN KEY ([ImportId]) REFERENCES [directory].[imports] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[enrollments] (
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [IsRegistered] bit NOT NULL,
        CONSTRAINT [PK_enrollments] PRIMARY KEY ([ParticipantId], [OrganizationId]),
        CONSTRAINT [AK_enrollments_ParticipantId_OrganizationId_IsRegistered] UNIQUE ([ParticipantId], [OrganizationId], [IsRegistered]),
        CONSTRAINT [FK_enrollments_participants_ParticipantId] FOREIGN KEY ([ParticipantId]) REFERENCES [directory].[participants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[participant_match_keys] (
        [ParticipantId] uniqueidentifier NOT NULL,
        [Digest] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_participant_match_keys] PRIMARY KEY ([ParticipantId], [Digest]),
        CONSTRAINT [FK_participant_match_keys_participants_ParticipantId] FOREIGN KEY ([ParticipantId]) REFERENCES [directory].[participants] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE TABLE [directory].[identifiers] (
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [System] nvarchar(200) NOT NULL,
        [Value] nvarchar(100) NOT NULL,
        [IsRegistered] bit NOT NULL,
        CONSTRAINT [PK_identifiers] PRIMARY KEY ([ParticipantId], [OrganizationId]),
        CONSTRAINT [FK_identifiers_enrollments_ParticipantId_OrganizationId_IsRegi~] FOREIGN KEY ([ParticipantId], [OrganizationId], [IsRegistered]) REFERENCES [directory].[enrollments] ([ParticipantId], [OrganizationId], [IsRegistered]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_dispositions_RunId] ON [directory].[dispositions] ([RunId]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_endpoints_OrganizationId] ON [directory].[endpoints] ([OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_enrollments_OrganizationId] ON [directory].[enrollments] ([OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_failed_messages_SortKey] ON [directory].[failed_messages] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_failed_messages_Status_SortKey] ON [directory].[failed_messages] ([Status], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_group_engagements_CountsUntil_GroupId] ON [directory].[group_engagements] ([CountsUntil], [GroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_group_searches_OrganizationId_SortKey] ON [directory].[group_searches] ([OrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_group_searches_ParticipantId_SortKey] ON [directory].[group_searches] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_identifiers_OrganizationId_IsRegistered_System_Value] ON [directory].[identifiers] ([OrganizationId], [IsRegistered], [System], [Value]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_identifiers_ParticipantId_OrganizationId_IsRegistered] ON [directory].[identifiers] ([ParticipantId], [OrganizationId], [IsRegistered]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_imported_feeds_OrganizationId] ON [directory].[imported_feeds] ([OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_imported_items_TargetId] ON [directory].[imported_items] ([TargetId]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_imports_FeedId_Status] ON [directory].[imports] ([FeedId], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_imports_OrganizationId_SortKey] ON [directory].[imports] ([OrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_imports_Status_ClaimedUntil] ON [directory].[imports] ([Status], [ClaimedUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_HandledAt] ON [directory].[inbox] ([HandledAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_legal_holds_OrganizationId_LiftedAt] ON [directory].[legal_holds] ([OrganizationId], [LiftedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_legal_holds_ParticipantId_LiftedAt] ON [directory].[legal_holds] ([ParticipantId], [LiftedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_legal_holds_PlacedFor_SortKey] ON [directory].[legal_holds] ([PlacedFor], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_legal_holds_SortKey] ON [directory].[legal_holds] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_local_resources_Active_ValidUntil] ON [directory].[local_resources] ([Active], [ValidUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_local_resources_Category_VerifiedOn] ON [directory].[local_resources] ([Category], [VerifiedOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_local_resources_OrganizationId_SortKey] ON [directory].[local_resources] ([OrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_local_resources_SortKey] ON [directory].[local_resources] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_organizations_Verification_VerifiedUntil] ON [directory].[organizations] ([Verification], [VerifiedUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_outbox_Position] ON [directory].[outbox] ([Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_participant_match_keys_Digest] ON [directory].[participant_match_keys] ([Digest]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_participant_matches_FirstId] ON [directory].[participant_matches] ([FirstId]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_participant_matches_FirstOrganizationId_SecondOrganizationI~] ON [directory].[participant_matches] ([FirstOrganizationId], [SecondOrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_participant_matches_SecondId] ON [directory].[participant_matches] ([SecondId]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_participant_matches_Status_SortKey] ON [directory].[participant_matches] ([Status], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_participants_UncomparedSince] ON [directory].[participants] ([UncomparedSince]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_peer_groups_ChangedAt] ON [directory].[peer_groups] ([ChangedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_peer_groups_OrganizationId_HasFacilitators] ON [directory].[peer_groups] ([OrganizationId], [HasFacilitators]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_peer_groups_OrganizationId_SortKey] ON [directory].[peer_groups] ([OrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_peer_groups_SortKey] ON [directory].[peer_groups] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Projection_SortKey] ON [directory].[rebuilds] ([Projection], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Status_ClaimedUntil] ON [directory].[rebuilds] ([Status], [ClaimedUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_sent_messages_SentAt] ON [directory].[sent_messages] ([SentAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_staff_OrganizationId] ON [directory].[staff] ([OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    CREATE INDEX [IX_staff_PersonId] ON [directory].[staff] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [directory].[migrations]
    WHERE [MigrationId] = N'20261123010225_Initial'
)
BEGIN
    INSERT INTO [directory].[migrations] ([MigrationId], [ProductVersion])
    VALUES (N'20261123010225_Initial', N'10.0.14');
END;

COMMIT;
GO
