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
                name: "escalations",
                schema: "crisis",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    RaisingOrganizationId = table.Column<Guid>(nullable: false),
                    RaisedBy = table.Column<Guid>(nullable: false),
                    Severity = table.Column<string>(maxLength: 60, nullable: false),
                    CrisisTeamId = table.Column<Guid>(nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    RaisedAt = table.Column<DateTimeOffset>(nullable: false),
                    NotifiedAt = table.Column<DateTimeOffset>(nullable: true),
                    AcknowledgedAt = table.Column<DateTimeOffset>(nullable: true),
                    AcknowledgedBy = table.Column<Guid>(nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Screen_BehaviorLifetime = table.Column<bool>(nullable: false),
                    Screen_BehaviorPastThreeMonths = table.Column<bool>(nullable: false),
                    Screen_Intent = table.Column<bool>(nullable: false),
                    Screen_PlanWithIntent = table.Column<bool>(nullable: false),
                    Screen_SuicidalThoughts = table.Column<bool>(nullable: false),
                    Screen_ThoughtsOfMethod = table.Column<bool>(nullable: false),
                    Screen_WishToBeDead = table.Column<bool>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_escalations", x => x.Id);
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
                    OrganizationIds = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_participants", x => x.Id);
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
                name: "team_pages",
                schema: "crisis",
                columns: table => new
                {
                    EscalationId = table.Column<Guid>(nullable: false),
                    Channel = table.Column<string>(maxLength: 60, nullable: false),
                    DueAt = table.Column<DateTimeOffset>(nullable: false),
                    CrisisTeamId = table.Column<Guid>(nullable: true),
                    PagedAt = table.Column<DateTimeOffset>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_team_pages", x => new { x.EscalationId, x.Channel });
                });

            migrationBuilder.CreateIndex(
                name: "IX_escalations_CrisisTeamId_Status",
                schema: "crisis",
                table: "escalations",
                columns: new[] { "CrisisTeamId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_escalations_RaisingOrganizationId_SortKey",
                schema: "crisis",
                table: "escalations",
                columns: new[] { "RaisingOrganizationId", "SortKey" });

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
                name: "IX_outbox_Position",
                schema: "crisis",
                table: "outbox",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_team_pages_PagedAt_DueAt",
                schema: "crisis",
                table: "team_pages",
                columns: new[] { "PagedAt", "DueAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "escalations",
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
                name: "outbox",
                schema: "crisis");

            migrationBuilder.DropTable(
                name: "team_pages",
                schema: "crisis");
        }
    }
}
