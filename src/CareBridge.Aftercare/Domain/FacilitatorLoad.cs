namespace CareBridge.Aftercare.Domain;

/// <summary>A meeting or talk that somebody of the community had with a participant.</summary>
/// <param name="WithId">Who of the community.</param>
internal sealed record TimeTogether(
    Guid ParticipantId, Guid WithId, DateTimeOffset StartedAt, int Minutes, bool IsGroup);

/// <summary>
/// What rests on one facilitator, and who rests on them alone, over the last four weeks. Figures to talk about, not to
/// judge by.
/// </summary>
/// <param name="PeopleInCare">Participants whose circle they are in, or with whom they had to do.</param>
/// <param name="HoursAWeek">Of meetings and talks, to a tenth; a group meeting is one meeting.</param>
/// <param name="LeaningOn">Participants of whose time with the community most is with them.</param>
internal sealed record FacilitatorLoad(
    int PeopleInCare, decimal HoursAWeek, IReadOnlyList<LeaningParticipant> LeaningOn)
{
    public const int Weeks = 4;

    /// <summary>More people than this is a lot for one.</summary>
    public const int ManyPeople = 20;

    /// <summary>More hours a week than this is a lot for one.</summary>
    public const int ManyHours = 20;

    /// <summary>A participant leans on somebody with whom they have this many hundredths of their contacts.</summary>
    public const int LeaningPercent = 75;

    /// <summary>Fewer contacts than this tell nothing.</summary>
    public const int FewContacts = 4;

    public bool IsHigh => PeopleInCare > ManyPeople || HoursAWeek > ManyHours;

    /// <param name="inCircle">Participants in whose circle the facilitator is now.</param>
    /// <param name="together">Of these weeks and this community: of everybody who works there.</param>
    public static FacilitatorLoad Of(
        Guid facilitatorId, IEnumerable<Guid> inCircle, IReadOnlyList<TimeTogether> together)
    {
        var own = together.Where(time => time.WithId == facilitatorId).ToList();
        var talks = own.Where(time => !time.IsGroup).Sum(time => time.Minutes);
        var meetings = own.Where(time => time.IsGroup).GroupBy(time => time.StartedAt)
            .Sum(meeting => meeting.Max(time => time.Minutes));
        return new FacilitatorLoad(
            own.Select(time => time.ParticipantId).Union(inCircle).Count(),
            Math.Round((talks + meetings) / 60m / Weeks, 1, MidpointRounding.AwayFromZero),
            [
                .. from participant in together.GroupBy(time => time.ParticipantId)
                   let all = participant.Count()
                   let withThem = participant.Count(time => time.WithId == facilitatorId)
                   where all >= FewContacts && withThem * 100 >= all * LeaningPercent
                   orderby withThem * 100 / all descending, participant.Key
                   select new LeaningParticipant(participant.Key, withThem * 100 / all, all),
            ]);
    }
}

/// <param name="Percent">Of their contacts with the community, those with this facilitator.</param>
internal sealed record LeaningParticipant(Guid ParticipantId, int Percent, int Contacts);
