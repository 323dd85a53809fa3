using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBridge.Exchange.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "exchange");

            migrationBuilder.CreateTable(
                name: "clients",
                schema: "exchange",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 120, nullable: false),
                    Purpose = table.Column<string>(maxLength: 60, nullable: false),
                    Scope = table.Column<string>(maxLength: 2000, nullable: false),
                    Jwks = table.Column<string>(nullable: true),
                    JwksUrl = table.Column<string>(maxLength: 500, nullable: true),
                    Enabled = table.Column<bool>(nullable: false),
                    RegisteredAt = table.Column<DateTimeOffset>(nullable: false),
                    LastSignedInAt = table.Column<DateTimeOffset>(nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clients", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "consent_pointers",
                schema: "exchange",
                columns: table => new
                {
                    ConsentId = table.Column<Guid>(nullable: false),
                    RecipientId = table.Column<Guid>(nullable: false),
                    DiscloserId = table.Column<Guid>(nullable: false),
                    Category = table.Column<string>(maxLength: 60, nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_pointers", x => new { x.ConsentId, x.RecipientId, x.DiscloserId, x.Category });
                });

            migrationBuilder.CreateTable(
                name: "dispositions",
                schema: "exchange",
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
                name: "export_jobs",
                schema: "exchange",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ClientId = table.Column<Guid>(nullable: false),
                    Request = table.Column<string>(maxLength: 2000, nullable: false),
                    Types = table.Column<string>(maxLength: 2000, nullable: false),
                    Since = table.Column<DateTimeOffset>(nullable: true),
                    Ignored = table.Column<string>(maxLength: 2000, nullable: false),
                    TransactionTime = table.Column<DateTimeOffset>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Groups = table.Column<int>(nullable: true),
                    GroupsDone = table.Column<int>(nullable: false),
                    TypesDone = table.Column<int>(nullable: false),
                    Position = table.Column<long>(nullable: false),
                    Attempts = table.Column<int>(nullable: false),
                    ClaimedUntil = table.Column<DateTimeOffset>(nullable: false),
                    NextPollAt = table.Column<DateTimeOffset>(nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(nullable: false),
                    Version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_export_jobs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "failed_messages",
                schema: "exchange",
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
                schema: "exchange",
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
                name: "organization_exports",
                schema: "exchange",
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
                schema: "exchange",
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
                name: "patient_identifiers",
                schema: "exchange",
                columns: table => new
                {
                    PatientId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Digest = table.Column<string>(maxLength: 64, nullable: false),
                    ValueDigest = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_patient_identifiers", x => new { x.PatientId, x.OrganizationId, x.Digest });
                });

            migrationBuilder.CreateTable(
                name: "rebuilds",
                schema: "exchange",
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
                name: "resource_heads",
                schema: "exchange",
                columns: table => new
                {
                    Type = table.Column<string>(maxLength: 40, nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Position = table.Column<long>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ToldFrom = table.Column<long>(nullable: false),
                    Arrived = table.Column<long>(nullable: false),
                    Visible = table.Column<bool>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: true),
                    DiscloserId = table.Column<Guid>(nullable: true),
                    RecipientId = table.Column<Guid>(nullable: true),
                    Category = table.Column<string>(maxLength: 60, nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: true),
                    Body = table.Column<byte[]>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resource_heads", x => new { x.Type, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "resource_parties",
                schema: "exchange",
                columns: table => new
                {
                    Type = table.Column<string>(maxLength: 40, nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Role = table.Column<string>(maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resource_parties", x => new { x.Type, x.Id, x.OrganizationId, x.Role });
                });

            migrationBuilder.CreateTable(
                name: "resource_versions",
                schema: "exchange",
                columns: table => new
                {
                    Type = table.Column<string>(maxLength: 40, nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    Arrived = table.Column<long>(nullable: false),
                    Visible = table.Column<bool>(nullable: false),
                    Body = table.Column<byte[]>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_resource_versions", x => new { x.Type, x.Id, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "search_dates",
                schema: "exchange",
                columns: table => new
                {
                    Type = table.Column<string>(maxLength: 40, nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Parameter = table.Column<string>(maxLength: 60, nullable: false),
                    Since = table.Column<long>(nullable: false),
                    Ordinal = table.Column<int>(nullable: false),
                    From = table.Column<long>(nullable: false),
                    To = table.Column<long>(nullable: false),
                    Until = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_dates", x => new { x.Type, x.Id, x.Parameter, x.Since, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "search_references",
                schema: "exchange",
                columns: table => new
                {
                    Type = table.Column<string>(maxLength: 40, nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Parameter = table.Column<string>(maxLength: 60, nullable: false),
                    Since = table.Column<long>(nullable: false),
                    Ordinal = table.Column<int>(nullable: false),
                    TargetType = table.Column<string>(maxLength: 40, nullable: false),
                    TargetId = table.Column<Guid>(nullable: false),
                    Until = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_references", x => new { x.Type, x.Id, x.Parameter, x.Since, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "search_strings",
                schema: "exchange",
                columns: table => new
                {
                    Type = table.Column<string>(maxLength: 40, nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Parameter = table.Column<string>(maxLength: 60, nullable: false),
                    Since = table.Column<long>(nullable: false),
                    Ordinal = table.Column<int>(nullable: false),
                    Text = table.Column<string>(maxLength: 200, nullable: false),
                    Exact = table.Column<string>(maxLength: 200, nullable: false),
                    Until = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_strings", x => new { x.Type, x.Id, x.Parameter, x.Since, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "search_tokens",
                schema: "exchange",
                columns: table => new
                {
                    Type = table.Column<string>(maxLength: 40, nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    Parameter = table.Column<string>(maxLength: 60, nullable: false),
                    Since = table.Column<long>(nullable: false),
                    Ordinal = table.Column<int>(nullable: false),
                    System = table.Column<string>(maxLength: 200, nullable: false),
                    Code = table.Column<string>(maxLength: 200, nullable: false),
                    Until = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_tokens", x => new { x.Type, x.Id, x.Parameter, x.Since, x.Ordinal });
                });

            migrationBuilder.CreateTable(
                name: "sent_messages",
                schema: "exchange",
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
                name: "subscription_events",
                schema: "exchange",
                columns: table => new
                {
                    SubscriptionKey = table.Column<Guid>(nullable: false),
                    Number = table.Column<long>(nullable: false),
                    EventId = table.Column<Guid>(nullable: false),
                    Type = table.Column<string>(maxLength: 40, nullable: false),
                    ResourceId = table.Column<Guid>(nullable: false),
                    IsStop = table.Column<bool>(nullable: false),
                    HappenedAt = table.Column<DateTimeOffset>(nullable: false),
                    DeliveredAt = table.Column<DateTimeOffset>(nullable: true),
                    TraceParent = table.Column<string>(maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscription_events", x => new { x.SubscriptionKey, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                schema: "exchange",
                columns: table => new
                {
                    Key = table.Column<Guid>(nullable: false),
                    Id = table.Column<Guid>(nullable: false),
                    ClientId = table.Column<Guid>(nullable: false),
                    Topic = table.Column<string>(maxLength: 60, nullable: false),
                    Terms = table.Column<string>(nullable: false),
                    Secrets = table.Column<string>(nullable: false),
                    BaseUrl = table.Column<string>(maxLength: 500, nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Fault = table.Column<string>(maxLength: 60, nullable: true),
                    HasShakenHands = table.Column<bool>(nullable: false),
                    LastNumber = table.Column<long>(nullable: false),
                    Delivered = table.Column<long>(nullable: false),
                    Sent = table.Column<long>(nullable: false),
                    Failures = table.Column<int>(nullable: false),
                    FailingSince = table.Column<DateTimeOffset>(nullable: true),
                    DueAt = table.Column<DateTimeOffset>(nullable: true),
                    ClaimedUntil = table.Column<DateTimeOffset>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false),
                    Stamp = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriptions", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "topic_events",
                schema: "exchange",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Position = table.Column<long>(nullable: false),
                    Topic = table.Column<string>(maxLength: 60, nullable: false),
                    Type = table.Column<string>(maxLength: 40, nullable: false),
                    ResourceId = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    IsStop = table.Column<bool>(nullable: false),
                    HappenedAt = table.Column<DateTimeOffset>(nullable: false),
                    TraceParent = table.Column<string>(maxLength: 60, nullable: true),
                    ClaimedUntil = table.Column<DateTimeOffset>(nullable: true),
                    ClaimedBy = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_topic_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "used_assertions",
                schema: "exchange",
                columns: table => new
                {
                    Key = table.Column<string>(maxLength: 64, nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_used_assertions", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "export_parts",
                schema: "exchange",
                columns: table => new
                {
                    JobId = table.Column<Guid>(nullable: false),
                    Type = table.Column<string>(maxLength: 40, nullable: false),
                    Number = table.Column<int>(nullable: false),
                    Items = table.Column<byte[]>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_export_parts", x => new { x.JobId, x.Type, x.Number });
                    table.ForeignKey(
                        name: "FK_export_parts_export_jobs_JobId",
                        column: x => x.JobId,
                        principalSchema: "exchange",
                        principalTable: "export_jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_clients_SortKey",
                schema: "exchange",
                table: "clients",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_consent_pointers_RecipientId_ParticipantId",
                schema: "exchange",
                table: "consent_pointers",
                columns: new[] { "RecipientId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_dispositions_RunId",
                schema: "exchange",
                table: "dispositions",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_export_jobs_ClientId",
                schema: "exchange",
                table: "export_jobs",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_export_jobs_ExpiresAt",
                schema: "exchange",
                table: "export_jobs",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_export_jobs_Status_ClaimedUntil",
                schema: "exchange",
                table: "export_jobs",
                columns: new[] { "Status", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_SortKey",
                schema: "exchange",
                table: "failed_messages",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_Status_SortKey",
                schema: "exchange",
                table: "failed_messages",
                columns: new[] { "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_HandledAt",
                schema: "exchange",
                table: "inbox",
                column: "HandledAt");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Position",
                schema: "exchange",
                table: "outbox",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_patient_identifiers_Digest",
                schema: "exchange",
                table: "patient_identifiers",
                column: "Digest");

            migrationBuilder.CreateIndex(
                name: "IX_patient_identifiers_ValueDigest",
                schema: "exchange",
                table: "patient_identifiers",
                column: "ValueDigest");

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Projection_SortKey",
                schema: "exchange",
                table: "rebuilds",
                columns: new[] { "Projection", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Status_ClaimedUntil",
                schema: "exchange",
                table: "rebuilds",
                columns: new[] { "Status", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_resource_heads_Position",
                schema: "exchange",
                table: "resource_heads",
                column: "Position",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_resource_heads_Type_Arrived",
                schema: "exchange",
                table: "resource_heads",
                columns: new[] { "Type", "Arrived" });

            migrationBuilder.CreateIndex(
                name: "IX_resource_heads_Type_DiscloserId_Position",
                schema: "exchange",
                table: "resource_heads",
                columns: new[] { "Type", "DiscloserId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_resource_heads_Type_ParticipantId_Position",
                schema: "exchange",
                table: "resource_heads",
                columns: new[] { "Type", "ParticipantId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_resource_heads_Type_RecipientId_Position",
                schema: "exchange",
                table: "resource_heads",
                columns: new[] { "Type", "RecipientId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_resource_versions_Type_Arrived",
                schema: "exchange",
                table: "resource_versions",
                columns: new[] { "Type", "Arrived" });

            migrationBuilder.CreateIndex(
                name: "IX_search_dates_Type_Parameter_From_Id",
                schema: "exchange",
                table: "search_dates",
                columns: new[] { "Type", "Parameter", "From", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_search_dates_Until",
                schema: "exchange",
                table: "search_dates",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_search_references_TargetId_Type_Parameter_Id",
                schema: "exchange",
                table: "search_references",
                columns: new[] { "TargetId", "Type", "Parameter", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_search_references_Until",
                schema: "exchange",
                table: "search_references",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_search_strings_Type_Parameter_Text_Id",
                schema: "exchange",
                table: "search_strings",
                columns: new[] { "Type", "Parameter", "Text", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_search_strings_Until",
                schema: "exchange",
                table: "search_strings",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_search_tokens_Type_Parameter_Code_Id",
                schema: "exchange",
                table: "search_tokens",
                columns: new[] { "Type", "Parameter", "Code", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_search_tokens_Until",
                schema: "exchange",
                table: "search_tokens",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_sent_messages_SentAt",
                schema: "exchange",
                table: "sent_messages",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_subscription_events_DeliveredAt",
                schema: "exchange",
                table: "subscription_events",
                column: "DeliveredAt");

            migrationBuilder.CreateIndex(
                name: "IX_subscription_events_SubscriptionKey_EventId",
                schema: "exchange",
                table: "subscription_events",
                columns: new[] { "SubscriptionKey", "EventId" });

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_ClientId",
                schema: "exchange",
                table: "subscriptions",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_DueAt",
                schema: "exchange",
                table: "subscriptions",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_Topic",
                schema: "exchange",
                table: "subscriptions",
                column: "Topic");

            migrationBuilder.CreateIndex(
                name: "IX_topic_events_ClaimedBy",
                schema: "exchange",
                table: "topic_events",
                column: "ClaimedBy");

            migrationBuilder.CreateIndex(
                name: "IX_topic_events_Position",
                schema: "exchange",
                table: "topic_events",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_used_assertions_ExpiresAt",
                schema: "exchange",
                table: "used_assertions",
                column: "ExpiresAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clients",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "consent_pointers",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "dispositions",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "export_parts",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "failed_messages",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "organization_exports",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "patient_identifiers",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "rebuilds",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "resource_heads",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "resource_parties",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "resource_versions",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "search_dates",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "search_references",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "search_strings",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "search_tokens",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "sent_messages",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "subscription_events",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "subscriptions",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "topic_events",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "used_assertions",
                schema: "exchange");

            migrationBuilder.DropTable(
                name: "export_jobs",
                schema: "exchange");
        }
    }
}
