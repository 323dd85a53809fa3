using CareBridge.Contracts;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Domain;

/// <summary>
/// How a participant was at one moment. Once recorded it stands; whether their words are shared they decide at any
/// time.
/// </summary>
internal sealed class CheckIn : Aggregate, ISorted, IHeldRecord
{
    /// <summary>Longest reflection, in characters.</summary>
    public const int ReflectionLength = 4000;

    private CheckIn()
    {
    }

    public Guid ParticipantId { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Guid RecordedBy { get; private init; }

    public CheckInMeans Means { get; private init; }

    public DateTimeOffset HeldAt { get; private init; }

    public Engagement? Engagement { get; private init; }

    public bool? SobrietyKept { get; private init; }

    public int? Craving { get; private init; }

    public int? Mood { get; private init; }

    public int? Sleep { get; private init; }

    public int? Connection { get; private init; }

    public RecoveryCapital? RecoveryCapital { get; private init; }

    /// <summary>Sealed <see cref="OwnWords"/>.</summary>
    public SealedContent? Reflection { get; private init; }

    /// <summary>False: only the participant sees the reflection.</summary>
    public bool IsReflectionShared { get; private set; }

    public DateTimeOffset RecordedAt { get; private init; }

    public string SortKey { get; private init; } = null!;

    public static CheckIn Record(
        Guid id, CheckInContent content, CheckInOrigin origin, ISeal seal, DateTimeOffset at)
    {
        var checkIn = new CheckIn
        {
            Id = id,
            ParticipantId = content.ParticipantId,
            OrganizationId = content.OrganizationId,
            RecordedBy = origin.RecordedBy,
            Means = origin.Means,
            HeldAt = content.HeldAt,
            Engagement = content.Engagement,
            SobrietyKept = content.SobrietyKept,
            Craving = content.Craving,
            Mood = content.Mood,
            Sleep = content.Sleep,
            Connection = content.Connection,
            RecoveryCapital = content.RecoveryCapital,
            Reflection = content.Reflection is null ? null : seal.Seal(new OwnWords(content.Reflection)),
            IsReflectionShared = content.Reflection is not null && origin.SharesReflection,
            RecordedAt = at,
            SortKey = Platform.Domain.SortKey.Of(content.HeldAt, id),
        };
        checkIn.Changed(at);
        return checkIn;
    }

    public CheckInContent Open(ISeal seal) => new(
        ParticipantId,
        OrganizationId,
        HeldAt,
        Engagement,
        Craving,
        Mood,
        RecoveryCapital,
        Reflection is null ? null : seal.Open<OwnWords>(Reflection).Text)
    {
        SobrietyKept = SobrietyKept,
        Sleep = Sleep,
        Connection = Connection,
    };

    /// <summary>The participant shares their words with the community, or keeps them to themself again.</summary>
    /// <exception cref="RefusedException">There are none.</exception>
    public void ShareReflection(bool isShared, DateTimeOffset at)
    {
        if (Reflection is null) throw new RefusedException("no-reflection", "This check-in has no reflection.");
        if (IsReflectionShared == isShared) return;
        IsReflectionShared = isShared;
        Changed(at);
    }

    public override object ToMessage(ISeal seal) => new CheckInRecorded
    {
        CheckInId = Id,
        ParticipantId = ParticipantId,
        OrganizationId = OrganizationId,
        RecordedBy = RecordedBy,
        Engagement = Engagement,
        SobrietyKept = SobrietyKept,
        Craving = Craving,
        Mood = Mood,
        Sleep = Sleep,
        Connection = Connection,
        RecoveryCapital = RecoveryCapital?.Total,
        RecoveryCapitalAnswers = RecoveryCapital?.Answers,
        HeldAt = HeldAt,
        RecordedAt = RecordedAt,
    };
}
