using CareBridge.Contracts;
using CareBridge.Contracts.Crisis;
using CareBridge.Platform.Domain;

namespace CareBridge.Crisis.Domain;

/// <summary>
/// That somebody is paged, and with which link they can answer. Its id follows from what it is for, so that nobody is
/// paged twice for the same.
/// </summary>
internal sealed class CrisisPage : Aggregate
{
    /// <summary>The pages that it opens are below <c>/api/crisis</c>.</summary>
    public const string LinkPath = "links";

    /// <summary>After that they have to sign in.</summary>
    public static readonly TimeSpan LinkTime = TimeSpan.FromHours(4);

    /// <summary>Told once, to whoever is paged; what is kept is the hash.</summary>
    private string? _token;

    private CrisisPage()
    {
    }

    public Guid EscalationId { get; private init; }

    /// <summary>The follow-up that was not made.</summary>
    public Guid? FollowUpId { get; private init; }

    public Guid? CrisisTeamId { get; private init; }

    public PagePurpose Purpose { get; private init; }

    public bool IsDrill { get; private init; }

    /// <summary>Null is everybody of the team or, of an alarm, everybody who runs the deployment.</summary>
    public Guid? PersonId { get; private init; }

    /// <summary>Null where it is for no tier.</summary>
    public int? Tier { get; private init; }

    public DateTimeOffset PagedAt { get; private init; }

    /// <summary>SHA-256 of the link's secret part, in hexadecimal; null where there is nothing to answer.</summary>
    public string? TokenHash { get; private init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <param name="step">Who is paged for it.</param>
    public static IEnumerable<CrisisPage> Of(
        PagingStep step, Ladder ladder, Escalation escalation, DateTimeOffset at)
    {
        var purpose = step.IsAlarm ? PagePurpose.Alarm
            : ladder.FollowUpId is null ? PagePurpose.Answer
            : PagePurpose.FollowUp;
        var occasion = step.IsAlarm
            ? $"{ladder.Round} alarm {ladder.Alarms}"
            : $"{ladder.Round} tier {step.Tier}";
        var persons = step.Persons.Count == 0 ? [null] : step.Persons.Select(person => (Guid?)person);
        return persons.Select(person => Make(
            DerivedId.Of("crisis page", ladder.Id, $"{occasion} {person}"),
            purpose, escalation, ladder.FollowUpId, person, step.Tier, at));
    }

    /// <summary>For whoever is asked to take it over.</summary>
    public static CrisisPage HandOver(Escalation escalation) => Make(
        HandOverId(escalation), PagePurpose.HandOver, escalation, followUpId: null, escalation.HandOverTo, tier: null,
        escalation.HandOverAt!.Value);

    public static Guid HandOverId(Escalation escalation) => DerivedId.Of(
        "crisis page", escalation.Id, $"hand-over {escalation.HandOverTo} {escalation.HandOverAt?.UtcTicks}");

    /// <summary>For whoever has what was raised once more.</summary>
    public static CrisisPage Repeated(Escalation escalation, Report report) => Make(
        DerivedId.Of("crisis page", report.Id, "repeated"), PagePurpose.Repeated, escalation, followUpId: null,
        escalation.OwnerId, tier: null, report.At);

    public bool Opens(DateTimeOffset at) => ClosedAt is null && TokenHash is not null && at < PagedAt + LinkTime;

    public bool IsAlarmOf(Ladder ladder) => Purpose == PagePurpose.Alarm && FollowUpId == ladder.FollowUpId;

    /// <summary>Whether there is still something to answer.</summary>
    /// <param name="followUp">The follow-up that it is about.</param>
    public bool IsNeeded(Escalation escalation, FollowUp? followUp) => FollowUpId is not null
        ? followUp?.Status == FollowUpStatus.Overdue
        : Purpose switch
        {
            PagePurpose.Answer or PagePurpose.Alarm => escalation.IsWaiting,
            PagePurpose.HandOver => HandOverId(escalation) == Id,
            PagePurpose.Repeated => escalation.IsOpen && escalation.OwnerId == PersonId,
            PagePurpose.FollowUp => false,
        };

    public void Close(DateTimeOffset at)
    {
        if (ClosedAt is not null) return;
        ClosedAt = at;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new EscalationPaged
    {
        PageId = Id,
        Version = Version,
        EscalationId = EscalationId,
        CrisisTeamId = CrisisTeamId,
        Purpose = Purpose,
        IsDrill = IsDrill,
        PersonId = PersonId,
        PagedAt = PagedAt,
        Link = Link(seal),
        ClosedAt = ClosedAt,
        ChangedAt = ChangedAt,
    };

    private SealedContent? Link(ISeal seal) => _token is null || ClosedAt is not null
        ? null
        : seal.Seal(new PageLink($"/api/crisis/{LinkPath}/{_token}"));

    private static CrisisPage Make(
        Guid id,
        PagePurpose purpose,
        Escalation escalation,
        Guid? followUpId,
        Guid? personId,
        int? tier,
        DateTimeOffset at)
    {
        // Whoever answers by link does so in their own name: there is none for many.
        var opens = personId is not null
            && purpose is (PagePurpose.Answer or PagePurpose.HandOver or PagePurpose.FollowUp);
        var token = opens ? SecretToken.Make() : null;
        var page = new CrisisPage
        {
            Id = id,
            EscalationId = escalation.Id,
            FollowUpId = followUpId,
            CrisisTeamId = escalation.CrisisTeamId,
            Purpose = purpose,
            IsDrill = escalation.IsDrill,
            PersonId = personId,
            Tier = tier,
            PagedAt = at,
            TokenHash = token is null ? null : SecretToken.HashOf(token),
            _token = token,
        };
        page.Changed(at);
        return page;
    }
}
