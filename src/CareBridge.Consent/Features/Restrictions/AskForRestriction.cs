using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Directory;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.OpenApi;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Restrictions;

/// <summary>
/// A participant asks an organization that serves them to restrict what it discloses (42 CFR 2.26).
/// </summary>
internal static class AskForRestriction
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/restrictions/{id:guid}", AskAsync).WithSummary("Ask for restriction")
            .RequireRole(Role.Participant).ShowsOwn().Creates<RestrictionView>();
        routes.MapGet("/restrictions", ListAsync).WithSummary("List restrictions")
            .RequireRole(Role.Participant, Role.PrivacyOfficer).ShowsOwn();
    }

    private static async Task<IResult> AskAsync(
        Guid id,
        Request request,
        Caller caller,
        ConsentDbContext store,
        IDirectory directory,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var standing = await directory.FindParticipantAsync(new FindParticipant(caller.Id), cancellation);
        new Check()
            .That(standing.OrganizationIds.Contains(request.OrganizationId), "organizationId", "It does not serve you.")
            .ThrowIfAny();
        var restriction = Restriction.Request(
            id, caller.Id, request.OrganizationId, request.Scope, request.Reason, time.GetUtcNow());
        return await store.KeepAsync(restriction, "restrictions", cancellation);
    }

    /// <summary>A participant's own; a privacy officer's organization's.</summary>
    private static async Task<Page<RestrictionView>> ListAsync(
        [AsParameters] PageRequest page, Caller caller, ConsentDbContext store, CancellationToken cancellation)
    {
        var asked = store.Restrictions.Where(r => r.AskedOrganizationId != null);
        asked = caller.Role == Role.Participant
            ? asked.Where(r => r.ParticipantId == caller.Id)
            : asked.Where(r => r.AskedOrganizationId == caller.Organization);
        return (await asked.NewestFirstAsync(page, cancellation)).Select(RestrictionView.Of);
    }

    internal sealed record Request
    {
        public required Guid OrganizationId { get; init; }

        public RestrictionScope Scope { get; init; } = new();

        public string? Reason { get; init; }
    }
}
