using CareBridge.Contracts.Consent;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Directory.Features;

/// <summary>An organization sees the participants it has registered, and those that consent names it for.</summary>
internal static class ReadParticipants
{
    private const int MaxLimit = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/participants", ListAsync).WithSummary("List participants")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff).ShowsOwn();
        routes.MapGet("/participants/{id:guid}", GetAsync).WithSummary("Read participant")
            .RequireRole(Role.PeerSpecialist, Role.ClinicStaff, Role.SocialServiceStaff, Role.CrisisResponder)
            .ShowsThroughDoor();
    }

    /// <param name="limit">Most recently changed first; 1 to 200.</param>
    /// <param name="before">Continue below this time, the <c>changedAt</c> that the last page ended with.</param>
    private static async Task<Page> ListAsync(
        Caller caller,
        DirectoryDbContext store,
        CancellationToken cancellation,
        int limit = MaxLimit,
        DateTimeOffset? before = null)
    {
        new Check().That(limit is >= 1 and <= MaxLimit, "limit", $"1 to {MaxLimit}.").ThrowIfAny();
        var organization = caller.Organization;
        var participants = await store.Participants.AsNoTracking()
            .Where(p => p.Enrollments.Any(e => e.OrganizationId == organization && e.IsRegistered))
            .Where(p => before == null || p.ShownAt < before)
            .OrderByDescending(p => p.ShownAt)
            .Take(limit)
            .ToListAsync(cancellation);
        return new Page(
            [.. participants.Select(p => ParticipantView.Of(p, organization))],
            participants.Count == limit ? participants[^1].ShownAt : null);
    }

    /// <param name="purpose">What it is wanted for; treatment when left out.</param>
    private static async Task<ParticipantView> GetAsync(
        Guid id,
        Caller caller,
        DirectoryDbContext store,
        DisclosureDoor door,
        CancellationToken cancellation,
        string? purpose = null)
    {
        var recipient = Recipient.Of(caller, purpose);
        var participant = await store.Participants.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation);
        if (participant?.RegisteredBy == recipient.OrganizationId)
        {
            door.ShowOwn(caller, [new Holding(id, participant.RegisteredBy)]);
            return ParticipantView.Of(participant, recipient.OrganizationId);
        }
        var opening = await door.OpenAsync(recipient, Propose(participant), cancellation);
        if (opening.Items is not [{ Content: var disclosed }]) throw new NotFoundException("participant");
        return ParticipantView.Of(disclosed, recipient.OrganizationId) with { Disclosure = opening.Accompaniment };
    }

    private static IReadOnlyList<Proposal<Participant>> Propose(Participant? participant)
    {
        if (participant is null) return [];
        var record = new DisclosureItem(
            "Patient",
            participant.Id,
            participant.Version,
            participant.Id,
            participant.RegisteredBy,
            DisclosureCategory.Identity);
        return [new Proposal<Participant>(participant, [record])];
    }

    /// <param name="Before">Where the next page begins; null after the last.</param>
    internal sealed record Page(IReadOnlyList<ParticipantView> Participants, DateTimeOffset? Before);
}
