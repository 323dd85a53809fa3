using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Referrals;
using CareBridge.Portal.Pages.Crisis;

namespace CareBridge.Portal.Pages.Specialist;

/// <summary>One reason why somebody needs a specialist today.</summary>
/// <param name="Weight">The greater, the sooner.</param>
/// <param name="Words">In the reader's language.</param>
/// <param name="Path">Where it is seen to; null: on the person's page.</param>
public sealed record Need(Guid ParticipantId, int Weight, string Words, string? Path = null)
{
    /// <summary>From here on it does not wait.</summary>
    public const int Grave = LostContact;

    private const int Crisis = 100;
    private const int HelpWanted = 90;
    private const int Warned = 80;
    private const int LostContact = 70;
    private const int AtRisk = 60;
    private const int AwaitsUs = 55;
    private const int LateElsewhere = 50;
    private const int ContactNear = 45;
    private const int WarningSeenTo = 40;
    private const int StepOverdue = 30;
    private const int ConsentEnds = 20;

    internal static Need Of(RaisedAnswer crisis, SpecialistWords words) =>
        new(crisis.ParticipantId, Crisis, words.NeedCrisis, AnswerCrisis.PathOf(crisis.Id));

    internal static IEnumerable<Need> Of(ConcernAnswer concern, Visit visit, SpecialistWords words)
    {
        var id = concern.ParticipantId;
        foreach (var warning in concern.Warnings)
            yield return Of(warning, id, words);
        if (concern.Engagement is { } engagement)
        {
            var reasons = string.Join(" ", engagement.Reasons.Select(one => words.Of(one.Reason)));
            yield return new Need(
                id,
                engagement.Engagement == Engagement.LostContact ? LostContact : AtRisk,
                $"{words.Of(engagement.Engagement)}: {reasons}");
        }
        if (concern.StepDueOn is { } due)
            yield return new Need(id, StepOverdue, $"{words.NeedStep} {visit.Times.Of(due)}");
    }

    internal static IEnumerable<Need> Of(ReferralAnswer referral, Visit visit, SpecialistWords words)
    {
        var (id, path) = (referral.ParticipantId, FollowReferral.PathOf(referral.Id));
        if (referral.AwaitsUs)
            yield return new Need(id, AwaitsUs, $"{words.NeedAnswer} {words.OfDue(referral.Due)}", path);
        else if (referral.IsLate(visit.Now))
            yield return new Need(id, LateElsewhere, $"{words.NeedLate} {words.OfDue(referral.Due)}", path);
        if (referral is { Status: ReferralStatus.Scheduled, ContactEndsAt: { } end } && end >= visit.Now)
        {
            var day = visit.Times.Of(visit.Times.DayOf(end));
            yield return new Need(id, ContactNear, $"{words.NeedContact} {day}", path);
        }
    }

    internal static Need Of(ConsentAnswer consent, Visit visit, SpecialistWords words) => new(
        consent.ParticipantId,
        ConsentEnds,
        $"{words.NeedConsent} {visit.Times.Of(visit.Times.DayOf(consent.ExpiresAt!.Value))}",
        FollowRequest.PathOf(consent.Id));

    private static Need Of(WarningAnswer warning, Guid participant, SpecialistWords words)
    {
        var signals = string.Join(", ", warning.Found.Select(words.Of));
        var isSeenTo = warning.Status == WarningStatus.Acknowledged;
        var weight = warning.HelpWanted == true ? HelpWanted : isSeenTo ? WarningSeenTo : Warned;
        var told = warning.HelpWanted == true ? words.NeedHelp
            : isSeenTo ? words.NeedWarningSeen
            : words.NeedWarning;
        return new Need(participant, weight, $"{told}: {signals}");
    }
}

/// <summary>Somebody, with all that speaks for turning to them today.</summary>
/// <param name="Needs">The gravest first.</param>
public sealed record InNeed(PersonAnswer Person, IReadOnlyList<Need> Needs)
{
    public bool IsGrave => Needs[0].Weight >= Need.Grave;

    /// <summary>Whoever something grave speaks for comes first, then whoever more speaks for.</summary>
    internal static IReadOnlyList<InNeed> Rank(
        IEnumerable<Need> needs, IReadOnlyDictionary<Guid, PersonAnswer> people) =>
    [
        .. needs.Where(need => people.ContainsKey(need.ParticipantId)).GroupBy(need => need.ParticipantId)
            .Select(theirs => new InNeed(
                people[theirs.Key], [.. theirs.OrderByDescending(need => need.Weight)]))
            .OrderByDescending(one => one.Needs[0].Weight)
            .ThenByDescending(one => one.Needs.Sum(need => need.Weight))
            .ThenBy(one => one.Person.Id),
    ];
}
