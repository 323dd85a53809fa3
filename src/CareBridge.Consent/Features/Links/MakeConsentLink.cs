using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace CareBridge.Consent.Features.Links;

/// <summary>
/// A link and QR code for a participant or guardian without an account. The PIN is for the specialist to tell them in
/// person; it is shown this once. Each call makes a new link: the secrets of the one before are not kept.
/// </summary>
internal static class MakeConsentLink
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/consents/{id:guid}/links", HandleAsync).RequireRole(Role.PeerSpecialist).ShowsNothing();

    private static async Task<View> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        ConsentDbContext store,
        GuardianRule guardian,
        IConfiguration configuration,
        HttpRequest http,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var consent = await store.RequireVisibleAsync(id, caller, cancellation);
        if (consent.Status != ConsentStatus.Requested)
            throw new RefusedException("already-answered", "This request has been answered; there is nothing to sign.");
        if (request.Signer == SignerRole.Guardian && !consent.NeedsGuardian)
        {
            throw new RefusedException(
                "participant-signs-first", "The participant signs first, and may not need a guardian.");
        }
        if (request.Signer == SignerRole.PersonalRepresentative
            && (consent.Signatures.Count > 0 || (await guardian.ForAsync(consent, cancellation)).IsMinor))
        {
            throw new RefusedException(
                "no-representative", "The participant signs; for a minor the guardian besides.");
        }
        var (link, token, pin) = ConsentLink.Make(id, request.Signer, caller.Id, time.GetUtcNow());
        store.Links.Add(link);
        await store.SaveChangesAsync(cancellation);

        var root = PublicUrl.Of(http, configuration, PublicUrl.OfPeople);
        var url = $"{root}/api/consent/links/{token}";
        return new View(link.Id, url, QrCode.ToSvg(url), pin, link.ExpiresAt);
    }

    internal sealed record Request
    {
        public SignerRole Signer { get; init; }
    }

    /// <param name="QrCode">SVG of the address.</param>
    /// <param name="Pin">Tell it in person; it is not kept.</param>
    internal sealed record View(Guid Id, string Url, string QrCode, string Pin, DateTimeOffset ExpiresAt);
}
