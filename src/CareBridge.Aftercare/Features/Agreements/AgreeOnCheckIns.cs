using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Agreements;

/// <summary>
/// When somebody checks in and what they are asked, written down by them or by the specialist who has agreed on it with
/// them.
/// </summary>
internal static class AgreeOnCheckIns
{
    public const string Route = "/participants/{participantId:guid}/check-in-agreement";

    private const int LeastBetweenScores = 7;
    private const int MostBetweenScores = 366;
    private const int MostDaysAway = 366;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut(Route, HandleAsync).WithSummary("Agree on check-ins")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn().Creates<AgreementView>();

    private static async Task<IResult> HandleAsync(
        Guid participantId,
        Request request,
        Caller caller,
        AftercareDbContext store,
        IDirectory directory,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.Now();
        var holder = RecordHolder.Of(caller, participantId, request.OrganizationId);
        var id = CheckInAgreement.IdOf(participantId, holder);
        var agreement = await store.Agreements.SingleOrDefaultAsync(a => a.Id == id, cancellation);
        Check(request, agreement?.Terms.StartsOn, now);
        await RecordHolder.RequireServiceAsync(caller, participantId, holder, directory, cancellation);
        var terms = request.ToTerms(agreement?.Terms.StartsOn ?? new LocalClock(request.TimeZone).DayOf(now));
        if (request.Version is { } expected && expected != (agreement?.Version ?? 0)
            && !(agreement is { Status: not AgreementStatus.Ended } standing && standing.Terms.IsSame(terms)))
            throw new StaleVersionException(expected, agreement?.Version ?? 0);
        var isNew = agreement is null;
        if (agreement is null)
        {
            agreement = CheckInAgreement.Write(participantId, holder, terms, caller.Id, now);
            store.Agreements.Add(agreement);
        }
        else
        {
            agreement.Rewrite(terms, caller.Id, now);
        }
        store.RequestReview(participantId, holder, now);
        await store.SaveChangesAsync(cancellation);
        var view = AgreementView.Of(agreement, caller, seal);
        return isNew
            ? Results.Created($"/api/aftercare/participants/{participantId}/check-in-agreement", view)
            : Results.Ok(view);
    }

    /// <param name="agreed">The first day as it stands, which may lie long ago by now.</param>
    private static void Check(Request request, DateOnly? agreed, DateTimeOffset now) => new Check()
        .That(
            request.Rhythm == CheckInRhythm.EveryDays
                ? request.EveryDays is >= 2 and <= AgreementTerms.MostDaysBetween
                : request.EveryDays is null,
            "everyDays",
            $"2 to {AgreementTerms.MostDaysBetween}, of that rhythm and no other.")
        .That(
            (request.Weekdays.Count > 0) == (request.Rhythm == CheckInRhythm.Weekdays),
            "weekdays",
            "Of that rhythm and no other.")
        .That(TimeZones.IsKnown(request.TimeZone), "timeZone", TimeZones.Rule)
        .That(
            request.StartsOn is not { } start || start == agreed
                || Math.Abs(start.DayNumber - Today(now)) <= MostDaysAway,
            "startsOn",
            "Within a year from today, or as it was agreed.")
        .That(request.Questions.Count > 0, "questions", "At least one.")
        .That(
            request.RecoveryCapitalEveryDays is null or (>= LeastBetweenScores and <= MostBetweenScores),
            "recoveryCapitalEveryDays",
            $"Leave it out or give {LeastBetweenScores} to {MostBetweenScores}.")
        .ThrowIfAny();

    private static int Today(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).DayNumber;

    internal sealed record Request
    {
        /// <summary>Required from a participant: with which of the organizations that serve them.</summary>
        public Guid? OrganizationId { get; init; }

        public required CheckInRhythm Rhythm { get; init; }

        /// <summary>Of the rhythm every-days: 2 to 31.</summary>
        public int? EveryDays { get; init; }

        /// <summary>Of the rhythm weekdays.</summary>
        public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

        /// <summary>Where the participant's days begin and end: a name such as America/New_York.</summary>
        public required string TimeZone { get; init; }

        /// <summary>The first day one can be due on; when left out today, or what was agreed before.</summary>
        public DateOnly? StartsOn { get; init; }

        public required IReadOnlyList<CheckInQuestion> Questions { get; init; }

        /// <summary>Days from one BARC-10 to the next; left out, it has no schedule.</summary>
        public int? RecoveryCapitalEveryDays { get; init; }

        /// <summary>The version that is replaced; whatever stands when left out.</summary>
        public long? Version { get; init; }

        public AgreementTerms ToTerms(DateOnly startsOn) => new()
        {
            Rhythm = Rhythm,
            EveryDays = EveryDays,
            Weekdays = [.. Weekdays.Distinct().Order()],
            TimeZone = TimeZone,
            StartsOn = StartsOn ?? startsOn,
            Questions = [.. Questions.Distinct().Order()],
            RecoveryCapitalEveryDays = RecoveryCapitalEveryDays,
        };
    }
}
