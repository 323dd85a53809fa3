IF OBJECT_ID(N'[aftercare].[migrations]') IS NULL
BEGIN
    IF SCHEMA_ID(N'aftercare') IS NULL EXEC(N'CREATE SCHEMA [aftercare];');
    CREATE TABLE [aftercare].[migrations] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    IF SCHEMA_ID(N'aftercare') IS NULL EXEC(N'CREATE SCHEMA [aftercare];');
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[attendances] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [RecordedBy] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Kind] nvarchar(60) NOT NULL,
        [Format] nvarchar(60) NOT NULL,
        [StartedAt] datetimeoffset NOT NULL,
        [Minutes] int NOT NULL,
        [FacilitatorId] uniqueidentifier NULL,
        [ConfirmedBy] uniqueidentifier NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_attendances] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[check_in_agreements] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Terms] nvarchar(max) NOT NULL,
        [CountsFrom] date NOT NULL,
        [Sobriety] nvarchar(max) NULL,
        [WrittenBy] uniqueidentifier NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_check_in_agreements] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[check_in_reminders] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [DueOn] date NOT NULL,
        [DueBefore] datetimeoffset NOT NULL,
        [IsOpen] bit NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_check_in_reminders] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[check_ins] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [RecordedBy] uniqueidentifier NOT NULL,
        [Means] nvarchar(60) NOT NULL,
        [HeldAt] datetimeoffset NOT NULL,
        [Engagement] nvarchar(60) NULL,
        [SobrietyKept] bit NULL,
        [Craving] int NULL,
        [Mood] int NULL,
        [Sleep] int NULL,
        [Connection] int NULL,
        [RecoveryCapital] nvarchar(10) NULL,
        [Reflection] nvarchar(max) NULL,
        [IsReflectionShared] bit NOT NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_check_ins] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[circles] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Members] nvarchar(max) NOT NULL,
        [BegunAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_circles] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[communications] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [RecipientOrganizationId] uniqueidentifier NOT NULL,
        [SentBy] uniqueidentifier NOT NULL,
        [Category] nvarchar(60) NOT NULL,
        [InResponseTo] uniqueidentifier NULL,
        [Text] nvarchar(max) NOT NULL,
        [SentAt] datetimeoffset NOT NULL,
        [ReceivedAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_communications] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[community_prompts] (
        [OrganizationId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Own] nvarchar(max) NOT NULL,
        [WithBuiltIn] bit NOT NULL,
        CONSTRAINT [PK_community_prompts] PRIMARY KEY ([OrganizationId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[contacts] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [MadeBy] uniqueidentifier NOT NULL,
        [Means] nvarchar(60) NOT NULL,
        [Outcome] nvarchar(60) NOT NULL,
        [Minutes] int NOT NULL,
        [MadeAt] datetimeoffset NOT NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_contacts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[day_counts] (
        [ParticipantId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Runs] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_day_counts] PRIMARY KEY ([ParticipantId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[device_entries] (
        [ParticipantId] uniqueidentifier NOT NULL,
        [DeviceId] uniqueidentifier NOT NULL,
        [Sequence] bigint NOT NULL,
        [CheckInId] uniqueidentifier NOT NULL,
        [PlacedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_device_entries] PRIMARY KEY ([ParticipantId], [DeviceId], [Sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[dispositions] (
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
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[documents] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [FiledBy] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Kind] nvarchar(60) NOT NULL,
        [ContentType] nvarchar(60) NOT NULL,
        [Size] int NOT NULL,
        [DatedAt] datetimeoffset NOT NULL,
        [Details] nvarchar(max) NOT NULL,
        [FiledAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_documents] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[engagements] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Engagement] nvarchar(60) NOT NULL,
        [Reasons] nvarchar(max) NOT NULL,
        [Since] datetimeoffset NOT NULL,
        [EndedAt] datetimeoffset NULL,
        [ToldVersion] bigint NOT NULL,
        [ToldAt] datetimeoffset NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_engagements] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[failed_messages] (
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
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[files] (
        [Id] uniqueidentifier NOT NULL,
        [Content] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_files] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[goals] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [WrittenBy] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Achievement] nvarchar(60) NOT NULL,
        [Owner] nvarchar(60) NOT NULL,
        [OwnerId] uniqueidentifier NULL,
        [StartsOn] date NULL,
        [TargetOn] date NULL,
        [Text] nvarchar(max) NOT NULL,
        [WrittenAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_goals] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[inbox] (
        [MessageId] uniqueidentifier NOT NULL,
        [Reaction] nvarchar(100) NOT NULL,
        [HandledAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_inbox] PRIMARY KEY ([MessageId], [Reaction])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[links] (
        [Id] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Purpose] nvarchar(60) NOT NULL,
        [SubjectId] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [MadeBy] uniqueidentifier NOT NULL,
        [TokenHash] nvarchar(64) NOT NULL,
        [MadeAt] datetimeoffset NOT NULL,
        [ExpiresAt] datetimeoffset NOT NULL,
        [RevokedAt] datetimeoffset NULL,
        [UsedOn] date NULL,
        [UsesThatDay] int NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        CONSTRAINT [PK_links] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[milestones] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [RecordedBy] uniqueidentifier NOT NULL,
        [MilestoneCode] nvarchar(60) NOT NULL,
        [Words] nvarchar(max) NULL,
        [IsShared] bit NOT NULL,
        [ReachedOn] date NOT NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_milestones] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[organization_exports] (
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
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[outbox] (
        [Id] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [Type] nvarchar(300) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [TraceParent] nvarchar(60) NULL,
        CONSTRAINT [PK_outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[partnerships] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [MemberId] uniqueidentifier NOT NULL,
        [PartnerId] uniqueidentifier NULL,
        [Partner] nvarchar(max) NULL,
        [Status] nvarchar(60) NOT NULL,
        [Boundaries] nvarchar(max) NOT NULL,
        [ParticipantAgreedAt] datetimeoffset NULL,
        [PartnerAgreedAt] datetimeoffset NULL,
        [ProposedAt] datetimeoffset NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_partnerships] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[plans] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [WrittenBy] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [StepStatuses] nvarchar(max) NOT NULL,
        [StepsDueOn] nvarchar(max) NOT NULL,
        [NextDueOn] date NULL,
        [Text] nvarchar(max) NOT NULL,
        [Origin] nvarchar(max) NOT NULL,
        [IsWorkedOn] bit NOT NULL,
        [AuthoredAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_plans] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[rebuilds] (
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
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[review_requests] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [RequestedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_review_requests] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[review_timers] (
        [Id] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [DueAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_review_timers] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[sent_messages] (
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
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[supports] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [RecordedBy] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [BegunOn] date NOT NULL,
        [EndedOn] date NULL,
        [RecordedAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_supports] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[warning_causes] (
        [Id] uniqueidentifier NOT NULL,
        [WarningId] uniqueidentifier NOT NULL,
        [Signal] nvarchar(60) NOT NULL,
        [Threshold] int NOT NULL,
        [Measured] int NOT NULL,
        [CheckInId] uniqueidentifier NULL,
        [FoundAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_warning_causes] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[warning_policies] (
        [OrganizationId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Rules] nvarchar(max) NOT NULL,
        [Waits] nvarchar(max) NOT NULL,
        [ChangedBy] uniqueidentifier NULL,
        CONSTRAINT [PK_warning_policies] PRIMARY KEY ([OrganizationId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE TABLE [aftercare].[warnings] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Signals] nvarchar(max) NOT NULL,
        [RaisedAt] datetimeoffset NOT NULL,
        [PartnershipId] uniqueidentifier NULL,
        [PartnerId] uniqueidentifier NULL,
        [PartnerNotice] nvarchar(max) NULL,
        [PartnerToldAt] datetimeoffset NULL,
        [SpecialistIds] nvarchar(max) NOT NULL,
        [SpecialistToldAt] datetimeoffset NULL,
        [HelpOfferedAt] datetimeoffset NULL,
        [HelpWanted] bit NULL,
        [HelpAnsweredAt] datetimeoffset NULL,
        [AcknowledgedBy] uniqueidentifier NULL,
        [AcknowledgedAt] datetimeoffset NULL,
        [End] nvarchar(60) NULL,
        [EndedBy] uniqueidentifier NULL,
        [EndedAt] datetimeoffset NULL,
        [NextAt] datetimeoffset NULL,
        [AfterNewsAt] datetimeoffset NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_warnings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_attendances_OrganizationId_StartedAt] ON [aftercare].[attendances] ([OrganizationId], [StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_attendances_ParticipantId_SortKey] ON [aftercare].[attendances] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_check_in_agreements_ParticipantId_SortKey] ON [aftercare].[check_in_agreements] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_check_ins_ParticipantId_SortKey] ON [aftercare].[check_ins] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_circles_ParticipantId_SortKey] ON [aftercare].[circles] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_communications_ParticipantId_SortKey] ON [aftercare].[communications] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_contacts_OrganizationId_MadeAt] ON [aftercare].[contacts] ([OrganizationId], [MadeAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_contacts_ParticipantId_SortKey] ON [aftercare].[contacts] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_dispositions_RunId] ON [aftercare].[dispositions] ([RunId]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_documents_ParticipantId_SortKey] ON [aftercare].[documents] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_engagements_OrganizationId_Engagement] ON [aftercare].[engagements] ([OrganizationId], [Engagement]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_engagements_ParticipantId] ON [aftercare].[engagements] ([ParticipantId]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_failed_messages_SortKey] ON [aftercare].[failed_messages] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_failed_messages_Status_SortKey] ON [aftercare].[failed_messages] ([Status], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_goals_ParticipantId_SortKey] ON [aftercare].[goals] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_HandledAt] ON [aftercare].[inbox] ([HandledAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_links_SubjectId_SortKey] ON [aftercare].[links] ([SubjectId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_links_TokenHash] ON [aftercare].[links] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_milestones_ParticipantId_SortKey] ON [aftercare].[milestones] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_outbox_Position] ON [aftercare].[outbox] ([Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_partnerships_ParticipantId] ON [aftercare].[partnerships] ([ParticipantId]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_partnerships_PartnerId] ON [aftercare].[partnerships] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_plans_OrganizationId_NextDueOn] ON [aftercare].[plans] ([OrganizationId], [NextDueOn]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_plans_ParticipantId_SortKey] ON [aftercare].[plans] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Projection_SortKey] ON [aftercare].[rebuilds] ([Projection], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Status_ClaimedUntil] ON [aftercare].[rebuilds] ([Status], [ClaimedUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_review_requests_ParticipantId_OrganizationId] ON [aftercare].[review_requests] ([ParticipantId], [OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_review_requests_RequestedAt] ON [aftercare].[review_requests] ([RequestedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_review_timers_DueAt] ON [aftercare].[review_timers] ([DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_sent_messages_SentAt] ON [aftercare].[sent_messages] ([SentAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_supports_ParticipantId_SortKey] ON [aftercare].[supports] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_warning_causes_WarningId] ON [aftercare].[warning_causes] ([WarningId]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_warnings_NextAt] ON [aftercare].[warnings] ([NextAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_warnings_OrganizationId_SortKey] ON [aftercare].[warnings] ([OrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    CREATE INDEX [IX_warnings_ParticipantId_SortKey] ON [aftercare].[warnings] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [aftercare].[migrations]
    WHERE [MigrationId] = N'20261123152923_Initial'
)
BEGIN
    INSERT INTO [aftercare].[migrations] ([MigrationId], [ProductVersion])
    VALUES (N'20261123152923_Initial', N'10.0.14');
END;

COMMIT;
GO
