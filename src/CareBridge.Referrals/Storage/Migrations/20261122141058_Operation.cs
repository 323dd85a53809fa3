using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBridge.Referrals.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Operation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rebuilds", x => x.Id);
                });

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
                name: "IX_rebuilds_Projection_SortKey",
                schema: "referrals",
                table: "rebuilds",
                columns: new[] { "Projection", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Status_ClaimedUntil",
                schema: "referrals",
                table: "rebuilds",
                columns: new[] { "Status", "ClaimedUntil" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "failed_messages",
                schema: "referrals");

            migrationBuilder.DropTable(
                name: "rebuilds",
                schema: "referrals");
        }
    }
}
