using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// What a participant and a community have agreed about check-ins: one for each of the two, which either writes down
/// and changes. What sobriety means is the participant's to say, and theirs alone to see.
/// </summary>
internal sealed class CheckInAgreement : Aggregate, ISorted, IHeldRecord
{
    /// <summary>Longest definition of sobriety, in characters.</summary>
    public const int SobrietyLength = 1000;

    private static readonly Lifecycle<AgreementStatus> Lifecycle = new(
        (AgreementStatus.Active, [AgreementStatus.Paused, AgreementStatus.Ended]),
        (AgreementStatus.Paused, [AgreementStatus.Active, AgreementStatus.Ended]),
        (AgreementStatus.Ended, [AgreementStatus.Active]));

    private CheckInAgreement()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public AgreementStatus Status { get; private set; }

    public AgreementTerms Terms { get; private set; } = null!;

    /// <summary>Nothing is due before this day, which is one of the participant's.</summary>
    public DateOnly CountsFrom { get; private set; }

    /// <summary>What sobriety means for the participant: sealed <see cref="OwnWords"/>.</summary>
    public SealedContent? Sobriety { get; private set; }

    /// <summary>Who wrote it down last.</summary>
    public Guid WrittenBy { get; private set; }

    public string SortKey { get; private init; } = null!;

    public CheckInSchedule Schedule => new(Terms, CountsFrom);

    public static Guid IdOf(Guid participantId, Guid organizationId) =>
        DerivedId.Of("check-in agreement", participantId, $"{organizationId}");

    public static CheckInAgreement Write(
        Guid participantId, Guid organizationId, AgreementTerms terms, Guid writtenBy, DateTimeOffset at)
    {
        var id = IdOf(participantId, organizationId);
        var agreement = new CheckInAgreement
        {
            Id = id,
            ParticipantId = participantId,
            OrganizationId = organizationId,
            Terms = terms,
            CountsFrom = new LocalClock(terms.TimeZone).DayOf(at),
            WrittenBy = writtenBy,
            SortKey = Platform.Domain.SortKey.Of(at, id),
        };
        agreement.Changed(at);
        return agreement;
    }

    /// <summary>It is agreed anew. Whoever had ended it begins again.</summary>
    public void Rewrite(AgreementTerms terms, Guid writtenBy, DateTimeOffset at)
    {
        var isBack = Status == AgreementStatus.Ended;
        if (isBack) Status = Lifecycle.Move(Status, AgreementStatus.Active);
        else if (terms.IsSame(Terms)) return;
        if (isBack || !terms.IsSameRhythm(Terms))
            CountsFrom = new LocalClock(terms.TimeZone).DayOf(at);
        Terms = terms;
        WrittenBy = writtenBy;
        Changed(at);
    }

    /// <exception cref="RefusedException">It cannot take this status.</exception>
    public void MoveTo(AgreementStatus next, DateTimeOffset at)
    {
        if (Status == next) return;
        Status = Lifecycle.Move(Status, next);
        if (next == AgreementStatus.Active) CountsFrom = new LocalClock(Terms.TimeZone).DayOf(at);
        Changed(at);
    }

    /// <param name="words">Null when they keep it to themself, or take it back.</param>
    public void Define(string? words, ISeal seal, DateTimeOffset at)
    {
        if ((Sobriety is null ? null : seal.Open<OwnWords>(Sobriety).Text) == words) return;
        Sobriety = words is null ? null : seal.Seal(new OwnWords(words));
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new CheckInAgreementChanged
    {
        AgreementId = Id,
        Version = Version,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        Status = Status,
        ChangedAt = ChangedAt,
    };
}
