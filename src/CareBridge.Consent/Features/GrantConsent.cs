using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features;

/// <summary>The participant signs, as asked or for less.</summary>
internal static class GrantConsent
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/consents/{id:guid}/grant", HandleAsync).RequireRole(Role.Participant).ShowsOwn();

    private static async Task<ConsentView> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var consent = await store.RequireOwnConsentAsync(id, caller.Id, cancellation);
        consent.Grant(request.ToDomain(), time.GetUtcNow());
        await store.SaveChangesAsync(cancellation);
        return ConsentView.Of(consent);
    }

    /// <summary>Nothing is required of the JSON, so that a missing element is answered with its name.</summary>
    internal sealed record Request
    {
        public IReadOnlyList<DisclosureCategory>? Categories { get; init; }

        public IReadOnlyList<Guid>? RecipientOrganizationIds { get; init; }

        public IReadOnlyList<PurposeOfUse>? Purposes { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        public Signature? Signature { get; init; }

        public Statements? Statements { get; init; }

        public ConsentGrant ToDomain() => new()
        {
            Categories = Categories,
            RecipientOrganizationIds = RecipientOrganizationIds,
            Purposes = Purposes,
            ExpiresAt = ExpiresAt,
            SignedName = Signature?.Name,
            RightToRevokeRead = Statements?.RightToRevoke == true,
            RedisclosureRead = Statements?.Redisclosure == true,
            RefusalRead = Statements?.Refusal == true,
        };
    }

    internal sealed record Signature(string? Name);

    internal sealed record Statements(bool? RightToRevoke, bool? Redisclosure, bool? Refusal);
}
