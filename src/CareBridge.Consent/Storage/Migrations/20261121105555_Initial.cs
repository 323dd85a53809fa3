using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBridge.Consent.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "consent");

            migrationBuilder.CreateTable(
                name: "accounting_anchor_entries",
                schema: "consent",
                columns: table => new
                {
                    Number = table.Column<long>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    Sequence = table.Column<long>(nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounting_anchor_entries", x => new { x.Number, x.ParticipantId });
                });

            migrationBuilder.CreateTable(
                name: "accounting_anchors",
                schema: "consent",
                columns: table => new
                {
                    Number = table.Column<long>(nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(nullable: false),
                    Lines = table.Column<long>(nullable: false),
                    Root = table.Column<string>(maxLength: 64, nullable: false),
                    PreviousHash = table.Column<string>(maxLength: 64, nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false),
                    Seal = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounting_anchors", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "accounting_heads",
                schema: "consent",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(nullable: false),
                    PageKey = table.Column<string>(maxLength: 32, nullable: false),
                    Sequence = table.Column<long>(nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false),
                    AnchoredSequence = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounting_heads", x => x.ParticipantId);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                schema: "consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Asked = table.Column<string>(nullable: false),
                    Terms = table.Column<string>(nullable: false),
                    RequestedBy = table.Column<Guid>(nullable: false),
                    RequestingOrganizationId = table.Column<Guid>(nullable: false),
                    ReferralId = table.Column<Guid>(nullable: true),
                    RequestedAt = table.Column<DateTimeOffset>(nullable: false),
                    GrantedAt = table.Column<DateTimeOffset>(nullable: true),
                    SignedName = table.Column<string>(maxLength: 200, nullable: true),
                    StatementsVersion = table.Column<string>(maxLength: 60, nullable: true),
                    ExpiresAt = table.Column<DateTimeOffset>(nullable: true),
                    DeclinedAt = table.Column<DateTimeOffset>(nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "disclosures",
                schema: "consent",
                columns: table => new
                {
                    Sequence = table.Column<long>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    DisclosureId = table.Column<Guid>(nullable: false),
                    Part = table.Column<int>(nullable: false),
                    QuestionHash = table.Column<string>(maxLength: 64, nullable: false),
                    DiscloserOrganizationId = table.Column<Guid>(nullable: false),
                    ConsentId = table.Column<Guid>(nullable: true),
                    RecipientOrganizationId = table.Column<Guid>(nullable: false),
                    RecipientId = table.Column<Guid>(nullable: false),
                    Purpose = table.Column<string>(maxLength: 60, nullable: false),
                    EmergencyDisclosedBy = table.Column<Guid>(nullable: true),
                    EmergencyNatureCode = table.Column<string>(maxLength: 60, nullable: true),
                    BreakGlassId = table.Column<Guid>(nullable: true),
                    DisclosedAt = table.Column<DateTimeOffset>(nullable: false),
                    Items = table.Column<string>(nullable: false),
                    PreviousHash = table.Column<string>(maxLength: 64, nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disclosures", x => new { x.ParticipantId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "consent",
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
                schema: "consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Name = table.Column<string>(nullable: false),
                    Phone = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_organizations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "consent",
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
                name: "seen_referrals",
                schema: "consent",
                columns: table => new
                {
                    ReferralId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seen_referrals", x => x.ReferralId);
                });

            migrationBuilder.CreateTable(
                name: "consent_parties",
                schema: "consent",
                columns: table => new
                {
                    ConsentId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_parties", x => new { x.OrganizationId, x.ConsentId });
                    table.ForeignKey(
                        name: "FK_consent_parties_consents_ConsentId",
                        column: x => x.ConsentId,
                        principalSchema: "consent",
                        principalTable: "consents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounting_anchor_entries_ParticipantId",
                schema: "consent",
                table: "accounting_anchor_entries",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_accounting_heads_PageKey",
                schema: "consent",
                table: "accounting_heads",
                column: "PageKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_consent_parties_ConsentId",
                schema: "consent",
                table: "consent_parties",
                column: "ConsentId");

            migrationBuilder.CreateIndex(
                name: "IX_consents_ParticipantId_Status",
                schema: "consent",
                table: "consents",
                columns: new[] { "ParticipantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_Status_ExpiresAt",
                schema: "consent",
                table: "consents",
                columns: new[] { "Status", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_DiscloserOrganizationId_SortKey",
                schema: "consent",
                table: "disclosures",
                columns: new[] { "DiscloserOrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_DisclosureId_Part",
                schema: "consent",
                table: "disclosures",
                columns: new[] { "DisclosureId", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_ParticipantId_SortKey",
                schema: "consent",
                table: "disclosures",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_RecipientId_SortKey",
                schema: "consent",
                table: "disclosures",
                columns: new[] { "RecipientId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_RecipientOrganizationId_SortKey",
                schema: "consent",
                table: "disclosures",
                columns: new[] { "RecipientOrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_HandledAt",
                schema: "consent",
                table: "inbox",
                column: "HandledAt");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Position",
                schema: "consent",
                table: "outbox",
                column: "Position");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounting_anchor_entries",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "accounting_anchors",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "accounting_heads",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "consent_parties",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "disclosures",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "known_organizations",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "seen_referrals",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "consents",
                schema: "consent");
        }
    }
}
