IF OBJECT_ID(N'[consent].[migrations]') IS NULL
BEGIN
    IF SCHEMA_ID(N'consent') IS NULL EXEC(N'CREATE SCHEMA [consent];');
    CREATE TABLE [consent].[migrations] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK_migrations] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    IF SCHEMA_ID(N'consent') IS NULL EXEC(N'CREATE SCHEMA [consent];');
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[accounting_anchor_entries] (
        [Number] bigint NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [Sequence] bigint NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_accounting_anchor_entries] PRIMARY KEY ([Number], [ParticipantId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[accounting_anchors] (
        [Number] bigint NOT NULL,
        [TakenAt] datetimeoffset NOT NULL,
        [Lines] bigint NOT NULL,
        [Root] nvarchar(64) NOT NULL,
        [PreviousHash] nvarchar(64) NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        [Seal] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_accounting_anchors] PRIMARY KEY ([Number])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[accounting_heads] (
        [ParticipantId] uniqueidentifier NOT NULL,
        [PageKey] nvarchar(32) NOT NULL,
        [Sequence] bigint NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        [AnchoredSequence] bigint NOT NULL,
        CONSTRAINT [PK_accounting_heads] PRIMARY KEY ([ParticipantId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[break_glass] (
        [Id] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [OpenedBy] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        [HolderOrganizationIds] nvarchar(max) NOT NULL,
        [Practitioner] nvarchar(200) NULL,
        [Facility] nvarchar(200) NULL,
        [NatureCode] nvarchar(60) NOT NULL,
        [Reason] nvarchar(1000) NULL,
        [Categories] nvarchar(max) NOT NULL,
        [OpenedAt] datetimeoffset NOT NULL,
        [ExpiresAt] datetimeoffset NOT NULL,
        [Review] nvarchar(60) NOT NULL,
        [ReviewedBy] uniqueidentifier NULL,
        [ReviewedAt] datetimeoffset NULL,
        [ReviewNote] nvarchar(1000) NULL,
        [ParticipantToldAt] datetimeoffset NULL,
        [SortKey] nvarchar(51) NOT NULL,
        CONSTRAINT [PK_break_glass] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[consents] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Asked] nvarchar(max) NOT NULL,
        [Terms] nvarchar(max) NOT NULL,
        [RequestedBy] uniqueidentifier NOT NULL,
        [RequestingOrganizationId] uniqueidentifier NOT NULL,
        [ReferralId] uniqueidentifier NULL,
        [RequestedAt] datetimeoffset NOT NULL,
        [DueAt] datetimeoffset NULL,
        [RemindersSent] int NOT NULL,
        [Signatures] nvarchar(max) NOT NULL,
        [NeedsGuardian] bit NOT NULL,
        [GrantedAt] datetimeoffset NULL,
        [StartsAt] datetimeoffset NULL,
        [ExpiresAt] datetimeoffset NULL,
        [ExpiryEvent] nvarchar(60) NULL,
        [Revocation] nvarchar(max) NULL,
        [RevokedAt] datetimeoffset NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_consents] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[disclosures] (
        [Sequence] bigint NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [Id] uniqueidentifier NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [DisclosureId] uniqueidentifier NOT NULL,
        [Part] int NOT NULL,
        [QuestionHash] nvarchar(64) NOT NULL,
        [DiscloserOrganizationId] uniqueidentifier NOT NULL,
        [ConsentId] uniqueidentifier NULL,
        [RecipientOrganizationId] uniqueidentifier NOT NULL,
        [RecipientId] uniqueidentifier NOT NULL,
        [Purpose] nvarchar(60) NOT NULL,
        [EmergencyDisclosedBy] uniqueidentifier NULL,
        [EmergencyNatureCode] nvarchar(60) NULL,
        [BreakGlassId] uniqueidentifier NULL,
        [DisclosedAt] datetimeoffset NOT NULL,
        [Items] nvarchar(max) NOT NULL,
        [PreviousHash] nvarchar(64) NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_disclosures] PRIMARY KEY ([ParticipantId], [Sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[dispositions] (
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
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[failed_messages] (
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
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[inbox] (
        [MessageId] uniqueidentifier NOT NULL,
        [Reaction] nvarchar(100) NOT NULL,
        [HandledAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_inbox] PRIMARY KEY ([MessageId], [Reaction])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[known_organizations] (
        [Id] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [Name] nvarchar(max) NOT NULL,
        [Verification] nvarchar(60) NOT NULL,
        [Stamp] bigint NOT NULL,
        CONSTRAINT [PK_known_organizations] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[notices] (
        [Id] uniqueidentifier NOT NULL,
        [Kind] nvarchar(60) NOT NULL,
        [Audience] nvarchar(60) NOT NULL,
        [AddresseeId] uniqueidentifier NOT NULL,
        [SubjectId] uniqueidentifier NOT NULL,
        [At] datetimeoffset NOT NULL,
        [ReadAt] datetimeoffset NULL,
        [ReadBy] uniqueidentifier NULL,
        [SortKey] nvarchar(51) NOT NULL,
        CONSTRAINT [PK_notices] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[organization_exports] (
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
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[outbox] (
        [Id] uniqueidentifier NOT NULL,
        [Position] bigint NOT NULL,
        [Type] nvarchar(300) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [TraceParent] nvarchar(60) NULL,
        CONSTRAINT [PK_outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[put_off_requests] (
        [ReferralId] uniqueidentifier NOT NULL,
        [ReceiverId] uniqueidentifier NOT NULL,
        [Request] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_put_off_requests] PRIMARY KEY ([ReferralId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[rebuilds] (
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
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[restrictions] (
        [Id] uniqueidentifier NOT NULL,
        [ParticipantId] uniqueidentifier NOT NULL,
        [Status] nvarchar(60) NOT NULL,
        [Scope] nvarchar(max) NOT NULL,
        [AskedOrganizationId] uniqueidentifier NULL,
        [Reason] nvarchar(1000) NULL,
        [Answer] nvarchar(1000) NULL,
        [MadeAt] datetimeoffset NOT NULL,
        [SortKey] nvarchar(51) NOT NULL,
        [Version] bigint NOT NULL,
        [ChangedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_restrictions] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[seen_versions] (
        [SubjectId] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        CONSTRAINT [PK_seen_versions] PRIMARY KEY ([SubjectId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[sent_messages] (
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
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[break_glass_holders] (
        [AccessId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_break_glass_holders] PRIMARY KEY ([OrganizationId], [AccessId]),
        CONSTRAINT [FK_break_glass_holders_break_glass_AccessId] FOREIGN KEY ([AccessId]) REFERENCES [consent].[break_glass] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[consent_documents] (
        [Id] uniqueidentifier NOT NULL,
        [ConsentId] uniqueidentifier NOT NULL,
        [ContentType] nvarchar(60) NOT NULL,
        [Content] varbinary(max) NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        [AddedBy] uniqueidentifier NOT NULL,
        [AddedAt] datetimeoffset NOT NULL,
        CONSTRAINT [PK_consent_documents] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_consent_documents_consents_ConsentId] FOREIGN KEY ([ConsentId]) REFERENCES [consent].[consents] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[consent_links] (
        [Id] uniqueidentifier NOT NULL,
        [Version] bigint NOT NULL,
        [ConsentId] uniqueidentifier NOT NULL,
        [Signer] nvarchar(60) NOT NULL,
        [MadeBy] uniqueidentifier NOT NULL,
        [TokenHash] nvarchar(64) NOT NULL,
        [PinSalt] varbinary(max) NOT NULL,
        [PinHash] varbinary(max) NOT NULL,
        [ExpiresAt] datetimeoffset NOT NULL,
        [FailedAttempts] int NOT NULL,
        [SessionHash] nvarchar(64) NULL,
        [SessionExpiresAt] datetimeoffset NULL,
        [UsedAt] datetimeoffset NULL,
        CONSTRAINT [PK_consent_links] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_consent_links_consents_ConsentId] FOREIGN KEY ([ConsentId]) REFERENCES [consent].[consents] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[consent_parties] (
        [ConsentId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_consent_parties] PRIMARY KEY ([OrganizationId], [ConsentId]),
        CONSTRAINT [FK_consent_parties_consents_ConsentId] FOREIGN KEY ([ConsentId]) REFERENCES [consent].[consents] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE TABLE [consent].[consent_recipients] (
        [ConsentId] uniqueidentifier NOT NULL,
        [OrganizationId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_consent_recipients] PRIMARY KEY ([OrganizationId], [ConsentId]),
        CONSTRAINT [FK_consent_recipients_consents_ConsentId] FOREIGN KEY ([ConsentId]) REFERENCES [consent].[consents] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_accounting_anchor_entries_ParticipantId] ON [consent].[accounting_anchor_entries] ([ParticipantId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_accounting_heads_PageKey] ON [consent].[accounting_heads] ([PageKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_break_glass_OrganizationId_SortKey] ON [consent].[break_glass] ([OrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_break_glass_ParticipantId_ExpiresAt] ON [consent].[break_glass] ([ParticipantId], [ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_break_glass_holders_AccessId] ON [consent].[break_glass_holders] ([AccessId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_consent_documents_ConsentId] ON [consent].[consent_documents] ([ConsentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_consent_links_ConsentId] ON [consent].[consent_links] ([ConsentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_consent_links_TokenHash] ON [consent].[consent_links] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_consent_parties_ConsentId] ON [consent].[consent_parties] ([ConsentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_consent_recipients_ConsentId] ON [consent].[consent_recipients] ([ConsentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_consents_ParticipantId_SortKey] ON [consent].[consents] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_consents_ParticipantId_Status] ON [consent].[consents] ([ParticipantId], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_consents_ReferralId] ON [consent].[consents] ([ReferralId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_consents_Status_ChangedAt] ON [consent].[consents] ([Status], [ChangedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_consents_Status_DueAt] ON [consent].[consents] ([Status], [DueAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_consents_Status_ExpiresAt] ON [consent].[consents] ([Status], [ExpiresAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_disclosures_ConsentId_RecipientOrganizationId] ON [consent].[disclosures] ([ConsentId], [RecipientOrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_disclosures_DiscloserOrganizationId_SortKey] ON [consent].[disclosures] ([DiscloserOrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_disclosures_DisclosureId_Part] ON [consent].[disclosures] ([DisclosureId], [Part]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_disclosures_ParticipantId_SortKey] ON [consent].[disclosures] ([ParticipantId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_disclosures_RecipientId_SortKey] ON [consent].[disclosures] ([RecipientId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_disclosures_RecipientOrganizationId_SortKey] ON [consent].[disclosures] ([RecipientOrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_dispositions_RunId] ON [consent].[dispositions] ([RunId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_failed_messages_SortKey] ON [consent].[failed_messages] ([SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_failed_messages_Status_SortKey] ON [consent].[failed_messages] ([Status], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_inbox_HandledAt] ON [consent].[inbox] ([HandledAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_notices_AddresseeId_SortKey] ON [consent].[notices] ([AddresseeId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_notices_AddresseeId_SubjectId] ON [consent].[notices] ([AddresseeId], [SubjectId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_outbox_Position] ON [consent].[outbox] ([Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_put_off_requests_ReceiverId] ON [consent].[put_off_requests] ([ReceiverId]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Projection_SortKey] ON [consent].[rebuilds] ([Projection], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_rebuilds_Status_ClaimedUntil] ON [consent].[rebuilds] ([Status], [ClaimedUntil]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_restrictions_AskedOrganizationId_SortKey] ON [consent].[restrictions] ([AskedOrganizationId], [SortKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_restrictions_ParticipantId_Status] ON [consent].[restrictions] ([ParticipantId], [Status]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    CREATE INDEX [IX_sent_messages_SentAt] ON [consent].[sent_messages] ([SentAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [consent].[migrations]
    WHERE [MigrationId] = N'20261123010231_Initial'
)
BEGIN
    INSERT INTO [consent].[migrations] ([MigrationId], [ProductVersion])
    VALUES (N'20261123010231_Initial', N'10.0.14');
END;

COMMIT;
GO
