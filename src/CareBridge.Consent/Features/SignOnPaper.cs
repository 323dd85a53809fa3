using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Consent.Features;

/// <summary>
/// A specialist saw the participant, their guardian or representative sign on paper, and keeps the scan of it.
/// </summary>
internal static class SignOnPaper
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/consents/{id:guid}/sign-on-paper", HandleAsync)
            .WithMetadata(new RequestSizeLimitAttribute(DocumentInput.MaxRequestBytes))
            .RequireRole(Role.PeerSpecialist).ShowsOwn();

    private static async Task<ConsentView> HandleAsync(
        Guid id,
        Request request,
        Caller caller,
        ConsentDbContext store,
        GuardianRule guardian,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var consent = await store.RequireVisibleAsync(id, caller, cancellation);
        var now = time.GetUtcNow();
        var isRepeated = consent.Signatures.Any(signature => signature.Signer == request.Signer);
        new Check()
            .That(
                request.SignedAt is not null,
                "signedAt",
                "Required: the date beside the signature (42 CFR 2.31(a)(9)).")
            .That(request.Scan is not null, "scan", "Required: the signed form as PDF, PNG or JPEG.")
            .ThrowIfAny();
        var document = request.Scan!.ToDomain(id, caller.Id, "scan", now);
        consent.Grant(
            request.ToDomain() with
            {
                Signer = request.Signer,
                Method = SignatureMethod.WitnessedOnPaper,
                SignedAt = request.SignedAt,
                DocumentId = document.Id,
                WitnessedBy = caller.Id,
                ExplainedBy = request.ExplainedBy ?? caller.Id,
            },
            now,
            await guardian.ForAsync(consent, cancellation));
        if (!isRepeated) store.Documents.Add(document);
        await store.SaveChangesAsync(cancellation);
        return ConsentView.Of(consent);
    }

    internal sealed record Request : GrantInput
    {
        public SignerRole Signer { get; init; }

        public DateTimeOffset? SignedAt { get; init; }

        public DocumentInput? Scan { get; init; }

        /// <summary>Who explained the form; the caller when left out.</summary>
        public Guid? ExplainedBy { get; init; }
    }
}
