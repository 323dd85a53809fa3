using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBridge.Portal.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "portal");

            migrationBuilder.CreateTable(
                name: "accounts",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Role = table.Column<string>(maxLength: 60, nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(nullable: false),
                    Disabled = table.Column<bool>(nullable: false),
                    EnabledAt = table.Column<DateTimeOffset>(nullable: true),
                    SignInId = table.Column<Guid>(nullable: true),
                    JoinedAs = table.Column<Guid>(nullable: false),
                    HumanId = table.Column<Guid>(nullable: true),
                    JoinedAt = table.Column<DateTimeOffset>(nullable: true),
                    Email = table.Column<string>(maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(maxLength: 254, nullable: false),
                    PasswordHash = table.Column<string>(maxLength: 200, nullable: true),
                    SecurityStamp = table.Column<string>(maxLength: 60, nullable: false),
                    ConcurrencyStamp = table.Column<string>(maxLength: 60, nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(nullable: true),
                    AccessFailedCount = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "administrator_rosters",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Stamp = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_administrator_rosters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "authenticators",
                schema: "portal",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(nullable: false),
                    Secret = table.Column<string>(nullable: true),
                    ConfirmedAt = table.Column<DateTimeOffset>(nullable: true),
                    Offered = table.Column<string>(nullable: true),
                    OfferedAt = table.Column<DateTimeOffset>(nullable: true),
                    OfferedFor = table.Column<string>(nullable: true),
                    LastStep = table.Column<long>(nullable: false),
                    Stamp = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authenticators", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "contact_rules",
                schema: "portal",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Contact = table.Column<string>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_rules", x => x.ParticipantId);
                });

            migrationBuilder.CreateTable(
                name: "delivery_attempts",
                schema: "portal",
                columns: table => new
                {
                    DispatchId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Channel = table.Column<string>(maxLength: 60, nullable: false),
                    Wording = table.Column<string>(maxLength: 60, nullable: false),
                    BegunAt = table.Column<DateTimeOffset>(nullable: false),
                    Outcome = table.Column<string>(maxLength: 60, nullable: true),
                    Reason = table.Column<string>(maxLength: 60, nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_attempts", x => new { x.DispatchId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "dispatches",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Wording = table.Column<string>(maxLength: 60, nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: true),
                    Addressee = table.Column<string>(nullable: true),
                    Link = table.Column<string>(nullable: true),
                    Only = table.Column<string>(maxLength: 60, nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(nullable: false),
                    DueAt = table.Column<DateTimeOffset>(nullable: true),
                    HeldBy = table.Column<string>(maxLength: 60, nullable: true),
                    ClaimedUntil = table.Column<DateTimeOffset>(nullable: true),
                    Tried = table.Column<string>(maxLength: 60, nullable: true),
                    HandedOverAt = table.Column<DateTimeOffset>(nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(nullable: true),
                    Attempts = table.Column<int>(nullable: false),
                    Failures = table.Column<int>(nullable: false),
                    FailingSince = table.Column<DateTimeOffset>(nullable: true),
                    GivenUp = table.Column<string>(nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(nullable: true),
                    Stamp = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dispatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "dispositions",
                schema: "portal",
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
                name: "employments",
                schema: "portal",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(nullable: false),
                    LeftAt = table.Column<DateTimeOffset>(nullable: true),
                    Stamp = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_employments", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "failed_messages",
                schema: "portal",
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
                schema: "portal",
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
                name: "invitations",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Role = table.Column<string>(maxLength: 60, nullable: false),
                    InvitedBy = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: true),
                    InvitedAt = table.Column<DateTimeOffset>(nullable: false),
                    Channel = table.Column<string>(maxLength: 60, nullable: false),
                    Address = table.Column<string>(nullable: false),
                    Language = table.Column<string>(maxLength: 60, nullable: false),
                    TokenHash = table.Column<string>(maxLength: 64, nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(nullable: false),
                    Sends = table.Column<int>(nullable: false),
                    DispatchId = table.Column<Guid>(nullable: false),
                    Email = table.Column<string>(nullable: true),
                    TriedOn = table.Column<DateOnly>(nullable: true),
                    TriesThatDay = table.Column<int>(nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(nullable: true),
                    Stamp = table.Column<long>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invitations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "known_organizations",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Active = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_known_organizations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notice_preferences",
                schema: "portal",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Terms = table.Column<string>(nullable: false),
                    Email = table.Column<string>(nullable: true),
                    Phone = table.Column<string>(nullable: true),
                    WebhookUrl = table.Column<string>(maxLength: 500, nullable: true),
                    WebhookKey = table.Column<string>(maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_preferences", x => x.PersonId);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(nullable: true),
                    DispatchId = table.Column<Guid>(nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(nullable: false),
                    PassesAt = table.Column<DateTimeOffset>(nullable: true),
                    Question = table.Column<string>(nullable: true),
                    ReadAt = table.Column<DateTimeOffset>(nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organization_exports",
                schema: "portal",
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
                schema: "portal",
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
                name: "passkeys",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 60, nullable: false),
                    CredentialId = table.Column<byte[]>(maxLength: 1023, nullable: false),
                    CredentialHash = table.Column<string>(maxLength: 64, nullable: false),
                    PublicKey = table.Column<byte[]>(maxLength: 2000, nullable: false),
                    Transports = table.Column<string>(nullable: false),
                    IsBackupEligible = table.Column<bool>(nullable: false),
                    IsBackedUp = table.Column<bool>(nullable: false),
                    SignCount = table.Column<long>(nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(nullable: false),
                    LastUsedAt = table.Column<DateTimeOffset>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "position_holders",
                schema: "portal",
                columns: table => new
                {
                    StaffId = table.Column<Guid>(nullable: false),
                    HumanId = table.Column<Guid>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    AnnouncedAt = table.Column<DateTimeOffset>(nullable: true),
                    Stamp = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_position_holders", x => x.StaffId);
                });

            migrationBuilder.CreateTable(
                name: "rebuilds",
                schema: "portal",
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
                name: "recovery_codes",
                schema: "portal",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(nullable: false),
                    Hash = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_codes", x => new { x.AccountId, x.Hash });
                });

            migrationBuilder.CreateTable(
                name: "second_factor_resets",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    ResetBy = table.Column<Guid>(nullable: true),
                    ResetAt = table.Column<DateTimeOffset>(nullable: false),
                    Reason = table.Column<string>(maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_second_factor_resets", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sent_messages",
                schema: "portal",
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
                name: "sessions",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    Stamp = table.Column<string>(maxLength: 60, nullable: false),
                    IsProgram = table.Column<bool>(nullable: false),
                    Browser = table.Column<string>(maxLength: 60, nullable: false),
                    System = table.Column<string>(maxLength: 60, nullable: false),
                    BeganAt = table.Column<DateTimeOffset>(nullable: false),
                    LastUsedAt = table.Column<DateTimeOffset>(nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_links",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    Purpose = table.Column<string>(maxLength: 60, nullable: false),
                    TokenHash = table.Column<string>(maxLength: 64, nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(nullable: false),
                    IsSent = table.Column<bool>(nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "spent_tokens",
                schema: "portal",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    SpentAt = table.Column<DateTimeOffset>(nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spent_tokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "told_conflicts",
                schema: "portal",
                columns: table => new
                {
                    CallerId = table.Column<Guid>(nullable: false),
                    Day = table.Column<DateOnly>(nullable: false),
                    Count = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_told_conflicts", x => x.CallerId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_NormalizedEmail_JoinedAs",
                schema: "portal",
                table: "accounts",
                columns: new[] { "NormalizedEmail", "JoinedAs" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_OrganizationId_Role",
                schema: "portal",
                table: "accounts",
                columns: new[] { "OrganizationId", "Role" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_SignInId",
                schema: "portal",
                table: "accounts",
                column: "SignInId");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_attempts_BegunAt",
                schema: "portal",
                table: "delivery_attempts",
                column: "BegunAt");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_attempts_PersonId_SortKey",
                schema: "portal",
                table: "delivery_attempts",
                columns: new[] { "PersonId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_dispatches_DueAt",
                schema: "portal",
                table: "dispatches",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_dispatches_EndedAt",
                schema: "portal",
                table: "dispatches",
                column: "EndedAt");

            migrationBuilder.CreateIndex(
                name: "IX_dispatches_PersonId_CreatedAt",
                schema: "portal",
                table: "dispatches",
                columns: new[] { "PersonId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_dispositions_RunId",
                schema: "portal",
                table: "dispositions",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_SortKey",
                schema: "portal",
                table: "failed_messages",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_Status_SortKey",
                schema: "portal",
                table: "failed_messages",
                columns: new[] { "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_HandledAt",
                schema: "portal",
                table: "inbox",
                column: "HandledAt");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_ExpiresAt",
                schema: "portal",
                table: "invitations",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_OrganizationId_SortKey",
                schema: "portal",
                table: "invitations",
                columns: new[] { "OrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_invitations_PersonId",
                schema: "portal",
                table: "invitations",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_invitations_TokenHash",
                schema: "portal",
                table: "invitations",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notices_CreatedAt",
                schema: "portal",
                table: "notices",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_notices_DispatchId",
                schema: "portal",
                table: "notices",
                column: "DispatchId");

            migrationBuilder.CreateIndex(
                name: "IX_notices_PersonId_SortKey",
                schema: "portal",
                table: "notices",
                columns: new[] { "PersonId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Position",
                schema: "portal",
                table: "outbox",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_AccountId",
                schema: "portal",
                table: "passkeys",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_passkeys_CredentialHash",
                schema: "portal",
                table: "passkeys",
                column: "CredentialHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Projection_SortKey",
                schema: "portal",
                table: "rebuilds",
                columns: new[] { "Projection", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Status_ClaimedUntil",
                schema: "portal",
                table: "rebuilds",
                columns: new[] { "Status", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_second_factor_resets_AccountId_ResetAt",
                schema: "portal",
                table: "second_factor_resets",
                columns: new[] { "AccountId", "ResetAt" });

            migrationBuilder.CreateIndex(
                name: "IX_sent_messages_SentAt",
                schema: "portal",
                table: "sent_messages",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_AccountId",
                schema: "portal",
                table: "sessions",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_ExpiresAt",
                schema: "portal",
                table: "sessions",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_links_AccountId_AskedAt",
                schema: "portal",
                table: "sign_in_links",
                columns: new[] { "AccountId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_links_AskedAt",
                schema: "portal",
                table: "sign_in_links",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_links_TokenHash",
                schema: "portal",
                table: "sign_in_links",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_spent_tokens_ExpiresAt",
                schema: "portal",
                table: "spent_tokens",
                column: "ExpiresAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "administrator_rosters",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "authenticators",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "contact_rules",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "delivery_attempts",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "dispatches",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "dispositions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "employments",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "failed_messages",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "invitations",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "known_organizations",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "notice_preferences",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "notices",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "organization_exports",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "passkeys",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "position_holders",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "rebuilds",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "recovery_codes",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "second_factor_resets",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "sent_messages",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "sessions",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "sign_in_links",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "spent_tokens",
                schema: "portal");

            migrationBuilder.DropTable(
                name: "told_conflicts",
                schema: "portal");
        }
    }
}
