using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBridge.Crisis.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "crisis");

            migrationBuilder.CreateTable(
                name: "after_actions",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    EscalationId = table.Column<Guid>(nullable: false),
                    TeamId = table.Column<Guid>(nullable: false),
                    Version = table.Column<int>(nullable: false),
                    WrittenBy = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTimeOffset>(nullable: false),
                    Cause = table.Column<string>(maxLength: 60, nullable: true),
                    Words = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_after_actions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "cover_watches",
                schema: "crisis",
                columns: table => new
                {
                    TeamId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Gaps = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cover_watches", x => x.TeamId);
                });

            migrationBuilder.CreateTable(
                name: "dispositions",
                schema: "crisis",
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
                name: "escalations",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    RaisingOrganizationId = table.Column<Guid>(nullable: false),
                    RaisedBy = table.Column<Guid>(nullable: false),
                    RaisedAs = table.Column<string>(maxLength: 60, nullable: false),
                    IsDrill = table.Column<bool>(nullable: false),
                    IsScreened = table.Column<bool>(nullable: false),
                    FollowsId = table.Column<Guid>(nullable: true),
                    Severity = table.Column<string>(maxLength: 60, nullable: false),
                    SeverityVersion = table.Column<long>(nullable: false),
                    SeveritySince = table.Column<DateTimeOffset>(nullable: false),
                    CrisisTeamId = table.Column<Guid>(nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    RaisedAt = table.Column<DateTimeOffset>(nullable: false),
                    NotifiedAt = table.Column<DateTimeOffset>(nullable: true),
                    AcknowledgedAt = table.Column<DateTimeOffset>(nullable: true),
                    AcknowledgedBy = table.Column<Guid>(nullable: true),
                    OwnerId = table.Column<Guid>(nullable: true),
                    ContactAt = table.Column<DateTimeOffset>(nullable: true),
                    HandOverTo = table.Column<Guid>(nullable: true),
                    HandOverAt = table.Column<DateTimeOffset>(nullable: true),
                    HandOverUntil = table.Column<DateTimeOffset>(nullable: true),
                    ContactDueAt = table.Column<DateTimeOffset>(nullable: true),
                    ResolvedAt = table.Column<DateTimeOffset>(nullable: true),
                    Disposition = table.Column<string>(maxLength: 60, nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "failed_messages",
                schema: "crisis",
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
                name: "follow_ups",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    EscalationId = table.Column<Guid>(nullable: false),
                    CrisisTeamId = table.Column<Guid>(nullable: false),
                    IsDrill = table.Column<bool>(nullable: false),
                    HoursAfter = table.Column<int>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    OwnerId = table.Column<Guid>(nullable: true),
                    PlannedFor = table.Column<DateTimeOffset>(nullable: false),
                    DueAt = table.Column<DateTimeOffset>(nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(nullable: true),
                    Outcome = table.Column<string>(maxLength: 60, nullable: true),
                    Text = table.Column<string>(nullable: true),
                    Version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follow_ups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "crisis",
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
                name: "known_organizations",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    KnownSince = table.Column<DateTimeOffset>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Active = table.Column<bool>(nullable: false),
                    CrisisTeamId = table.Column<Guid>(nullable: true),
                    Name = table.Column<string>(nullable: false),
                    Phone = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_organizations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "known_participants",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    OrganizationIds = table.Column<string>(nullable: false),
                    RegisteredBy = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_participants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "known_responders",
                schema: "crisis",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(nullable: false),
                    StaffId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Active = table.Column<bool>(nullable: false),
                    Role = table.Column<string>(maxLength: 60, nullable: true),
                    Name = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_responders", x => new { x.OrganizationId, x.StaffId });
                });

            migrationBuilder.CreateTable(
                name: "ladders",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    EscalationId = table.Column<Guid>(nullable: false),
                    FollowUpId = table.Column<Guid>(nullable: true),
                    Round = table.Column<int>(nullable: false),
                    Tier = table.Column<int>(nullable: false),
                    Alarms = table.Column<int>(nullable: false),
                    PagedAt = table.Column<DateTimeOffset>(nullable: true),
                    NextAt = table.Column<DateTimeOffset>(nullable: true),
                    Version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ladders", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "on_call_absences",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    TeamId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    From = table.Column<DateTimeOffset>(nullable: false),
                    Until = table.Column<DateTimeOffset>(nullable: false),
                    MadeBy = table.Column<Guid>(nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_on_call_absences", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "on_call_feeds",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    TeamId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: true),
                    MadeBy = table.Column<Guid>(nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(nullable: false),
                    TokenHash = table.Column<string>(maxLength: 64, nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_on_call_feeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "on_call_overrides",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    TeamId = table.Column<Guid>(nullable: false),
                    Tier = table.Column<int>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    From = table.Column<DateTimeOffset>(nullable: false),
                    Until = table.Column<DateTimeOffset>(nullable: false),
                    MadeBy = table.Column<Guid>(nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_on_call_overrides", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "on_call_plans",
                schema: "crisis",
                columns: table => new
                {
                    TeamId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    TimeZone = table.Column<string>(maxLength: 120, nullable: false),
                    Tiers = table.Column<string>(nullable: false),
                    Waits = table.Column<string>(nullable: false),
                    ChangedBy = table.Column<Guid>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_on_call_plans", x => x.TeamId);
                });

            migrationBuilder.CreateTable(
                name: "open_cases",
                schema: "crisis",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    EscalationId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_cases", x => new { x.OrganizationId, x.ParticipantId });
                });

            migrationBuilder.CreateTable(
                name: "organization_exports",
                schema: "crisis",
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
                schema: "crisis",
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
                name: "pages",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    EscalationId = table.Column<Guid>(nullable: false),
                    FollowUpId = table.Column<Guid>(nullable: true),
                    CrisisTeamId = table.Column<Guid>(nullable: true),
                    Purpose = table.Column<string>(maxLength: 60, nullable: false),
                    IsDrill = table.Column<bool>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: true),
                    Tier = table.Column<int>(nullable: true),
                    PagedAt = table.Column<DateTimeOffset>(nullable: false),
                    TokenHash = table.Column<string>(maxLength: 64, nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rebuilds",
                schema: "crisis",
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
                name: "reports",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    EscalationId = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    RaisedBy = table.Column<Guid>(nullable: false),
                    RaisedAs = table.Column<string>(maxLength: 60, nullable: false),
                    Judged = table.Column<string>(maxLength: 60, nullable: true),
                    Whereabouts = table.Column<string>(nullable: true),
                    IsDrill = table.Column<bool>(nullable: false),
                    At = table.Column<DateTimeOffset>(nullable: false),
                    Screen_BehaviorLifetime = table.Column<bool>(nullable: true),
                    Screen_BehaviorPastThreeMonths = table.Column<bool>(nullable: true),
                    Screen_Intent = table.Column<bool>(nullable: true),
                    Screen_PlanWithIntent = table.Column<bool>(nullable: true),
                    Screen_SuicidalThoughts = table.Column<bool>(nullable: true),
                    Screen_ThoughtsOfMethod = table.Column<bool>(nullable: true),
                    Screen_WishToBeDead = table.Column<bool>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "safety_plans",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Text = table.Column<string>(nullable: false),
                    WrittenBy = table.Column<Guid>(nullable: false),
                    IsByParticipant = table.Column<bool>(nullable: false),
                    BegunAt = table.Column<DateTimeOffset>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_safety_plans", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sent_messages",
                schema: "crisis",
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
                name: "escalation_story",
                schema: "crisis",
                columns: table => new
                {
                    EscalationId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    ActorId = table.Column<Guid>(nullable: true),
                    RaisedAs = table.Column<string>(maxLength: 60, nullable: true),
                    OrganizationId = table.Column<Guid>(nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Severity = table.Column<string>(maxLength: 60, nullable: false),
                    CrisisTeamId = table.Column<Guid>(nullable: true),
                    OwnerId = table.Column<Guid>(nullable: true),
                    OtherId = table.Column<Guid>(nullable: true),
                    SourceId = table.Column<Guid>(nullable: true),
                    Text = table.Column<string>(nullable: true),
                    At = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalation_story", x => new { x.EscalationId, x.Version });
                    table.ForeignKey(
                        name: "FK_escalation_story_escalations_EscalationId",
                        column: x => x.EscalationId,
                        principalSchema: "crisis",
                        principalTable: "escalations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "safety_plan_versions",
                schema: "crisis",
                columns: table => new
                {
                    PlanId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Text = table.Column<string>(nullable: false),
                    WrittenBy = table.Column<Guid>(nullable: false),
                    IsByParticipant = table.Column<bool>(nullable: false),
                    At = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_safety_plan_versions", x => new { x.PlanId, x.Version });
                    table.ForeignKey(
                        name: "FK_safety_plan_versions_safety_plans_PlanId",
                        column: x => x.PlanId,
                        principalSchema: "crisis",
                        principalTable: "safety_plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_after_actions_EscalationId_Version",
                schema: "crisis",
                table: "after_actions",
                columns: new[] { "EscalationId", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dispositions_RunId",
                schema: "crisis",
                table: "dispositions",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_escalations_CrisisTeamId_Status",
                schema: "crisis",
                table: "escalations",
                columns: new[] { "CrisisTeamId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_escalations_HandOverUntil",
                schema: "crisis",
                table: "escalations",
                column: "HandOverUntil");

            migrationBuilder.CreateIndex(
                name: "IX_escalations_OwnerId",
                schema: "crisis",
                table: "escalations",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_escalations_ParticipantId_SortKey",
                schema: "crisis",
                table: "escalations",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_escalations_RaisingOrganizationId_SortKey",
                schema: "crisis",
                table: "escalations",
                columns: new[] { "RaisingOrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_SortKey",
                schema: "crisis",
                table: "failed_messages",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_Status_SortKey",
                schema: "crisis",
                table: "failed_messages",
                columns: new[] { "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_CrisisTeamId_Status",
                schema: "crisis",
                table: "follow_ups",
                columns: new[] { "CrisisTeamId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_DueAt",
                schema: "crisis",
                table: "follow_ups",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_EscalationId",
                schema: "crisis",
                table: "follow_ups",
                column: "EscalationId");

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_OwnerId",
                schema: "crisis",
                table: "follow_ups",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_inbox_HandledAt",
                schema: "crisis",
                table: "inbox",
                column: "HandledAt");

            migrationBuilder.CreateIndex(
                name: "IX_known_organizations_Kind",
                schema: "crisis",
                table: "known_organizations",
                column: "Kind");

            migrationBuilder.CreateIndex(
                name: "IX_ladders_EscalationId",
                schema: "crisis",
                table: "ladders",
                column: "EscalationId");

            migrationBuilder.CreateIndex(
                name: "IX_ladders_NextAt",
                schema: "crisis",
                table: "ladders",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_on_call_absences_TeamId_Until",
                schema: "crisis",
                table: "on_call_absences",
                columns: new[] { "TeamId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_on_call_feeds_TeamId_MadeBy",
                schema: "crisis",
                table: "on_call_feeds",
                columns: new[] { "TeamId", "MadeBy" });

            migrationBuilder.CreateIndex(
                name: "IX_on_call_feeds_TokenHash",
                schema: "crisis",
                table: "on_call_feeds",
                column: "TokenHash");

            migrationBuilder.CreateIndex(
                name: "IX_on_call_overrides_TeamId_Until",
                schema: "crisis",
                table: "on_call_overrides",
                columns: new[] { "TeamId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Position",
                schema: "crisis",
                table: "outbox",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_pages_EscalationId_ClosedAt",
                schema: "crisis",
                table: "pages",
                columns: new[] { "EscalationId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_pages_TokenHash",
                schema: "crisis",
                table: "pages",
                column: "TokenHash");

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Projection_SortKey",
                schema: "crisis",
                table: "rebuilds",
                columns: new[] { "Projection", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Status_ClaimedUntil",
                schema: "crisis",
                table: "rebuilds",
                columns: new[] { "Status", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_reports_EscalationId",
                schema: "crisis",
                table: "reports",
                column: "EscalationId");

            migrationBuilder.CreateIndex(
                name: "IX_safety_plans_ParticipantId",
                schema: "crisis",
                table: "safety_plans",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_sent_messages_SentAt",
                schema: "crisis",
                table: "sent_messages",
                column: "SentAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "after_actions",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "cover_watches",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "dispositions",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "escalation_story",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "failed_messages",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "follow_ups",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "known_organizations",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "known_participants",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "known_responders",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "ladders",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "on_call_absences",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "on_call_feeds",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "on_call_overrides",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "on_call_plans",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "open_cases",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "organization_exports",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "pages",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "rebuilds",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "reports",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "safety_plan_versions",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "sent_messages",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "escalations",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "safety_plans",
                schema: "crisis");
        }
    }
}
