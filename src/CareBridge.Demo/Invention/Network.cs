namespace CareBridge.Demo.Invention;

/// <summary>
/// An invented network: nobody in it lives, and every address and number is one reserved for fiction.
/// </summary>
/// <param name="ReferenceDate">The day the invention calls today; all histories end before it.</param>
internal sealed record Network(
    DateOnly ReferenceDate,
    IReadOnlyList<Organization> Organizations,
    IReadOnlyList<StaffPerson> Staff,
    IReadOnlyList<PeerGroup> Groups,
    IReadOnlyList<Participant> Participants)
{
    public IEnumerable<Organization> OfKind(string kind) => Organizations.Where(o => o.Kind == kind);

    public IReadOnlyList<StaffPerson> StaffOf(Guid organizationId, string role) =>
        [.. Staff.Where(person => person.OrganizationId == organizationId && person.Role == role)];
}

/// <param name="Domain">Its internet name, under <c>.example</c> (RFC 2606).</param>
internal sealed record Organization(
    Guid Id, string Kind, string Name, string Domain, string Phone, string City, string State, Guid? CrisisTeamId)
{
    public const string PeerCommunity = "peer-community";
    public const string Clinic = "clinic";
    public const string CrisisTeam = "crisis-team";

    /// <summary>Of clinics only.</summary>
    public RecordSystem? RecordSystem { get; init; }

    /// <summary>The namespace of its participants' numbers.</summary>
    public string IdentifierSystem => $"https://{Domain}/participants";
}

/// <summary>Where a clinic's own record system is reached.</summary>
internal sealed record RecordSystem(Guid Id, string Address);

internal sealed record StaffPerson(
    Guid Id, Guid OrganizationId, string Role, string GivenName, string FamilyName, string Email)
{
    public const string PeerSpecialist = "peer-specialist";
    public const string ClinicStaff = "clinic-staff";
    public const string CrisisResponder = "crisis-responder";
    public const string PrivacyOfficer = "privacy-officer";
}

internal sealed record Identifier(string System, string Value);

internal sealed record Participant
{
    public required Guid Id { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required DateOnly BirthDate { get; init; }

    public required string Gender { get; init; }

    public required string Phone { get; init; }

    public required string Email { get; init; }

    /// <summary>The specialist who accompanies them; their community is the participant's.</summary>
    public required StaffPerson Specialist { get; init; }

    public required Identifier Identifier { get; init; }

    public required Guid ClinicId { get; init; }

    /// <summary>Null for somebody the clinic does not know yet.</summary>
    public Identifier? ClinicIdentifier { get; init; }

    /// <summary>
    /// Under which the clinic has registered them, too, without knowing that the community has; null for most.
    /// </summary>
    public Guid? ClinicRecordId { get; init; }

    public required IReadOnlyList<CheckIn> CheckIns { get; init; }

    public required IReadOnlyList<Milestone> Milestones { get; init; }

    public required SupportStory Support { get; init; }

    public required IReadOnlyList<Attendance> Attendances { get; init; }

    /// <summary>Who stands by them; empty for somebody who has named nobody yet.</summary>
    public required IReadOnlyList<CircleMember> Circle { get; init; }

    /// <summary>When they check in; null for somebody with whom nothing is agreed.</summary>
    public AgreementStory? Agreement { get; init; }

    public GoalStory? Goal { get; init; }

    public ConsentStory? Consent { get; init; }

    public ReferralStory? Referral { get; init; }

    public EscalationStory? Escalation { get; init; }

    /// <summary>What the community has planned with them.</summary>
    public PlanStory? Plan { get; init; }

    /// <summary>What the clinic has handed over when they left it.</summary>
    public HandOverStory? HandOver { get; init; }
}

/// <param name="Craving">0 to 10.</param>
/// <param name="Mood">0 to 10.</param>
/// <param name="RecoveryCapitalAnswers">The ten answers of the BARC-10, each 1 to 6.</param>
internal sealed record CheckIn(
    Guid Id,
    DateTimeOffset HeldAt,
    string Engagement,
    int Craving,
    int Mood,
    IReadOnlyList<int>? RecoveryCapitalAnswers,
    string? Reflection);

internal sealed record Milestone(Guid Id, string Code, DateOnly ReachedOn);

/// <param name="EndedOn">Null while it goes on.</param>
internal sealed record SupportStory(Guid Id, DateOnly BegunOn, bool IsOnHold, DateOnly? EndedOn);

internal sealed record Attendance(Guid Id, string Kind, string Format, DateTimeOffset StartedAt, int Minutes);

/// <summary>Somebody who stands by a participant.</summary>
internal sealed record CircleMember(Guid Id, string Kind, string RoleCode)
{
    /// <summary>Of staff.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Of an organization.</summary>
    public Guid? MemberOrganizationId { get; init; }

    /// <summary>Of somebody whom the participant has named.</summary>
    public string? Name { get; init; }

    public DateOnly? StartedOn { get; init; }

    public DateOnly? EndedOn { get; init; }
}

/// <param name="Rhythm">Daily, every few days or on weekdays.</param>
internal sealed record AgreementStory(
    string Rhythm, int? EveryDays, IReadOnlyList<string> Weekdays, IReadOnlyList<string> Questions);

internal sealed record GoalStory(Guid Id, string Words, DateOnly TargetOn);

internal sealed record PlanStory(
    Guid Id, string Title, DateOnly StartsOn, IReadOnlyList<string> Goals, IReadOnlyList<PlannedStep> Steps);

/// <param name="Status">A code of FHIR's care-plan-activity-status.</param>
internal sealed record PlannedStep(string Description, DateOnly DueOn, string Status);

/// <param name="Consent">Lets the clinic tell the community; null: nobody asked yet, and what it wrote waits.</param>
internal sealed record HandOverStory(
    PlanStory Plan, Guid DocumentId, string Summary, string Message, DateTimeOffset LeftAt, SignedConsent? Consent);

/// <summary>Signed at the clinic, when they left it.</summary>
internal sealed record SignedConsent(Guid Id, DateTimeOffset ExpiresAt);

internal enum ConsentEnd
{
    Requested,
    Granted,

    /// <summary>Granted for less than was asked.</summary>
    Narrowed,
    Declined,
    Revoked,
}

internal sealed record ConsentStory(
    Guid Id, ConsentEnd End, IReadOnlyList<string> Categories, IReadOnlyList<string> Purposes,
    DateTimeOffset ExpiresAt);

internal enum ReferralEnd
{
    Draft,
    Cancelled,
    AwaitingConsent,
    Sent,
    Received,
    NeedsInfo,
    Accepted,
    Declined,
    Scheduled,
    InProgress,
    NoShow,
    Completed,
}

internal sealed record ReferralStory(Guid Id, string ServiceCode, string Priority, ReferralEnd End)
{
    /// <summary>Whether the clinic has said anything.</summary>
    public bool IsAnswered =>
        End is not (ReferralEnd.Draft or ReferralEnd.Cancelled or ReferralEnd.AwaitingConsent or ReferralEnd.Sent);
}

/// <param name="Risk">How many of the screener's questions, from the first on, were answered with yes.</param>
internal sealed record EscalationStory(Guid Id, int Risk, bool Acknowledged);
