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
                name: "check_ins",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    RecordedBy = table.Column<Guid>(nullable: false),
                    HeldAt = table.Column<DateTimeOffset>(nullable: false),
                    Engagement = table.Column<string>(maxLength: 60, nullable: false),
                    Craving = table.Column<int>(nullable: true),
                    Mood = table.Column<int>(nullable: true),
                    RecoveryCapital = table.Column<string>(maxLength: 10, nullable: true),
                    Reflection = table.Column<string>(maxLength: 4000, nullable: true),
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
                name: "milestones",
                schema: "aftercare",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    RecordedBy = table.Column<Guid>(nullable: false),
                    MilestoneCode = table.Column<string>(maxLength: 60, nullable: false),
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

            migrationBuilder.CreateIndex(
                name: "IX_attendances_ParticipantId_SortKey",
                schema: "aftercare",
                table: "attendances",
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
                name: "IX_documents_ParticipantId_SortKey",
                schema: "aftercare",
                table: "documents",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_HandledAt",
                schema: "aftercare",
                table: "inbox",
                column: "HandledAt");

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
                name: "IX_plans_ParticipantId_SortKey",
                schema: "aftercare",
                table: "plans",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_supports_ParticipantId_SortKey",
                schema: "aftercare",
                table: "supports",
                columns: new[] { "ParticipantId", "SortKey" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attendances",
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
                name: "documents",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "files",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "milestones",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "plans",
                schema: "aftercare");

            migrationBuilder.DropTable(
                name: "supports",
                schema: "aftercare");
        }
    }
}
