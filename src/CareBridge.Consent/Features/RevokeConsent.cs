using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
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
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/consents/{id:guid}/revoke", RevokeAsync).WithSummary("Revoke consent")
            .RequireRole(Role.Participant).ShowsOwn();
        routes.MapPost("/consents/{id:guid}/record-revocation", RecordAsync).WithSummary("Record revocation")
            .WithMetadata(new RequestSizeLimitAttribute(DocumentInput.MaxRequestBytes))
            .RequireRole(Role.PeerSpecialist, Role.PrivacyOfficer, Role.ClinicStaff, Role.SocialServiceStaff,
                Role.CrisisResponder)
            .ShowsNothing();
    }

    private static async Task<ConsentView> RevokeAsync(
        Guid id, Caller caller, ConsentDbContext store, TimeProvider time, CancellationToken cancellation)
    {
        var consent = await store.RevokeAsync(
            () => store.RequireVisibleAsync(id, caller, cancellation),
            _ => Revocation.InCareBridge(caller.Id, time.GetUtcNow()),
            time,
            cancellation);
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
            .That(
                request.ReceivedAt <= now + Revocation.ClockTolerance,
                "receivedAt",
                "Required: when you heard it; not in the future.")
            .ThrowIfAny();
        var consent = await store.RevokeAsync(
            () => store.RequireNamingAsync(id, caller.Organization, cancellation),
            consent => Record(store, consent, request, caller, now),
            time,
            cancellation);
        return new RecordedView(consent.Id, consent.Status, consent.RevokedAt!.Value);
    }

    private static Revocation Record(
        ConsentDbContext store, ConsentRecord consent, Request request, Caller caller, DateTimeOffset now)
    {
        var letter = request.Letter?.ToDomain(consent.Id, caller.Id, "letter", now);
        if (letter is not null) store.Documents.Add(letter);
        return new Revocation(
            request.Manner, caller.Id, Revocation.HeardAt(request.ReceivedAt, now), caller.Organization, letter?.Id);
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
    internal sealed record Request(RevocationManner Manner, DateTimeOffset? ReceivedAt, DocumentInput? Letter);
}
