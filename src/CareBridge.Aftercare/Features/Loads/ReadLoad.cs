using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Loads;

/// <summary>
/// What rests on one facilitator, for them and the coordinator of their community. Nobody else gets to know whether
/// there are such figures.
/// </summary>
internal static class ReadLoad
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/load", OwnAsync).WithSummary("Read one's own load").RequireRole(Role.PeerSpecialist).ShowsOwn();
        routes.MapGet("/facilitators/{personId:guid}/load", OfAsync).WithSummary("Read a facilitator's load")
            .RequireRole(Role.PeerSpecialist).ShowsOwn();
    }

    private static Task<View> OwnAsync(
        Caller caller, AftercareDbContext store, ISeal seal, TimeProvider time, CancellationToken cancellation) =>
        ComputeAsync(caller.Id, caller.Organization, store, seal, time.Now(), cancellation);

    private static async Task<View> OfAsync(
        Guid personId,
        Caller caller,
        AftercareDbContext store,
        IDirectory directory,
        ISeal seal,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (personId != caller.Id)
        {
            var reader = await directory.FindPersonAsync(new FindPerson(caller.Id), cancellation);
            var facilitator = await directory.FindPersonAsync(new FindPerson(personId), cancellation);
            if (reader.Role != StaffRole.Coordinator || reader.OrganizationId != caller.Organization
                || facilitator.OrganizationId != caller.Organization)
                throw new NotFoundException("facilitator");
        }
        return await ComputeAsync(personId, caller.Organization, store, seal, time.Now(), cancellation);
    }

    private static async Task<View> ComputeAsync(
        Guid personId,
        Guid organization,
        AftercareDbContext store,
        ISeal seal,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var since = now.AddDays(-7 * FacilitatorLoad.Weeks);
        var meetings = await store.Attendances.AsNoTracking()
            .Where(a => a.OrganizationId == organization && a.Status == AttendanceStatus.Attended
                && a.StartedAt > since)
            .ToListAsync(cancellation);
        var contacts = await store.Contacts.AsNoTracking()
            .Where(c => c.OrganizationId == organization && c.Outcome == ContactOutcome.Reached && c.MadeAt > since)
            .ToListAsync(cancellation);
        var together = meetings
            .Select(a => new TimeTogether(
                a.ParticipantId, a.HeldBy, a.StartedAt, a.Minutes, a.Kind == MeetingKind.Group))
            .Concat(contacts.Select(c => new TimeTogether(
                c.ParticipantId, c.MadeBy, c.MadeAt, c.Minutes, IsGroup: false)))
            .ToList();
        var circles = await store.Circles.AsNoTracking().Where(c => c.OrganizationId == organization)
            .ToListAsync(cancellation);
        var inCircle = circles
            .Where(circle => circle.Open(seal).Any(
                member => member.PersonId == personId && member.Status == CircleMemberStatus.Current))
            .Select(circle => circle.ParticipantId);
        var load = FacilitatorLoad.Of(personId, inCircle, together);
        return new View(personId, load.PeopleInCare, load.HoursAWeek, load.IsHigh, load.LeaningOn);
    }

    /// <param name="PeopleInCare">
    /// Participants in whose circle they are now, or with whom they had to do in four weeks.
    /// </param>
    /// <param name="HoursAWeek">Of meetings and talks in four weeks; a group meeting is one meeting.</param>
    /// <param name="IsHigh">More than 20 people, or more than 20 hours a week.</param>
    /// <param name="LeaningOn">Participants of whose four or more contacts three in four are with them.</param>
    internal sealed record View(
        Guid PersonId,
        int PeopleInCare,
        decimal HoursAWeek,
        bool IsHigh,
        IReadOnlyList<LeaningParticipant> LeaningOn);
}
