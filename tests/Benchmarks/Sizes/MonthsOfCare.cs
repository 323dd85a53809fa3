namespace CareBridge.Benchmarks.Sizes;

/// <summary>
/// What some months leave of one participant, as assumed. Whatever else the services make of it (events, FHIR resources
/// with their versions and search entries, lines of the accounting, notices) is counted, not assumed. Between two runs
/// with different months lies what the months take; the rest is what a participant takes at all.
/// </summary>
internal sealed record MonthsOfCare
{
    /// <summary>Two leave so little that a hundred thousand participants fit on a developer's disk.</summary>
    public int Months { get; } = int.Parse(Environment.GetEnvironmentVariable("BENCH_MONTHS") ?? "2");

    /// <summary>One a month.</summary>
    public int CheckIns => Months;

    /// <summary>One in three months, and one at the beginning.</summary>
    public int Meetings => 1 + (Months / 3);

    /// <summary>One in six months.</summary>
    public int Milestones => Months / 6;

    /// <summary>One at the beginning, for which consent is asked, and one a year.</summary>
    public int Referrals => 1 + (Months / 12);

    /// <summary>Times the clinic looks at the latest fifty observations: once in two months, each on record.</summary>
    public int ClinicSearches => Months / 2;

    /// <summary>As many as there are to one who was in a crisis meanwhile.</summary>
    public int ParticipantsToACrisis { get; } = 8;

    /// <summary>Whom one community and one clinic serve.</summary>
    public int ParticipantsOfACommunity { get; } = 400;

    /// <summary>
    /// Messages are kept for some days only (as sent 7, in an inbox 30): of so many participants' one's are there, were
    /// their months a year.
    /// </summary>
    public IReadOnlyDictionary<string, int> KeptOfOneIn { get; } =
        new Dictionary<string, int> { ["sent_messages"] = 52, ["inbox"] = 12 };
}
