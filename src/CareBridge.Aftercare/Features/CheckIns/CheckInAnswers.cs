using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;

namespace CareBridge.Aftercare.Features.CheckIns;

/// <summary>What somebody answers at a check-in, however it gets here.</summary>
internal abstract record CheckInAnswers
{
    /// <summary>Whether they kept to what sobriety means for them; left out where it was not asked.</summary>
    public bool? SobrietyKept { get; init; }

    /// <summary>0 (none) to 10 (overwhelming).</summary>
    public int? Craving { get; init; }

    /// <summary>0 (worst) to 10 (best).</summary>
    public int? Mood { get; init; }

    /// <summary>0 (worst) to 10 (best).</summary>
    public int? Sleep { get; init; }

    /// <summary>0 (alone) to 10 (held by others).</summary>
    public int? Connection { get; init; }

    /// <summary>The ten answers of the BARC-10, each 1 to 6.</summary>
    public IReadOnlyList<int>? RecoveryCapitalAnswers { get; init; }

    public string? Reflection { get; init; }

    public Check AddTo(Check check, string prefix = "") => check
        .That(IsScore(Craving), $"{prefix}craving", Scale)
        .That(IsScore(Mood), $"{prefix}mood", Scale)
        .That(IsScore(Sleep), $"{prefix}sleep", Scale)
        .That(IsScore(Connection), $"{prefix}connection", Scale)
        .That(
            RecoveryCapitalAnswers is null || RecoveryCapital.AreComplete(RecoveryCapitalAnswers),
            $"{prefix}recoveryCapitalAnswers",
            RecoveryCapital.Rule)
        .OptionalText(Reflection, $"{prefix}reflection", CheckIn.ReflectionLength);

    public CheckInContent ToContent(
        Guid participantId, Guid holder, DateTimeOffset heldAt, Engagement? engagement = null) => new(
        participantId,
        holder,
        heldAt,
        engagement,
        Craving,
        Mood,
        RecoveryCapitalAnswers is null ? null : RecoveryCapital.Of(RecoveryCapitalAnswers),
        Reflection)
        {
            SobrietyKept = SobrietyKept,
            Sleep = Sleep,
            Connection = Connection,
        };

    private const string Scale = "0 to 10.";

    private static bool IsScore(int? score) => score is null or (>= 0 and <= 10);
}
