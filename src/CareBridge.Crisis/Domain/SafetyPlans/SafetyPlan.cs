using CareBridge.Contracts;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain.SafetyPlans;

/// <summary>
/// What a participant does when a crisis is coming, written with one of the organizations that serve them, which holds
/// it. Every version of it is kept.
/// </summary>
internal sealed class SafetyPlan : Aggregate
{
    private static readonly Lifecycle<SafetyPlanStatus> Lifecycle = new(
        (SafetyPlanStatus.Active, [SafetyPlanStatus.Retired]),
        (SafetyPlanStatus.Retired, [SafetyPlanStatus.Active]));

    private readonly List<SafetyPlanVersion> _versions = [];

    private SafetyPlan()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public SafetyPlanStatus Status { get; private set; }

    /// <summary>A sealed <see cref="SafetyPlanText"/>.</summary>
    public SealedContent Text { get; private set; } = null!;

    public Guid WrittenBy { get; private set; }

    public bool IsByParticipant { get; private set; }

    public DateTimeOffset BegunAt { get; private init; }

    /// <summary>What the changes made here add to them; what was there before is not looked at.</summary>
    public IReadOnlyList<SafetyPlanVersion> Versions => _versions;

    /// <summary>An organization has one of a participant.</summary>
    public static Guid IdOf(Guid participantId, Guid organizationId) =>
        DerivedId.Of("safety plan", participantId, $"{organizationId}");

    public static SafetyPlan Begin(
        Guid participantId, Guid organizationId, SealedContent text, PlanAuthor author, DateTimeOffset at)
    {
        var plan = new SafetyPlan
        {
            Id = IdOf(participantId, organizationId),
            ParticipantId = participantId,
            OrganizationId = organizationId,
            BegunAt = at,
        };
        plan.Keep(text, author, at);
        return plan;
    }

    /// <summary>One that was retired is followed again.</summary>
    public void Rewrite(SealedContent text, PlanAuthor author, DateTimeOffset at)
    {
        if (Status == SafetyPlanStatus.Retired) Status = Lifecycle.Move(Status, SafetyPlanStatus.Active);
        Keep(text, author, at);
    }

    public void Retire(PlanAuthor author, DateTimeOffset at)
    {
        if (Status == SafetyPlanStatus.Retired) return;
        Status = Lifecycle.Move(Status, SafetyPlanStatus.Retired);
        Keep(Text, author, at);
    }

    /// <summary>Whether it is to be followed, and in these words.</summary>
    public bool Says(SafetyPlanText text, ISeal seal) =>
        Status == SafetyPlanStatus.Active && seal.Open<SafetyPlanText>(Text).IsSame(text);

    public override object ToMessage(ISeal seal) => new SafetyPlanChanged
    {
        PlanId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        Status = Status,
        Text = Text,
        BegunAt = BegunAt,
        ChangedAt = ChangedAt,
    };

    private void Keep(SealedContent text, PlanAuthor author, DateTimeOffset at)
    {
        Text = text;
        (WrittenBy, IsByParticipant) = (author.PersonId, author.IsParticipant);
        Changed(at);
        _versions.Add(new SafetyPlanVersion
        {
            PlanId = Id,
            Version = Version,
            Status = Status,
            Text = text,
            WrittenBy = author.PersonId,
            IsByParticipant = author.IsParticipant,
            At = at,
        });
    }
}
