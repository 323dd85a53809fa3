using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareBridge.Directory.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "directory");

            migrationBuilder.CreateTable(
                name: "dispositions",
                schema: "directory",
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
                name: "endpoints",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Active = table.Column<bool>(nullable: false),
                    Connection = table.Column<string>(maxLength: 60, nullable: false),
                    Name = table.Column<string>(maxLength: 120, nullable: true),
                    Url = table.Column<string>(maxLength: 520, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_endpoints", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "failed_messages",
                schema: "directory",
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
                name: "group_searches",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Preferences = table.Column<string>(nullable: true),
                    Proposals = table.Column<string>(nullable: false),
                    Visits = table.Column<string>(nullable: false),
                    ChosenGroupId = table.Column<Guid>(nullable: true),
                    ChosenAt = table.Column<DateTimeOffset>(nullable: true),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_searches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "imported_feeds",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Terms = table.Column<string>(nullable: false),
                    ImportId = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_feeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "imported_items",
                schema: "directory",
                columns: table => new
                {
                    FeedId = table.Column<Guid>(nullable: false),
                    Key = table.Column<string>(maxLength: 200, nullable: false),
                    TargetId = table.Column<Guid>(nullable: true),
                    Original = table.Column<string>(nullable: false),
                    Digest = table.Column<string>(maxLength: 64, nullable: false),
                    ImportId = table.Column<Guid>(nullable: false),
                    HasLeft = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_items", x => new { x.FeedId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    FeedId = table.Column<Guid>(nullable: false),
                    Terms = table.Column<string>(nullable: false),
                    RequestedBy = table.Column<Guid>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Turn = table.Column<string>(maxLength: 51, nullable: true),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Parts = table.Column<int>(nullable: false),
                    Bytes = table.Column<long>(nullable: false),
                    BytesRead = table.Column<long>(nullable: false),
                    Items = table.Column<long>(nullable: false),
                    Created = table.Column<int>(nullable: false),
                    Updated = table.Column<int>(nullable: false),
                    Unchanged = table.Column<int>(nullable: false),
                    Rejected = table.Column<int>(nullable: false),
                    Closed = table.Column<int>(nullable: false),
                    Issues = table.Column<long>(nullable: false),
                    IsRead = table.Column<bool>(nullable: false),
                    FailureCode = table.Column<string>(maxLength: 60, nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(nullable: true),
                    Attempts = table.Column<int>(nullable: false),
                    ClaimedUntil = table.Column<DateTimeOffset>(nullable: false),
                    Version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "directory",
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
                name: "legal_holds",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ParticipantId = table.Column<Guid>(nullable: true),
                    OrganizationId = table.Column<Guid>(nullable: true),
                    Reason = table.Column<string>(maxLength: 500, nullable: false),
                    PlacedBy = table.Column<Guid>(nullable: false),
                    PlacedFor = table.Column<Guid>(nullable: true),
                    PlacedAt = table.Column<DateTimeOffset>(nullable: false),
                    LiftedBy = table.Column<Guid>(nullable: true),
                    LiftedAt = table.Column<DateTimeOffset>(nullable: true),
                    LiftReason = table.Column<string>(maxLength: 500, nullable: true),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_holds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "local_resources",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Profile = table.Column<string>(nullable: false),
                    Category = table.Column<string>(maxLength: 60, nullable: false),
                    VerifiedOn = table.Column<DateOnly>(nullable: true),
                    ValidUntil = table.Column<DateOnly>(nullable: true),
                    SearchText = table.Column<string>(maxLength: 1000, nullable: false),
                    PlacesEver = table.Column<int>(nullable: false),
                    Active = table.Column<bool>(nullable: false),
                    ClosedByFeed = table.Column<bool>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_local_resources", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organization_exports",
                schema: "directory",
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
                name: "organizations",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Active = table.Column<bool>(nullable: false),
                    Verification = table.Column<string>(maxLength: 60, nullable: false),
                    Check = table.Column<string>(nullable: true),
                    VerifiedUntil = table.Column<DateOnly>(nullable: true),
                    VerificationSteps = table.Column<string>(nullable: false),
                    EndpointIds = table.Column<string>(nullable: false),
                    City = table.Column<string>(maxLength: 120, nullable: true),
                    CrisisTeamId = table.Column<Guid>(nullable: true),
                    Name = table.Column<string>(maxLength: 120, nullable: false),
                    Npi = table.Column<string>(maxLength: 10, nullable: true),
                    Phone = table.Column<string>(maxLength: 40, nullable: true),
                    State = table.Column<string>(maxLength: 2, nullable: true),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organizations", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "directory",
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
                name: "participant_matches",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    FirstId = table.Column<Guid>(nullable: false),
                    FirstOrganizationId = table.Column<Guid>(nullable: false),
                    SecondId = table.Column<Guid>(nullable: false),
                    SecondOrganizationId = table.Column<Guid>(nullable: false),
                    Status = table.Column<string>(maxLength: 60, nullable: false),
                    Evidence = table.Column<string>(nullable: false),
                    Score = table.Column<double>(nullable: false),
                    DecidedOn = table.Column<string>(nullable: false),
                    Decisions = table.Column<string>(nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participant_matches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "participants",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    SearchName = table.Column<string>(maxLength: 241, nullable: false),
                    Preferences = table.Column<string>(nullable: false),
                    Active = table.Column<bool>(nullable: false),
                    SameAs = table.Column<string>(nullable: false),
                    ShownVersion = table.Column<long>(nullable: false),
                    ShownAt = table.Column<DateTimeOffset>(nullable: false),
                    RetractedIn = table.Column<long>(nullable: false),
                    UncomparedSince = table.Column<DateTimeOffset>(nullable: true),
                    BirthDate = table.Column<DateOnly>(nullable: true),
                    FamilyName = table.Column<string>(maxLength: 120, nullable: false),
                    Gender = table.Column<string>(maxLength: 60, nullable: true),
                    GivenName = table.Column<string>(maxLength: 120, nullable: false),
                    Phone = table.Column<string>(maxLength: 40, nullable: true),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "peer_groups",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    Profile = table.Column<string>(nullable: false),
                    FacilitatorIds = table.Column<string>(nullable: false),
                    ListedFacilitatorIds = table.Column<string>(nullable: false),
                    HasFacilitators = table.Column<bool>(nullable: false),
                    Active = table.Column<bool>(nullable: false),
                    ClosedByFeed = table.Column<bool>(nullable: false),
                    SortKey = table.Column<string>(maxLength: 51, nullable: false),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_peer_groups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "rebuilds",
                schema: "directory",
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
                name: "sent_messages",
                schema: "directory",
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
                name: "staff",
                schema: "directory",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    PersonId = table.Column<Guid>(nullable: false),
                    Active = table.Column<bool>(nullable: false),
                    FamilyName = table.Column<string>(maxLength: 120, nullable: false),
                    GivenName = table.Column<string>(maxLength: 120, nullable: false),
                    Role = table.Column<string>(maxLength: 60, nullable: true),
                    Version = table.Column<long>(nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "group_engagements",
                schema: "directory",
                columns: table => new
                {
                    SearchId = table.Column<Guid>(nullable: false),
                    GroupId = table.Column<Guid>(nullable: false),
                    CountsUntil = table.Column<DateTimeOffset>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_group_engagements", x => new { x.SearchId, x.GroupId });
                    table.ForeignKey(
                        name: "FK_group_engagements_group_searches_SearchId",
                        column: x => x.SearchId,
                        principalSchema: "directory",
                        principalTable: "group_searches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_issues",
                schema: "directory",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(nullable: false),
                    Number = table.Column<long>(nullable: false),
                    Item = table.Column<long>(nullable: false),
                    Key = table.Column<string>(maxLength: 200, nullable: true),
                    Field = table.Column<string>(maxLength: 100, nullable: true),
                    Kind = table.Column<string>(maxLength: 60, nullable: false),
                    Code = table.Column<string>(maxLength: 60, nullable: false),
                    Value = table.Column<string>(maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_issues", x => new { x.ImportId, x.Number });
                    table.ForeignKey(
                        name: "FK_import_issues_imports_ImportId",
                        column: x => x.ImportId,
                        principalSchema: "directory",
                        principalTable: "imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "import_parts",
                schema: "directory",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    Content = table.Column<byte[]>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_import_parts", x => new { x.ImportId, x.Number });
                    table.ForeignKey(
                        name: "FK_import_parts_imports_ImportId",
                        column: x => x.ImportId,
                        principalSchema: "directory",
                        principalTable: "imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "enrollments",
                schema: "directory",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    IsRegistered = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrollments", x => new { x.ParticipantId, x.OrganizationId });
                    table.UniqueConstraint("AK_enrollments_ParticipantId_OrganizationId_IsRegistered", x => new { x.ParticipantId, x.OrganizationId, x.IsRegistered });
                    table.ForeignKey(
                        name: "FK_enrollments_participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalSchema: "directory",
                        principalTable: "participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "participant_match_keys",
                schema: "directory",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(nullable: false),
                    Digest = table.Column<string>(maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_participant_match_keys", x => new { x.ParticipantId, x.Digest });
                    table.ForeignKey(
                        name: "FK_participant_match_keys_participants_ParticipantId",
                        column: x => x.ParticipantId,
                        principalSchema: "directory",
                        principalTable: "participants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identifiers",
                schema: "directory",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(nullable: false),
                    OrganizationId = table.Column<Guid>(nullable: false),
                    System = table.Column<string>(maxLength: 200, nullable: false),
                    Value = table.Column<string>(maxLength: 100, nullable: false),
                    IsRegistered = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identifiers", x => new { x.ParticipantId, x.OrganizationId });
                    table.ForeignKey(
                        name: "FK_identifiers_enrollments_ParticipantId_OrganizationId_IsRegi~",
                        columns: x => new { x.ParticipantId, x.OrganizationId, x.IsRegistered },
                        principalSchema: "directory",
                        principalTable: "enrollments",
                        principalColumns: new[] { "ParticipantId", "OrganizationId", "IsRegistered" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_dispositions_RunId",
                schema: "directory",
                table: "dispositions",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_endpoints_OrganizationId",
                schema: "directory",
                table: "endpoints",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_enrollments_OrganizationId",
                schema: "directory",
                table: "enrollments",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_SortKey",
                schema: "directory",
                table: "failed_messages",
                column: "SortKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_failed_messages_Status_SortKey",
                schema: "directory",
                table: "failed_messages",
                columns: new[] { "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_group_engagements_CountsUntil_GroupId",
                schema: "directory",
                table: "group_engagements",
                columns: new[] { "CountsUntil", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_group_searches_OrganizationId_SortKey",
                schema: "directory",
                table: "group_searches",
                columns: new[] { "OrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_group_searches_ParticipantId_SortKey",
                schema: "directory",
                table: "group_searches",
                columns: new[] { "ParticipantId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_identifiers_OrganizationId_IsRegistered_System_Value",
                schema: "directory",
                table: "identifiers",
                columns: new[] { "OrganizationId", "IsRegistered", "System", "Value" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identifiers_ParticipantId_OrganizationId_IsRegistered",
                schema: "directory",
                table: "identifiers",
                columns: new[] { "ParticipantId", "OrganizationId", "IsRegistered" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_imported_feeds_OrganizationId",
                schema: "directory",
                table: "imported_feeds",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_imported_items_TargetId",
                schema: "directory",
                table: "imported_items",
                column: "TargetId");

            migrationBuilder.CreateIndex(
                name: "IX_imports_FeedId_Status",
                schema: "directory",
                table: "imports",
                columns: new[] { "FeedId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_imports_OrganizationId_SortKey",
                schema: "directory",
                table: "imports",
                columns: new[] { "OrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_imports_Status_ClaimedUntil",
                schema: "directory",
                table: "imports",
                columns: new[] { "Status", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_HandledAt",
                schema: "directory",
                table: "inbox",
                column: "HandledAt");

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_OrganizationId_LiftedAt",
                schema: "directory",
                table: "legal_holds",
                columns: new[] { "OrganizationId", "LiftedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_ParticipantId_LiftedAt",
                schema: "directory",
                table: "legal_holds",
                columns: new[] { "ParticipantId", "LiftedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_PlacedFor_SortKey",
                schema: "directory",
                table: "legal_holds",
                columns: new[] { "PlacedFor", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_SortKey",
                schema: "directory",
                table: "legal_holds",
                column: "SortKey");

            migrationBuilder.CreateIndex(
                name: "IX_local_resources_Active_ValidUntil",
                schema: "directory",
                table: "local_resources",
                columns: new[] { "Active", "ValidUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_local_resources_Category_VerifiedOn",
                schema: "directory",
                table: "local_resources",
                columns: new[] { "Category", "VerifiedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_local_resources_OrganizationId_SortKey",
                schema: "directory",
                table: "local_resources",
                columns: new[] { "OrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_local_resources_SortKey",
                schema: "directory",
                table: "local_resources",
                column: "SortKey");

            migrationBuilder.CreateIndex(
                name: "IX_organizations_Verification_VerifiedUntil",
                schema: "directory",
                table: "organizations",
                columns: new[] { "Verification", "VerifiedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_Position",
                schema: "directory",
                table: "outbox",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_participant_match_keys_Digest",
                schema: "directory",
                table: "participant_match_keys",
                column: "Digest");

            migrationBuilder.CreateIndex(
                name: "IX_participant_matches_FirstId",
                schema: "directory",
                table: "participant_matches",
                column: "FirstId");

            migrationBuilder.CreateIndex(
                name: "IX_participant_matches_FirstOrganizationId_SecondOrganizationI~",
                schema: "directory",
                table: "participant_matches",
                columns: new[] { "FirstOrganizationId", "SecondOrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_participant_matches_SecondId",
                schema: "directory",
                table: "participant_matches",
                column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_participant_matches_Status_SortKey",
                schema: "directory",
                table: "participant_matches",
                columns: new[] { "Status", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_participants_UncomparedSince",
                schema: "directory",
                table: "participants",
                column: "UncomparedSince");

            migrationBuilder.CreateIndex(
                name: "IX_peer_groups_ChangedAt",
                schema: "directory",
                table: "peer_groups",
                column: "ChangedAt");

            migrationBuilder.CreateIndex(
                name: "IX_peer_groups_OrganizationId_HasFacilitators",
                schema: "directory",
                table: "peer_groups",
                columns: new[] { "OrganizationId", "HasFacilitators" });

            migrationBuilder.CreateIndex(
                name: "IX_peer_groups_OrganizationId_SortKey",
                schema: "directory",
                table: "peer_groups",
                columns: new[] { "OrganizationId", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_peer_groups_SortKey",
                schema: "directory",
                table: "peer_groups",
                column: "SortKey");

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Projection_SortKey",
                schema: "directory",
                table: "rebuilds",
                columns: new[] { "Projection", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_rebuilds_Status_ClaimedUntil",
                schema: "directory",
                table: "rebuilds",
                columns: new[] { "Status", "ClaimedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_sent_messages_SentAt",
                schema: "directory",
                table: "sent_messages",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_staff_OrganizationId",
                schema: "directory",
                table: "staff",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_staff_PersonId",
                schema: "directory",
                table: "staff",
                column: "PersonId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "dispositions",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "endpoints",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "failed_messages",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "group_engagements",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "identifiers",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "import_issues",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "import_parts",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "imported_feeds",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "imported_items",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "legal_holds",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "local_resources",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "organization_exports",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "organizations",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "participant_match_keys",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "participant_matches",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "peer_groups",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "rebuilds",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "sent_messages",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "staff",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "group_searches",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "enrollments",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "imports",
                schema: "directory");

            migrationBuilder.DropTable(
                name: "participants",
                schema: "directory");
        }
    }
}
