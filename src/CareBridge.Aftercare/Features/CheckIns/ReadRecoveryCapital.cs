using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.CheckIns;

/// <summary>The BARC-10 over time, and when the next is due.</summary>
internal static class ReadRecoveryCapital
{
    private const int MostPoints = 100;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/participants/{participantId:guid}/recovery-capital", HandleAsync)
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();

    /// <param name="organizationId">Required from a participant: at which organization.</param>
    private static async Task<View> HandleAsync(
        Guid participantId,
        [FromQuery] Guid? organizationId,
        [FromQuery] Coded<Language>? language,
        Caller caller,
        AftercareDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var holder = RecordHolder.Of(caller, participantId, organizationId);
        var agreementId = CheckInAgreement.IdOf(participantId, holder);
        var agreement = await store.Agreements.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == agreementId, cancellation);
        var latest = await store.CheckIns.AsNoTracking()
            .Where(c => c.ParticipantId == participantId && c.OrganizationId == holder && c.RecoveryCapital != null)
            .OrderByDescending(c => c.SortKey).Take(MostPoints)
            .ToListAsync(cancellation);
        if (agreement is null && latest.Count == 0) throw new NotFoundException("participant");
        latest.Reverse();
        var points = latest.Select(c => new Point(c.Id, c.HeldAt, c.RecoveryCapital!.Total)).ToList();
        var trend = RecoveryCapitalTrend.Of([.. points.Select(point => point.Total)]);
        var words = trend.Words(language ?? Language.En);
        var next = agreement is null
            ? null
            : RecoveryCapitalSchedule.NextOn(agreement, points.LastOrDefault()?.HeldAt);
        return new View(
            points,
            trend.Direction,
            trend.Change,
            words,
            points.Count == 0
                ? null
                : TrendFigure.Draw([.. points.Select(point => (point.HeldAt, point.Total))], HtmlPage.Encode(words)),
            next,
            next <= (agreement is null ? null : new LocalClock(agreement.Terms.TimeZone).DayOf(time.Now())));
    }

    /// <param name="Points">The earliest first.</param>
    /// <param name="Change">Of the latest against the mean of the up to three before, in points.</param>
    /// <param name="Figure">SVG.</param>
    /// <param name="NextOn">When the next is due; null where none is agreed.</param>
    internal sealed record View(
        IReadOnlyList<Point> Points,
        TrendDirection Direction,
        int Change,
        string Words,
        string? Figure,
        DateOnly? NextOn,
        bool IsDue);

    internal sealed record Point(Guid CheckInId, DateTimeOffset HeldAt, int Total);
}
