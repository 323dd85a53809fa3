using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Tests.Exchange;

/// <summary>What the other services may tell, in each of its states, as resources.</summary>
internal static class MappedSamples
{
    public static readonly ForeignConcept AssessPlan =
        new([new ForeignCoding(CodeSystems.UsCorePlan, "assess-plan", "Assessment and plan")], Text: null);

    private static readonly DateTimeOffset Noon = ExchangeWorld.Noon;
    private static readonly SealedContent Sealed = new("");
    private static readonly Guid Participant = Guid.CreateVersion7();
    private static readonly Guid Community = Guid.CreateVersion7();
    private static readonly Guid Clinic = Guid.CreateVersion7();

    public static IEnumerable<Projection> All =>
    [
        .. RecoverySamples.All, .. EscalationSamples.All,
        Patient(), Patient(gender: "female", phone: "+1 614 555 0100", Preferences), Organization(), Milestone(),
        .. CheckIn(), ProvenanceMapper.Map(Patient(), Noon),
        .. Enum.GetValues<PlanStatus>().Select(status => Plan(status)),
        Plan(PlanStatus.Active, AssessPlan),
        .. Enum.GetValues<DocumentStatus>().Select(Document),
        .. from service in ReferralServiceCodes.All
           from status in Enum.GetValues<ReferralStatus>()
           from projection in Referral(service, status)
           select projection,
        .. Enum.GetValues<ContactStatus>().Select(Contact),
    ];

    private static ParticipantPreferences Preferences => new()
    {
        PreferredName = "Jojo",
        Pronouns = "they/them",
        Language = "es-MX",
        NeedsInterpreter = true,
        Channels = [ContactChannel.TextMessage, ContactChannel.InPerson],
        Hours =
        [
            new ContactHours { Day = DayOfWeek.Tuesday, From = new TimeOnly(9, 0), Until = new TimeOnly(12, 30) },
        ],
        TimeZone = "America/New_York",
    };

    public static Projection Patient(
        string? gender = null, string? phone = null, ParticipantPreferences? preferences = null) => PatientMapper.Map(
        new ParticipantChanged
        {
            ParticipantId = Participant,
            Version = 1,
            Active = true,
            OrganizationIds = [Community],
            RegisteredBy = Community,
            Details = Sealed,
            ChangedAt = Noon,
        },
        new ParticipantDetails
        {
            GivenName = "Jo",
            FamilyName = "Rivers",
            Gender = gender,
            Phone = phone,
            Preferences = preferences ?? new ParticipantPreferences(),
            Identifiers = [new ParticipantIdentifier(Clinic, "https://clinic.example/mrn", "7")],
        });

    public static Projection Plan(PlanStatus status, params IReadOnlyList<ForeignConcept> categories) =>
        CarePlanMapper.Map(
            new AftercarePlanChanged
            {
                PlanId = Guid.CreateVersion7(),
                Version = 1,
                ParticipantId = Participant,
                OrganizationId = Clinic,
                WrittenBy = Clinic,
                Status = status,
                StepStatuses = [],
                Text = Sealed,
                AuthoredAt = Noon,
                ChangedAt = Noon,
            },
            new PlanText { Title = "After treatment", Categories = categories });

    public static Projection Document(DocumentStatus status) => DocumentReferenceMapper.Map(
        new DocumentChanged
        {
            DocumentId = Guid.CreateVersion7(),
            Version = 1,
            ParticipantId = Participant,
            OrganizationId = Clinic,
            FiledBy = Clinic,
            Status = status,
            Kind = DocumentKind.PlanOfCare,
            ContentTypeCode = "text/plain",
            Size = 1,
            DatedAt = Noon,
            Details = Sealed,
            FiledAt = Noon,
            ChangedAt = Noon,
        },
        new DocumentDetails { Sha1 = new byte[20] });

    /// <summary>The ServiceRequest and its Task.</summary>
    public static IReadOnlyList<Projection> Referral(string service, ReferralStatus status)
    {
        var message = new ReferralChanged
        {
            ReferralId = Guid.CreateVersion7(),
            Version = 1,
            ParticipantId = Participant,
            ReferringOrganizationId = Clinic,
            ReceivingOrganizationId = Community,
            RequesterId = Guid.CreateVersion7(),
            Status = status,
            Priority = ReferralPriority.Routine,
            ServiceCode = service,
            ReasonCode = "unmet-need",
            NeededBy = new DateOnly(2026, 12, 24),
            DocumentIds = [Guid.CreateVersion7()],
            OutcomeCode = status == ReferralStatus.Completed ? "service-provided" : null,
            AuthoredAt = Noon,
            ChangedAt = Noon,
        };
        var isExplained = status is ReferralStatus.Declined or ReferralStatus.NeedsInfo;
        var notes = new ReferralNotes
        {
            StatusReason = isExplained ? "No place free" : null,
            Reason = "Sleeps in the car",
            Questions = [new ReferralQuestion("Since when?", Noon) { Answer = "May", AnsweredAt = Noon }],
        };
        return [ServiceRequestMapper.Map(message, notes), TaskMapper.Map(message, notes)];
    }

    public static Projection Contact(ContactStatus status) => AppointmentMapper.Map(
        new ContactChanged
        {
            ContactId = Guid.CreateVersion7(),
            Version = 1,
            ReferralId = Guid.CreateVersion7(),
            ParticipantId = Participant,
            ReferringOrganizationId = Clinic,
            ReceivingOrganizationId = Community,
            ProposedByOrganizationId = Clinic,
            Status = status,
            Format = ContactFormat.Video,
            StartsAt = Noon,
            Minutes = 45,
            ProposedAt = Noon,
            ChangedAt = Noon,
        },
        new ContactDetails("Room 4"));

    private static Projection Organization() => OrganizationMapper.Map(
        new OrganizationChanged
        {
            OrganizationId = Clinic,
            Version = 1,
            Kind = OrganizationKind.Clinic,
            Active = true,
            Details = Sealed,
            ChangedAt = Noon,
        },
        new OrganizationDetails { Name = "Lakeside", Phone = "+1 614 555 0101", City = "Columbus", State = "OH" });

    private static IEnumerable<Projection> CheckIn() => ObservationMapper.Map(new CheckInRecorded
    {
        CheckInId = Guid.CreateVersion7(),
        ParticipantId = Participant,
        OrganizationId = Community,
        RecordedBy = Guid.CreateVersion7(),
        Engagement = Engagement.Engaged,
        HeldAt = Noon,
        RecordedAt = Noon,
    });

    private static Projection Milestone() => GoalMapper.Map(new MilestoneReached
    {
        MilestoneId = Guid.CreateVersion7(),
        ParticipantId = Participant,
        OrganizationId = Community,
        RecordedBy = Guid.CreateVersion7(),
        MilestoneCode = MilestoneCodes.All[0],
        ReachedOn = new DateOnly(2026, 11, 19),
        RecordedAt = Noon,
    });
}
