using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBridge.Aftercare.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "aftercare");

            migrationBuilder.CreateTable(
                name: "attendances",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    RecordedBy = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Format = table.Column<string>(maxLength: 60, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(nullable: false),
                    Minutes = table.Column<int>(nullable: false),
                    FacilitatorId = table.Column<Guid>(nullable: true),
                    ConfirmedBy = table.Column<Guid>(nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attendances", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "check_in_agreements",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Terms = table.Column<string>(nullable: false),
                    CountsFrom = table.Column<DateOnly>(nullable: false),
                    Sobriety = table.Column<string>(nullable: true),
                    WrittenBy = table.Column<Guid>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_check_in_agreements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "check_in_reminders",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    DueOn = table.Column<DateOnly>(nullable: false),
                    DueBefore = table.Column<DateTimeOffset>(nullable: false),
                    IsOpen = table.Column<bool>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_check_in_reminders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "check_ins",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    RecordedBy = table.Column<Guid>(nullable: false),
                    Means = table.Column<string>(maxLength: 60, nullable: false),
                    HeldAt = table.Column<DateTimeOffset>(nullable: false),
                    Engagement = table.Column<string>(maxLength: 60, nullable: true),
                    SobrietyKept = table.Column<bool>(nullable: true),
                    Craving = table.Column<int>(nullable: true),
                    Mood = table.Column<int>(nullable: true),
                    Sleep = table.Column<int>(nullable: true),
                    Connection = table.Column<int>(nullable: true),
                    RecoveryCapital = table.Column<string>(maxLength: 10, nullable: true),
                    Reflection = table.Column<string>(nullable: true),
                    IsReflectionShared = table.Column<bool>(nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_check_ins", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "circles",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Members = table.Column<string>(nullable: false),
                    BegunAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_circles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "communications",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    RecipientOrganizationId = table.Column<Guid>(nullable: false),
                    SentBy = table.Column<Guid>(nullable: false),
                    Category = table.Column<string>(maxLength: 60, nullable: false),
                    InResponseTo = table.Column<Guid>(nullable: true),
                    Text = table.Column<string>(nullable: false),
                    SentAt = table.Column<DateTimeOffset>(nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_communications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "community_prompts",
                schema: "aftercare",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Own = table.Column<string>(nullable: false),
                    WithBuiltIn = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_community_prompts", x => x.OrganizationId);
                });

            migrationBuilder.CreateTable(
                name: "contacts",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    MadeBy = table.Column<Guid>(nullable: false),
                    Means = table.Column<string>(maxLength: 60, nullable: false),
                    Outcome = table.Column<string>(maxLength: 60, nullable: false),
                    Minutes = table.Column<int>(nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "day_counts",
                schema: "aftercare",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Runs = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_counts", x => x.ParticipantId);
                });

            migrationBuilder.CreateTable(
                name: "device_entries",
                schema: "aftercare",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(nullable: false),
                    DeviceId = table.Column<Guid>(nullable: false),
                    Sequence = table.Column<long>(nullable: false),
                    CheckInId = table.Column<Guid>(nullable: false),
                    PlacedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_device_entries", x => new { x.ParticipantId, x.DeviceId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "dispositions",
                schema: "aftercare",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(nullable: false),
                    RunId = table.Column<Guid>(nullable: false),
                    Service = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Count = table.Column<int>(nullable: false),
                    Rule = table.Column<string>(maxLength: 120, nullable: false),
                    LastActivityAt = table.Column<DateTimeOffset>(nullable: false),
                    DisposedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispositions", x => new { x.ParticipantId, x.RunId, x.Service, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "documents",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    FiledBy = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    ContentType = table.Column<string>(maxLength: 60, nullable: false),
                    Size = table.Column<int>(nullable: false),
                    DatedAt = table.Column<DateTimeOffset>(nullable: false),
                    Details = table.Column<string>(nullable: false),
                    FiledAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "engagements",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Engagement = table.Column<string>(maxLength: 60, nullable: false),
                    Reasons = table.Column<string>(nullable: false),
                    Since = table.Column<DateTimeOffset>(nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(nullable: true),
                    ToldVersion = table.Column<long>(nullable: false),
                    ToldAt = table.Column<DateTimeOffset>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_engagements", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "failed_messages",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    MessageId = table.Column<Guid>(nullable: false),
                    Reaction = table.Column<string>(maxLength: 100, nullable: false),
                    Contract = table.Column<string>(maxLength: 100, nullable: false),
                    Body = table.Column<string>(nullable: false),
                    Reason = table.Column<string>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    FailedAt = table.Column<DateTimeOffset>(nullable: false),
                    Times = table.Column<int>(nullable: false),
                    Acts = table.Column<string>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_failed_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "files",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Content = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "goals",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    WrittenBy = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Achievement = table.Column<string>(maxLength: 60, nullable: false),
                    Owner = table.Column<string>(maxLength: 60, nullable: false),
                    OwnerId = table.Column<Guid>(nullable: true),
                    StartsOn = table.Column<DateOnly>(nullable: true),
                    TargetOn = table.Column<DateOnly>(nullable: true),
                    Text = table.Column<string>(nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_goals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "aftercare",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(nullable: false),
                    Reaction = table.Column<string>(maxLength: 100, nullable: false),
                    HandledAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox", x => new { x.MessageId, x.Reaction });
                });

            migrationBuilder.CreateTable(
                name: "links",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Purpose = table.Column<string>(maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    MadeBy = table.Column<Guid>(nullable: false),
                    TokenHash = table.Column<string>(maxLength: 64, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(nullable: true),
                    UsedOn = table.Column<DateOnly>(nullable: true),
                    UsesThatDay = table.Column<int>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "milestones",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    RecordedBy = table.Column<Guid>(nullable: false),
                    MilestoneCode = table.Column<string>(maxLength: 60, nullable: false),
                    Words = table.Column<string>(nullable: true),
                    IsShared = table.Column<bool>(nullable: false),
                    ReachedOn = table.Column<DateOnly>(nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_milestones", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organization_exports",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    SnapshotAt = table.Column<DateTimeOffset>(nullable: false),
                    Counts = table.Column<string>(nullable: false),
                    ManifestHash = table.Column<string>(maxLength: 64, nullable: false),
                    ExportedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organization_exports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Position = table.Column<long>(nullable: false),
                    Type = table.Column<string>(maxLength: 300, nullable: false),
                    Body = table.Column<string>(nullable: false),
                    TraceParent = table.Column<string>(maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnerships",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    MemberId = table.Column<Guid>(nullable: false),
                    PartnerId = table.Column<Guid>(nullable: true),
                    Partner = table.Column<string>(nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Boundaries = table.Column<string>(nullable: false),
                    ParticipantAgreedAt = table.Column<DateTimeOffset>(nullable: true),
                    PartnerAgreedAt = table.Column<DateTimeOffset>(nullable: true),
                    ProposedAt = table.Column<DateTimeOffset>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnerships", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "plans",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    WrittenBy = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    StepStatuses = table.Column<string>(nullable: false),
                    StepsDueOn = table.Column<string>(nullable: false),
                    NextDueOn = table.Column<DateOnly>(nullable: true),
                    Text = table.Column<string>(nullable: false),
                    Origin = table.Column<string>(nullable: false),
                    IsWorkedOn = table.Column<bool>(nullable: false),
                    AuthoredAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rebuilds",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Projection = table.Column<string>(maxLength: 60, nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    AskedBy = table.Column<Guid>(nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(nullable: true),
                    Total = table.Column<int>(nullable: false),
                    Done = table.Column<int>(nullable: false),
                    After = table.Column<long>(nullable: false),
                    ClaimedUntil = table.Column<DateTimeOffset>(nullable: false),
                    Failures = table.Column<int>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rebuilds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "review_requests",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_requests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "review_timers",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    DueAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_review_timers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sent_messages",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Position = table.Column<long>(nullable: false),
                    Type = table.Column<string>(maxLength: 300, nullable: false),
                    Body = table.Column<string>(nullable: false),
                    TraceParent = table.Column<string>(maxLength: 60, nullable: true),
                    SentAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sent_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "supports",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    RecordedBy = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    BegunOn = table.Column<DateOnly>(nullable: false),
                    EndedOn = table.Column<DateOnly>(nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warning_causes",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    WarningId = table.Column<Guid>(nullable: false),
                    Signal = table.Column<string>(maxLength: 60, nullable: false),
                    Threshold = table.Column<int>(nullable: false),
                    Measured = table.Column<int>(nullable: false),
                    CheckInId = table.Column<Guid>(nullable: true),
                    FoundAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warning_causes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "warning_policies",
                schema: "aftercare",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Rules = table.Column<string>(nullable: false),
                    Waits = table.Column<string>(nullable: false),
                    ChangedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warning_policies", x => x.OrganizationId);
                });

            migrationBuilder.CreateTable(
                name: "warnings",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Signals = table.Column<string>(nullable: false),
                    RaisedAt = table.Column<DateTimeOffset>(nullable: false),
                    PartnershipId = table.Column<Guid>(nullable: true),
                    PartnerId = table.Column<Guid>(nullable: true),
                    PartnerNotice = table.Column<string>(nullable: true),
                    PartnerToldAt = table.Column<DateTimeOffset>(nullable: true),
                    SpecialistIds = table.Column<string>(nullable: false),
                    SpecialistToldAt = table.Column<DateTimeOffset>(nullable: true),
                    HelpOfferedAt = table.Column<DateTimeOffset>(nullable: true),
                    HelpWanted = table.Column<bool>(nullable: true),
                    HelpAnsweredAt = table.Column<DateTimeOffset>(nullable: true),
                    AcknowledgedBy = table.Column<Guid>(nullable: true),
                    AcknowledgedAt = table.Column<DateTimeOffset>(nullable: true),
                    End = table.Column<string>(maxLength: 60, nullable: true),
                    EndedBy = table.Column<Guid>(nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(nullable: true),
                    NextAt = table.Column<DateTimeOffset>(nullable: true),
                    AfterNewsAt = table.Column<DateTimeOffset>(nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_warnings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_attendances_OrganizationId_StartedAt",
                schema: "aftercare",
                table: "attendances",
                columns: new[] { "OrganizationId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_attendances_ParticipantId_SortKey",
                schema: "aftercare",
                table: "attendances",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_check_in_agreements_ParticipantId_SortKey",
                schema: "aftercare",
                table: "check_in_agreements",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_check_ins_ParticipantId_SortKey",
                schema: "aftercare",
                table: "check_ins",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_circles_ParticipantId_SortKey",
                schema: "aftercare",
                table: "circles",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_communications_ParticipantId_SortKey",
                schema: "aftercare",
                table: "communications",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_OrganizationId_MadeAt",
                schema: "aftercare",
                table: "contacts",
                columns: new[] { "OrganizationId", "MadeAt" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_ParticipantId_SortKey",
                schema: "aftercare",
                table: "contacts",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_dispositions_RunId",
                schema: "aftercare",
                table: "dispositions",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_documents_ParticipantId_SortKey",
                schema: "aftercare",
                table: "documents",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_engagements_OrganizationId_Engagement",
                schema: "aftercare",
                table: "engagements",
                columns: new[] { "OrganizationId", "Engagement" });

            migrationBuilder.CreateIndex(
                name: "IX_engagements_ParticipantId",
                schema: "aftercare",
                table: "engagements",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_SortKey",
                schema: "aftercare",
                table: "failed_messages",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_Status_SortKey",
                schema: "aftercare",
                table: "failed_messages",
                columns: new[] { "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_goals_ParticipantId_SortKey",
                schema: "aftercare",
                table: "goals",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_HandledAt",
                schema: "aftercare",
                table: "inbox",
                column: "HandledAt");

            migrationBuilder.CreateIndex(
                name: "IX_links_SubjectId_SortKey",
                schema: "aftercare",
                table: "links",
                columns: new[] { "SubjectId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_links_TokenHash",
                schema: "aftercare",
                table: "links",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_milestones_ParticipantId_SortKey",
                schema: "aftercare",
                table: "milestones",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Position",
                schema: "aftercare",
                table: "outbox",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_partnerships_ParticipantId",
                schema: "aftercare",
                table: "partnerships",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_partnerships_PartnerId",
                schema: "aftercare",
                table: "partnerships",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_plans_OrganizationId_NextDueOn",
                schema: "aftercare",
                table: "plans",
                columns: new[] { "OrganizationId", "NextDueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_plans_ParticipantId_SortKey",
                schema: "aftercare",
                table: "plans",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Projection_SortKey",
                schema: "aftercare",
                table: "rebuilds",
                columns: new[] { "Projection", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Status_ClaimedUntil",
                schema: "aftercare",
                table: "rebuilds",
                columns: new[] { "Status", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_review_requests_ParticipantId_OrganizationId",
                schema: "aftercare",
                table: "review_requests",
                columns: new[] { "ParticipantId", "OrganizationId" });

            migrationBuilder.CreateIndex(
                name: "IX_review_requests_RequestedAt",
                schema: "aftercare",
                table: "review_requests",
                column: "RequestedAt");

            migrationBuilder.CreateIndex(
                name: "IX_review_timers_DueAt",
                schema: "aftercare",
                table: "review_timers",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_sent_messages_SentAt",
                schema: "aftercare",
                table: "sent_messages",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_supports_ParticipantId_SortKey",
                schema: "aftercare",
                table: "supports",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_warning_causes_WarningId",
                schema: "aftercare",
                table: "warning_causes",
                column: "WarningId");

            migrationBuilder.CreateIndex(
                name: "IX_warnings_NextAt",
                schema: "aftercare",
                table: "warnings",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_warnings_OrganizationId_SortKey",
                schema: "aftercare",
                table: "warnings",
                columns: new[] { "OrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_warnings_ParticipantId_SortKey",
                schema: "aftercare",
                table: "warnings",
                columns: new[] { "ParticipantId", "SortKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendances",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "check_in_agreements",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "check_in_reminders",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "check_ins",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "circles",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "communications",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "community_prompts",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "contacts",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "day_counts",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "device_entries",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "dispositions",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "documents",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "engagements",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "failed_messages",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "files",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "goals",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "links",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "milestones",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "organization_exports",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "partnerships",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "plans",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "rebuilds",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "review_requests",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "review_timers",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "sent_messages",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "supports",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "warning_causes",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "warning_policies",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "warnings",
                schema: "aftercare");
        }
    }
}
