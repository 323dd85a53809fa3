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
                name: "referrals",
                schema: "referrals",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    ReferringOrganizationId = table.Column<Guid>(nullable: false),
                    ReceivingOrganizationId = table.Column<Guid>(nullable: false),
                    RequesterId = table.Column<Guid>(nullable: false),
                    ServiceCode = table.Column<string>(maxLength: 60, nullable: false),
                    Priority = table.Column<string>(maxLength: 60, nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    StatusReason = table.Column<string>(maxLength: 500, nullable: true),
                    OutcomeCode = table.Column<string>(maxLength: 60, nullable: true),
                    IdentifierSystem = table.Column<string>(maxLength: 500, nullable: true),
                    IdentifierValue = table.Column<string>(maxLength: 500, nullable: true),
                    AuthoredAt = table.Column<DateTimeOffset>(nullable: false),
                    SentAt = table.Column<DateTimeOffset>(nullable: true),
                    WithheldSince = table.Column<DateTimeOffset>(nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_referrals", x => x.Id);
                });

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
                name: "IX_referrals_ParticipantId_Status",
                schema: "referrals",
                table: "referrals",
                columns: new[] { "ParticipantId", "Status" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inbox",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "referrals",
                schema: "referrals");
        }
    }
}
