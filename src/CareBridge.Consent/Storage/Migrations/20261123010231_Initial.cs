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
                name: "break_glass",
                schema: "consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OpenedBy = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    HolderOrganizationIds = table.Column<string>(nullable: false),
                    Practitioner = table.Column<string>(maxLength: 200, nullable: true),
                    Facility = table.Column<string>(maxLength: 200, nullable: true),
                    NatureCode = table.Column<string>(maxLength: 60, nullable: false),
                    Reason = table.Column<string>(maxLength: 1000, nullable: true),
                    Categories = table.Column<string>(nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(nullable: false),
                    Review = table.Column<string>(maxLength: 60, nullable: false),
                    ReviewedBy = table.Column<Guid>(nullable: true),
                    ReviewedAt = table.Column<DateTimeOffset>(nullable: true),
                    ReviewNote = table.Column<string>(maxLength: 1000, nullable: true),
                    ParticipantToldAt = table.Column<DateTimeOffset>(nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_break_glass", x => x.Id);
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
                    DueAt = table.Column<DateTimeOffset>(nullable: true),
                    RemindersSent = table.Column<int>(nullable: false),
                    Signatures = table.Column<string>(nullable: false),
                    NeedsGuardian = table.Column<bool>(nullable: false),
                    GrantedAt = table.Column<DateTimeOffset>(nullable: true),
                    StartsAt = table.Column<DateTimeOffset>(nullable: true),
                    ExpiresAt = table.Column<DateTimeOffset>(nullable: true),
                    ExpiryEvent = table.Column<string>(maxLength: 60, nullable: true),
                    Revocation = table.Column<string>(nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
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
                name: "dispositions",
                schema: "consent",
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
                schema: "consent",
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
                    Name = table.Column<string>(nullable: false),
                    Verification = table.Column<string>(maxLength: 60, nullable: false),
                    Stamp = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_organizations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                schema: "consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Audience = table.Column<string>(maxLength: 60, nullable: false),
                    AddresseeId = table.Column<Guid>(nullable: false),
                    SubjectId = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTimeOffset>(nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(nullable: true),
                    ReadBy = table.Column<Guid>(nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organization_exports",
                schema: "consent",
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
                name: "put_off_requests",
                schema: "consent",
                columns: table => new
                {
                    ReferralId = table.Column<Guid>(nullable: false),
                    ReceiverId = table.Column<Guid>(nullable: false),
                    Request = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_put_off_requests", x => x.ReferralId);
                });

            migrationBuilder.CreateTable(
                name: "rebuilds",
                schema: "consent",
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
                name: "restrictions",
                schema: "consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Scope = table.Column<string>(nullable: false),
                    AskedOrganizationId = table.Column<Guid>(nullable: true),
                    Reason = table.Column<string>(maxLength: 1000, nullable: true),
                    Answer = table.Column<string>(maxLength: 1000, nullable: true),
                    MadeAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_restrictions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "seen_versions",
                schema: "consent",
                columns: table => new
                {
                    SubjectId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seen_versions", x => x.SubjectId);
                });

            migrationBuilder.CreateTable(
                name: "sent_messages",
                schema: "consent",
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
                name: "break_glass_holders",
                schema: "consent",
                columns: table => new
                {
                    AccessId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_break_glass_holders", x => new { x.OrganizationId, x.AccessId });
                    table.ForeignKey(
                        name: "FK_break_glass_holders_break_glass_AccessId",
                        column: x => x.AccessId,
                        principalSchema: "consent",
                        principalTable: "break_glass",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_documents",
                schema: "consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ConsentId = table.Column<Guid>(nullable: false),
                    ContentType = table.Column<string>(maxLength: 60, nullable: false),
                    Content = table.Column<byte[]>(nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false),
                    AddedBy = table.Column<Guid>(nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_documents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_consent_documents_consents_ConsentId",
                        column: x => x.ConsentId,
                        principalSchema: "consent",
                        principalTable: "consents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_links",
                schema: "consent",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ConsentId = table.Column<Guid>(nullable: false),
                    Signer = table.Column<string>(maxLength: 60, nullable: false),
                    MadeBy = table.Column<Guid>(nullable: false),
                    TokenHash = table.Column<string>(maxLength: 64, nullable: false),
                    PinSalt = table.Column<byte[]>(nullable: false),
                    PinHash = table.Column<byte[]>(nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(nullable: false),
                    FailedAttempts = table.Column<int>(nullable: false),
                    SessionHash = table.Column<string>(maxLength: 64, nullable: true),
                    SessionExpiresAt = table.Column<DateTimeOffset>(nullable: true),
                    UsedAt = table.Column<DateTimeOffset>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_links", x => x.Id);
                    table.ForeignKey(
                        name: "FK_consent_links_consents_ConsentId",
                        column: x => x.ConsentId,
                        principalSchema: "consent",
                        principalTable: "consents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateTable(
                name: "consent_recipients",
                schema: "consent",
                columns: table => new
                {
                    ConsentId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_recipients", x => new { x.OrganizationId, x.ConsentId });
                    table.ForeignKey(
                        name: "FK_consent_recipients_consents_ConsentId",
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
                name: "IX_break_glass_OrganizationId_SortKey",
                schema: "consent",
                table: "break_glass",
                columns: new[] { "OrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_break_glass_ParticipantId_ExpiresAt",
                schema: "consent",
                table: "break_glass",
                columns: new[] { "ParticipantId", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_break_glass_holders_AccessId",
                schema: "consent",
                table: "break_glass_holders",
                column: "AccessId");

            migrationBuilder.CreateIndex(
                name: "IX_consent_documents_ConsentId",
                schema: "consent",
                table: "consent_documents",
                column: "ConsentId");

            migrationBuilder.CreateIndex(
                name: "IX_consent_links_ConsentId",
                schema: "consent",
                table: "consent_links",
                column: "ConsentId");

            migrationBuilder.CreateIndex(
                name: "IX_consent_links_TokenHash",
                schema: "consent",
                table: "consent_links",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_consent_parties_ConsentId",
                schema: "consent",
                table: "consent_parties",
                column: "ConsentId");

            migrationBuilder.CreateIndex(
                name: "IX_consent_recipients_ConsentId",
                schema: "consent",
                table: "consent_recipients",
                column: "ConsentId");

            migrationBuilder.CreateIndex(
                name: "IX_consents_ParticipantId_SortKey",
                schema: "consent",
                table: "consents",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_ParticipantId_Status",
                schema: "consent",
                table: "consents",
                columns: new[] { "ParticipantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_ReferralId",
                schema: "consent",
                table: "consents",
                column: "ReferralId");

            migrationBuilder.CreateIndex(
                name: "IX_consents_Status_ChangedAt",
                schema: "consent",
                table: "consents",
                columns: new[] { "Status", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_Status_DueAt",
                schema: "consent",
                table: "consents",
                columns: new[] { "Status", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_Status_ExpiresAt",
                schema: "consent",
                table: "consents",
                columns: new[] { "Status", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_disclosures_ConsentId_RecipientOrganizationId",
                schema: "consent",
                table: "disclosures",
                columns: new[] { "ConsentId", "RecipientOrganizationId" });

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
                name: "IX_dispositions_RunId",
                schema: "consent",
                table: "dispositions",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_SortKey",
                schema: "consent",
                table: "failed_messages",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_Status_SortKey",
                schema: "consent",
                table: "failed_messages",
                columns: new[] { "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_HandledAt",
                schema: "consent",
                table: "inbox",
                column: "HandledAt");

            migrationBuilder.CreateIndex(
                name: "IX_notices_AddresseeId_SortKey",
                schema: "consent",
                table: "notices",
                columns: new[] { "AddresseeId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_AddresseeId_SubjectId",
                schema: "consent",
                table: "notices",
                columns: new[] { "AddresseeId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Position",
                schema: "consent",
                table: "outbox",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_put_off_requests_ReceiverId",
                schema: "consent",
                table: "put_off_requests",
                column: "ReceiverId");

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Projection_SortKey",
                schema: "consent",
                table: "rebuilds",
                columns: new[] { "Projection", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Status_ClaimedUntil",
                schema: "consent",
                table: "rebuilds",
                columns: new[] { "Status", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_restrictions_AskedOrganizationId_SortKey",
                schema: "consent",
                table: "restrictions",
                columns: new[] { "AskedOrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_restrictions_ParticipantId_Status",
                schema: "consent",
                table: "restrictions",
                columns: new[] { "ParticipantId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_sent_messages_SentAt",
                schema: "consent",
                table: "sent_messages",
                column: "SentAt");
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
                name: "break_glass_holders",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "consent_documents",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "consent_links",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "consent_parties",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "consent_recipients",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "disclosures",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "dispositions",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "failed_messages",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "known_organizations",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "notices",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "organization_exports",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "put_off_requests",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "rebuilds",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "restrictions",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "seen_versions",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "sent_messages",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "break_glass",
                schema: "consent");

            migrationBuilder.DropTable(
                name: "consents",
                schema: "consent");
        }
    }
}
