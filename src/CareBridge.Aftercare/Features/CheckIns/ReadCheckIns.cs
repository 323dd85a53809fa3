using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.CheckIns;

internal static class ReadCheckIns
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants/{participantId:guid}/check-ins", ListAsync).WithSummary("List check-ins")
            .RequireRole(Role.PeerSpecialist, Role.Participant, Role.ClinicStaff, Role.CrisisResponder)
            .ShowsThroughDoor();
        routes.MapGet("/check-ins/{id:guid}", GetAsync).WithSummary("Read check-in")
            .RequireRole(Role.PeerSpecialist, Role.Participant).ShowsOwn();
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<Page<CheckInView>> ListAsync(
        Guid participantId,
        [AsParameters] PageRequest page,
        Caller caller,
        AftercareDbContext store,
        RecordDisclosures disclosures,
        ISeal seal,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var all = store.CheckIns.Where(c => c.ParticipantId == participantId);
        if (caller.Role is Role.Participant or Role.PeerSpecialist)
        {
            RecordHolder.RequireOwn(caller, participantId);
            var own = await all.VisibleTo(caller).NewestFirstAsync(page, cancellation);
            disclosures.ShowOwn(own.Items, caller);
            return own.Select(checkIn => CheckInView.Of(checkIn, caller, seal));
        }
        var recipient = Recipient.Of(caller, purpose);
        var permitted = await disclosures.DecideAsync(
            store.CheckIns,
            participantId,
            recipient,
            [DisclosureCategory.CheckInScores, DisclosureCategory.Engagement, DisclosureCategory.Reflections],
            cancellation);
        var scores = permitted.Holders(DisclosureCategory.CheckInScores);
        var engagement = permitted.Holders(DisclosureCategory.Engagement);
        var reflections = permitted.Holders(DisclosureCategory.Reflections);
        var visible = await all
            .Where(c => c.OrganizationId == recipient.OrganizationId
                || scores.Contains(c.OrganizationId)
                || (c.Engagement != null && engagement.Contains(c.OrganizationId))
                || (c.IsReflectionShared && reflections.Contains(c.OrganizationId)))
            .NewestFirstAsync(page, cancellation);
        var showing = new Showing<CheckIn, CheckInView>(
            Records,
            checkIn => CheckInView.Of(checkIn, caller, seal),
            disclosed => CheckInView.Of(disclosed, seal));
        return await disclosures.OpenAsync(visible, caller, recipient, showing, cancellation);
    }

    private static async Task<CheckInView> GetAsync(
        Guid id, Caller caller, AftercareDbContext store, ISeal seal, CancellationToken cancellation)
    {
        var kept = await store.CheckIns.AsNoTracking().VisibleTo(caller)
            .SingleOrDefaultAsync(c => c.Id == id, cancellation)
            ?? throw new NotFoundException("check-in");
        return CheckInView.Of(kept, caller, seal);
    }

    private static IEnumerable<DisclosureItem> Records(CheckIn checkIn)
    {
        yield return Record(DisclosureCategory.CheckInScores);
        if (checkIn.Engagement is not null) yield return Record(DisclosureCategory.Engagement);
        if (checkIn.IsReflectionShared) yield return Record(DisclosureCategory.Reflections);

        DisclosureItem Record(DisclosureCategory category) => new(
            "Observation",
            checkIn.Id,
            checkIn.Version,
            checkIn.ParticipantId,
            checkIn.OrganizationId,
            category);
    }
}
