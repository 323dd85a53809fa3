IF OBJECT_ID(N'[crisis].[migrations]') IS NULL
BEGIN
    IF SCHEMA_ID(N'crisis') IS NULL EXEC(N'CREATE SCHEMA [crisis];');
    CREATE TABLE [crisis].[migrations] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    IF SCHEMA_ID(N'crisis') IS NULL EXEC(N'CREATE SCHEMA [crisis];');
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[after_actions] (
        [Id] uniqueidentifier NOT NULL,
        [EscalationId] uniqueidentifier NOT NULL,
        [TeamId] uniqueidentifier NOT NULL,
        [Version] int NOT NULL,
        [WrittenBy] uniqueidentifier NOT NULL,
        [At] datetimeoffset NOT NULL,
        [Cause] nvarchar(60) NULL,
        [Words] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_after_actions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[cover_watches] (
        [TeamId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Gaps] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_cover_watches] PRIMARY KEY ([TeamId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[dispositions] (
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
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[escalations] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [RaisingOrganizationId] uniqueidentifier NOT NULL,
        [RaisedBy] uniqueidentifier NOT NULL,
        [RaisedAs] nvarchar(60) NOT NULL,
        [IsDrill] bit NOT NULL,
        [IsScreened] bit NOT NULL,
        [FollowsId] uniqueidentifier NULL,
        [Severity] nvarchar(60) NOT NULL,
        [SeverityVersion] bigint NOT NULL,
        [SeveritySince] datetimeoffset NOT NULL,
        [CrisisTeamId] uniqueidentifier NULL,
        [Status] nvarchar(60) NOT NULL,
        [RaisedAt] datetimeoffset NOT NULL,
        [NotifiedAt] datetimeoffset NULL,
        [AcknowledgedAt] datetimeoffset NULL,
        [AcknowledgedBy] uniqueidentifier NULL,
        [OwnerId] uniqueidentifier NULL,
        [ContactAt] datetimeoffset NULL,
        [HandOverTo] uniqueidentifier NULL,
        [HandOverAt] datetimeoffset NULL,
        [HandOverUntil] datetimeoffset NULL,
        [ContactDueAt] datetimeoffset NULL,
        [ResolvedAt] datetimeoffset NULL,
        [Disposition] nvarchar(60) NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_escalations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[failed_messages] (
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
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[follow_ups] (
        [Id] uniqueidentifier NOT NULL,
        [EscalationId] uniqueidentifier NOT NULL,
        [CrisisTeamId] uniqueidentifier NOT NULL,
        [IsDrill] bit NOT NULL,
        [HoursAfter] int NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [OwnerId] uniqueidentifier NULL,
        [PlannedFor] datetimeoffset NOT NULL,
        [DueAt] datetimeoffset NULL,
        [DoneAt] datetimeoffset NULL,
        [Outcome] nvarchar(60) NULL,
        [Text] nvarchar(max) NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_follow_ups] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[inbox] (
        [MessageId] uniqueidentifier NOT NULL,
        [Reaction] nvarchar(100) NOT NULL,
        [HandledAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_inbox] PRIMARY KEY ([MessageId], [Reaction])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[known_organizations] (
        [Id] uniqueidentifier NOT NULL,
        [KnownSince] datetimeoffset NOT NULL,
        [Version] bigint NOT NULL,
        [Kind] nvarchar(60) NOT NULL,
        [Active] bit NOT NULL,
        [CrisisTeamId] uniqueidentifier NULL,
        [Name] nvarchar(max) NOT NULL,
        [Phone] nvarchar(max) NULL,
        CONSTRAINT [PK_known_organizations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[known_participants] (
        [Id] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [OrganizationIds] nvarchar(max) NOT NULL,
        [RegisteredBy] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_known_participants] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[known_responders] (
        [OrganizationId] uniqueidentifier NOT NULL,
        [StaffId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Active] bit NOT NULL,
        [Role] nvarchar(60) NULL,
        [Name] nvarchar(max) NULL,
        CONSTRAINT [PK_known_responders] PRIMARY KEY ([OrganizationId], [StaffId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[ladders] (
        [Id] uniqueidentifier NOT NULL,
        [EscalationId] uniqueidentifier NOT NULL,
        [FollowUpId] uniqueidentifier NULL,
        [Round] int NOT NULL,
        [Tier] int NOT NULL,
        [Alarms] int NOT NULL,
        [PagedAt] datetimeoffset NULL,
        [NextAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_ladders] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[on_call_absences] (
        [Id] uniqueidentifier NOT NULL,
        [TeamId] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [From] datetimeoffset NOT NULL,
        [Until] datetimeoffset NOT NULL,
        [MadeBy] uniqueidentifier NOT NULL,
        [WithdrawnAt] datetimeoffset NULL,
        CONSTRAINT [PK_on_call_absences] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[on_call_feeds] (
        [Id] uniqueidentifier NOT NULL,
        [TeamId] uniqueidentifier NOT NULL,
        [PersonId] uniqueidentifier NULL,
        [MadeBy] uniqueidentifier NOT NULL,
        [MadeAt] datetimeoffset NOT NULL,
        [TokenHash] nvarchar(64) NOT NULL,
        [RevokedAt] datetimeoffset NULL,
        CONSTRAINT [PK_on_call_feeds] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[on_call_overrides] (
        [Id] uniqueidentifier NOT NULL,
        [TeamId] uniqueidentifier NOT NULL,
        [Tier] int NOT NULL,
        [PersonId] uniqueidentifier NOT NULL,
        [From] datetimeoffset NOT NULL,
        [Until] datetimeoffset NOT NULL,
        [MadeBy] uniqueidentifier NOT NULL,
        [WithdrawnAt] datetimeoffset NULL,
        CONSTRAINT [PK_on_call_overrides] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[on_call_plans] (
        [TeamId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [TimeZone] nvarchar(120) NOT NULL,
        [Tiers] nvarchar(max) NOT NULL,
        [Waits] nvarchar(max) NOT NULL,
        [ChangedBy] uniqueidentifier NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_on_call_plans] PRIMARY KEY ([TeamId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[open_cases] (
        [OrganizationId] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [EscalationId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_open_cases] PRIMARY KEY ([OrganizationId], [ParticipantId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[organization_exports] (
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
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[outbox] (
        [Id] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [Type] nvarchar(300) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [TraceParent] nvarchar(60) NULL,
        CONSTRAINT [PK_outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[pages] (
        [Id] uniqueidentifier NOT NULL,
        [EscalationId] uniqueidentifier NOT NULL,
        [FollowUpId] uniqueidentifier NULL,
        [CrisisTeamId] uniqueidentifier NULL,
        [Purpose] nvarchar(60) NOT NULL,
        [IsDrill] bit NOT NULL,
        [PersonId] uniqueidentifier NULL,
        [Tier] int NULL,
        [PagedAt] datetimeoffset NOT NULL,
        [TokenHash] nvarchar(64) NULL,
        [ClosedAt] datetimeoffset NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_pages] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[rebuilds] (
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
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[reports] (
        [Id] uniqueidentifier NOT NULL,
        [EscalationId] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [RaisedBy] uniqueidentifier NOT NULL,
        [RaisedAs] nvarchar(60) NOT NULL,
        [Judged] nvarchar(60) NULL,
        [Whereabouts] nvarchar(max) NULL,
        [IsDrill] bit NOT NULL,
        [At] datetimeoffset NOT NULL,
        [Screen_BehaviorLifetime] bit NULL,
        [Screen_BehaviorPastThreeMonths] bit NULL,
        [Screen_Intent] bit NULL,
        [Screen_PlanWithIntent] bit NULL,
        [Screen_SuicidalThoughts] bit NULL,
        [Screen_ThoughtsOfMethod] bit NULL,
        [Screen_WishToBeDead] bit NULL,
        CONSTRAINT [PK_reports] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[safety_plans] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [WrittenBy] uniqueidentifier NOT NULL,
        [IsByParticipant] bit NOT NULL,
        [BegunAt] datetimeoffset NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_safety_plans] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[sent_messages] (
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
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[escalation_story] (
        [EscalationId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Kind] nvarchar(60) NOT NULL,
        [ActorId] uniqueidentifier NULL,
        [RaisedAs] nvarchar(60) NULL,
        [OrganizationId] uniqueidentifier NULL,
        [Status] nvarchar(60) NOT NULL,
        [Severity] nvarchar(60) NOT NULL,
        [CrisisTeamId] uniqueidentifier NULL,
        [OwnerId] uniqueidentifier NULL,
        [OtherId] uniqueidentifier NULL,
        [SourceId] uniqueidentifier NULL,
        [Text] nvarchar(max) NULL,
        [At] datetimeoffset NOT NULL,
        CONSTRAINT [PK_escalation_story] PRIMARY KEY ([EscalationId], [Version]),
        CONSTRAINT [FK_escalation_story_escalations_EscalationId] FOREIGN KEY ([EscalationId]) REFERENCES [crisis].[escalations] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE TABLE [crisis].[safety_plan_versions] (
        [PlanId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [WrittenBy] uniqueidentifier NOT NULL,
        [IsByParticipant] bit NOT NULL,
        [At] datetimeoffset NOT NULL,
        CONSTRAINT [PK_safety_plan_versions] PRIMARY KEY ([PlanId], [Version]),
        CONSTRAINT [FK_safety_plan_versions_safety_plans_PlanId] FOREIGN KEY ([PlanId]) REFERENCES [crisis].[safety_plans] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_after_actions_EscalationId_Version] ON [crisis].[after_actions] ([EscalationId], [Version]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_dispositions_RunId] ON [crisis].[dispositions] ([RunId]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_escalations_CrisisTeamId_Status] ON [crisis].[escalations] ([CrisisTeamId], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_escalations_HandOverUntil] ON [crisis].[escalations] ([HandOverUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_escalations_OwnerId] ON [crisis].[escalations] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_escalations_ParticipantId_SortKey] ON [crisis].[escalations] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_escalations_RaisingOrganizationId_SortKey] ON [crisis].[escalations] ([RaisingOrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_failed_messages_SortKey] ON [crisis].[failed_messages] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_failed_messages_Status_SortKey] ON [crisis].[failed_messages] ([Status], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_follow_ups_CrisisTeamId_Status] ON [crisis].[follow_ups] ([CrisisTeamId], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_follow_ups_DueAt] ON [crisis].[follow_ups] ([DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_follow_ups_EscalationId] ON [crisis].[follow_ups] ([EscalationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_follow_ups_OwnerId] ON [crisis].[follow_ups] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_HandledAt] ON [crisis].[inbox] ([HandledAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_known_organizations_Kind] ON [crisis].[known_organizations] ([Kind]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_ladders_EscalationId] ON [crisis].[ladders] ([EscalationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_ladders_NextAt] ON [crisis].[ladders] ([NextAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_on_call_absences_TeamId_Until] ON [crisis].[on_call_absences] ([TeamId], [Until]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_on_call_feeds_TeamId_MadeBy] ON [crisis].[on_call_feeds] ([TeamId], [MadeBy]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_on_call_feeds_TokenHash] ON [crisis].[on_call_feeds] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_on_call_overrides_TeamId_Until] ON [crisis].[on_call_overrides] ([TeamId], [Until]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_outbox_Position] ON [crisis].[outbox] ([Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_pages_EscalationId_ClosedAt] ON [crisis].[pages] ([EscalationId], [ClosedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_pages_TokenHash] ON [crisis].[pages] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Projection_SortKey] ON [crisis].[rebuilds] ([Projection], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Status_ClaimedUntil] ON [crisis].[rebuilds] ([Status], [ClaimedUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_reports_EscalationId] ON [crisis].[reports] ([EscalationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_safety_plans_ParticipantId] ON [crisis].[safety_plans] ([ParticipantId]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    CREATE INDEX [IX_sent_messages_SentAt] ON [crisis].[sent_messages] ([SentAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [crisis].[migrations]
    WHERE [MigrationId] = N'20261123010245_Initial'
)
BEGIN
    INSERT INTO [crisis].[migrations] ([MigrationId], [ProductVersion])
    VALUES (N'20261123010245_Initial', N'10.0.14');
END;

COMMIT;
GO
