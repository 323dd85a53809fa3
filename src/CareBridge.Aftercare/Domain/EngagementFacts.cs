namespace CareBridge.Aftercare.Domain;

/// <summary>What engagement is computed from.</summary>
internal sealed record EngagementFacts
{
    /// <summary>Since when the community supports them or check-ins are agreed; silence before is none.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last check-in, meeting or talk.</summary>
    public DateTimeOffset? LastContactAt { get; init; }

    /// <summary>When one came to be known last, however long ago it was: a telephone may have been offline.</summary>
    public DateTimeOffset? LastHeardAt { get; init; }

    /// <summary>The most days between two check-ins that are due; null without an agreement.</summary>
    public int? LongestGap { get; init; }

    /// <summary>Due since the last check-in, and not made.</summary>
    public int MissedInARow { get; init; }

    /// <summary>Due in the last <see cref="EngagementRules.LatelyDays"/> days.</summary>
    public int DueLately { get; init; }

    /// <summary>Of <see cref="DueLately"/>, not made.</summary>
    public int MissedLately { get; init; }

    /// <summary>Attended in the last <see cref="EngagementRules.LatelyDays"/> days.</summary>
    public int MeetingsLately { get; init; }

    /// <summary>Attended in the <see cref="EngagementRules.BeforeDays"/> days before those.</summary>
    public int MeetingsBefore { get; init; }

    /// <summary>How often it was tried to reach them since the last contact, in vain.</summary>
    public int AttemptsInVain { get; init; }

    public TimeSpan Silence(DateTimeOffset at) => at - (LastContactAt > Since ? LastContactAt.Value : Since);
}
