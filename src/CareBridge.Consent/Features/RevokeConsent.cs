using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features;

/// <summary>
/// The participant takes it back: here, or by telling anybody whom the consent names. Answered means committed: from
/// then on every decision sees it.
/// </summary>
internal static class RevokeConsent
{
    private const int MaxRequestBytes = ConsentDocument.MaxBytes / 3 * 4 + 64 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/consents/{id:guid}/revoke", RevokeAsync).RequireRole(Role.Participant).ShowsOwn();
        routes.MapPost("/consents/{id:guid}/record-revocation", RecordAsync)
            .WithMetadata(new RequestSizeLimitAttribute(MaxRequestBytes))
            .RequireRole(Role.PeerSpecialist, Role.PrivacyOfficer, Role.ClinicStaff, Role.CrisisResponder)
            .ShowsNothing();
    }

    private static async Task<ConsentView> RevokeAsync(
        Guid id, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var consent = await store.RequireVisibleAsync(id, caller, cancellation);
        var now = time.GetUtcNow();
        consent.Revoke(Revocation.InCareBridge(caller.Id, now), now);
        await store.SaveChangesAsync(cancellation);
        return ConsentView.Of(consent) with { AlreadyDisclosed = await ReliedOnAsync(store, id, cancellation) };
    }

    private static async Task<RecordedView> RecordAsync(
        Guid id,
        Request request,
        Caller caller,
        ConsentDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        new Check()
            .That(request.Manner is RevocationManner.Written or RevocationManner.Spoken, "manner", "written or spoken.")
            .That(request.ReceivedAt <= now, "receivedAt", "Not in the future.")
            .ThrowIfAny();
        var consent = await store.RequireNamingAsync(id, caller.Organization, cancellation);
        if (consent.Status != ConsentStatus.Revoked)
        {
            var letter = request.Letter is { } document
                ? ConsentDocument.Keep(
                    id, document.ContentType, document.Data, ConsentDocument.MaxBytes, caller.Id, "letter", now)
                : null;
            if (letter is not null) store.Documents.Add(letter);
            consent.Revoke(
                new Revocation(
                    request.Manner, caller.Id, request.ReceivedAt.AsKept(), caller.Organization, letter?.Id),
                now);
            await store.SaveChangesAsync(cancellation);
        }
        return new RecordedView(consent.Id, consent.Status, consent.RevokedAt!.Value);
    }

    /// <summary>What cannot be called back, said honestly.</summary>
    private static async Task<IReadOnlyList<ReliedOn>> ReliedOnAsync(
        ConsentDbContext store, Guid id, CancellationToken cancellation) =>
        await store.Disclosures.Where(d => d.ConsentId == id)
            .GroupBy(d => d.RecipientOrganizationId)
            .Select(lines => new ReliedOn(lines.Key, lines.Count(), lines.Max(d => d.DisclosedAt)))
            .ToListAsync(cancellation);

    /// <summary>Who heard the revocation may know no more of the consent than that it has ended.</summary>
    internal sealed record RecordedView(Guid Id, ConsentStatus Status, DateTimeOffset RevokedAt);

    /// <param name="Letter">The written revocation, scanned, if there is one.</param>
    internal sealed record Request(RevocationManner Manner, DateTimeOffset ReceivedAt, DocumentInput? Letter);
}
