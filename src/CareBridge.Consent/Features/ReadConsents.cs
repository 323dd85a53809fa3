using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features;

/// <summary>Participants see their own consents, staff those their organization asked for or discloses under.</summary>
internal static class ReadConsents
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/consents", ListAsync).WithSummary("List consents")
            .RequireRole(Role.Participant, Role.PeerSpecialist, Role.PrivacyOfficer).ShowsOwn();
        routes.MapGet("/consents/{id:guid}", GetAsync).WithSummary("Read consent")
            .RequireRole(Role.Participant, Role.PeerSpecialist, Role.PrivacyOfficer).ShowsOwn();
    }

    /// <param name="language">Of the form and the words.</param>
    /// <param name="expiresBefore">Only those that end by themselves before that moment.</param>
    private static async Task<Page<ConsentView>> ListAsync(
        [AsParameters] PageRequest page,
        Caller caller,
        ConsentDbContext store,
        CancellationToken cancellation,
        Guid? participantId = null,
        string? status = null,
        Coded<Language>? language = null,
        DateTimeOffset? expiresBefore = null)
    {
        var isStatus = Coded<ConsentStatus>.TryParse(status, out var wanted);
        new Check().That(isStatus || status is null, "status", EnumCode.OneOf<ConsentStatus>()).ThrowIfAny();
        ConsentStatus? only = isStatus ? wanted : null;
        var consents = await store.ConsentsVisibleTo(caller)
            .Where(c => participantId == null || c.ParticipantId == participantId)
            .Where(c => only == null || c.Status == only)
            .Where(c => expiresBefore == null || c.ExpiresAt < expiresBefore)
            .NewestFirstAsync(page, cancellation);
        return consents.Select(consent => ConsentView.Of(consent, language ?? Language.En));
    }

    private static async Task<ConsentView> GetAsync(
        Guid id,
        Caller caller,
        ConsentDbContext store,
        CancellationToken cancellation,
        Coded<Language>? language = null) =>
        ConsentView.Of(await store.RequireVisibleAsync(id, caller, cancellation), language ?? Language.En);
}
