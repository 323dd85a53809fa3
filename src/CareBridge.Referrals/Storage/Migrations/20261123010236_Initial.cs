using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBridge.Referrals.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "referrals");

            migrationBuilder.CreateTable(
                name: "contacts",
                schema: "referrals",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ReferralId = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    ReferringOrganizationId = table.Column<Guid>(nullable: false),
                    ReceivingOrganizationId = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    ProposedBy = table.Column<string>(maxLength: 60, nullable: false),
                    StartsAt = table.Column<DateTimeOffset>(nullable: false),
                    Minutes = table.Column<int>(nullable: false),
                    Format = table.Column<string>(maxLength: 60, nullable: false),
                    ReferringConfirmedAt = table.Column<DateTimeOffset>(nullable: true),
                    ReceivingConfirmedAt = table.Column<DateTimeOffset>(nullable: true),
                    AgreedAt = table.Column<DateTimeOffset>(nullable: true),
                    ReferringOwnerId = table.Column<Guid>(nullable: true),
                    ReceivingOwnerId = table.Column<Guid>(nullable: true),
                    LastSide = table.Column<string>(maxLength: 60, nullable: false),
                    LastActorId = table.Column<Guid>(nullable: true),
                    FirstStartsAt = table.Column<DateTimeOffset>(nullable: false),
                    FirstMinutes = table.Column<int>(nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Reply = table.Column<string>(maxLength: 60, nullable: false),
                    RepliedAt = table.Column<DateTimeOffset>(nullable: true),
                    ReplyCount = table.Column<int>(nullable: false),
                    TokenHash = table.Column<string>(maxLength: 64, nullable: true),
                    Details = table.Column<string>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contacts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "dispositions",
                schema: "referrals",
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
                name: "failed_messages",
                schema: "referrals",
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
                name: "inbox",
                schema: "referrals",
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
                name: "known_staff",
                schema: "referrals",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Role = table.Column<string>(maxLength: 60, nullable: true),
                    Active = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_staff", x => new { x.OrganizationId, x.StaffId });
                });

            migrationBuilder.CreateTable(
                name: "organization_exports",
                schema: "referrals",
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
                schema: "referrals",
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
                name: "rebuilds",
                schema: "referrals",
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
                name: "referrals",
                schema: "referrals",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ContactId = table.Column<Guid>(nullable: true),
                    ContactAwaits = table.Column<string>(maxLength: 60, nullable: true),
                    ContactEndsAt = table.Column<DateTimeOffset>(nullable: true),
                    NoShows = table.Column<int>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    ReferringOrganizationId = table.Column<Guid>(nullable: false),
                    ReceivingOrganizationId = table.Column<Guid>(nullable: false),
                    RequesterId = table.Column<Guid>(nullable: false),
                    ServiceCode = table.Column<string>(maxLength: 60, nullable: false),
                    Priority = table.Column<string>(maxLength: 60, nullable: false),
                    ReasonCode = table.Column<string>(maxLength: 60, nullable: true),
                    NeededBy = table.Column<DateOnly>(nullable: true),
                    DocumentIds = table.Column<string>(nullable: false),
                    ReplacesId = table.Column<Guid>(nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    OutcomeCode = table.Column<string>(maxLength: 60, nullable: true),
                    AuthoredAt = table.Column<DateTimeOffset>(nullable: false),
                    SentAt = table.Column<DateTimeOffset>(nullable: true),
                    WithheldSince = table.Column<DateTimeOffset>(nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    ReferringOwnerId = table.Column<Guid>(nullable: true),
                    ReceivingOwnerId = table.Column<Guid>(nullable: true),
                    Due = table.Column<string>(maxLength: 60, nullable: true),
                    DueAt = table.Column<DateTimeOffset>(nullable: true),
                    NextDue = table.Column<string>(maxLength: 60, nullable: true),
                    NextDueAt = table.Column<DateTimeOffset>(nullable: true),
                    RemindedAt = table.Column<DateTimeOffset>(nullable: true),
                    NeedTold = table.Column<bool>(nullable: false),
                    LastAction = table.Column<string>(maxLength: 60, nullable: false),
                    LastActorId = table.Column<Guid>(nullable: true),
                    Notes = table.Column<string>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referrals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sent_messages",
                schema: "referrals",
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
                name: "referral_history",
                schema: "referrals",
                columns: table => new
                {
                    ReferralId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Action = table.Column<string>(maxLength: 60, nullable: false),
                    Side = table.Column<string>(maxLength: 60, nullable: false),
                    ActorId = table.Column<Guid>(nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    ContactId = table.Column<Guid>(nullable: true),
                    OwnerId = table.Column<Guid>(nullable: true),
                    Due = table.Column<string>(maxLength: 60, nullable: true),
                    At = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referral_history", x => new { x.ReferralId, x.Version });
                    table.ForeignKey(
                        name: "FK_referral_history_referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalSchema: "referrals",
                        principalTable: "referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_ReferralId_SortKey",
                schema: "referrals",
                table: "contacts",
                columns: new[] { "ReferralId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_contacts_TokenHash",
                schema: "referrals",
                table: "contacts",
                column: "TokenHash");

            migrationBuilder.CreateIndex(
                name: "IX_dispositions_RunId",
                schema: "referrals",
                table: "dispositions",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_SortKey",
                schema: "referrals",
                table: "failed_messages",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_Status_SortKey",
                schema: "referrals",
                table: "failed_messages",
                columns: new[] { "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_HandledAt",
                schema: "referrals",
                table: "inbox",
                column: "HandledAt");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Position",
                schema: "referrals",
                table: "outbox",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Projection_SortKey",
                schema: "referrals",
                table: "rebuilds",
                columns: new[] { "Projection", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Status_ClaimedUntil",
                schema: "referrals",
                table: "rebuilds",
                columns: new[] { "Status", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_referrals_DueAt",
                schema: "referrals",
                table: "referrals",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_referrals_ParticipantId_SortKey",
                schema: "referrals",
                table: "referrals",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_referrals_ReceivingOrganizationId_SortKey",
                schema: "referrals",
                table: "referrals",
                columns: new[] { "ReceivingOrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_referrals_ReferringOrganizationId_SortKey",
                schema: "referrals",
                table: "referrals",
                columns: new[] { "ReferringOrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_sent_messages_SentAt",
                schema: "referrals",
                table: "sent_messages",
                column: "SentAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contacts",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "dispositions",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "failed_messages",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "known_staff",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "organization_exports",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "rebuilds",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "referral_history",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "sent_messages",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "referrals",
                schema: "referrals");
        }
    }
}
