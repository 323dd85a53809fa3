using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Restrictions;

internal static class KeepRestriction
{
    /// <summary>Keeps what the participant said under an id of their own; saying it again changes nothing.</summary>
    public static async Task<IResult> KeepAsync(
        this ConsentDbContext store, Restriction said, string path, CancellationToken cancellation)
    {
        if (await store.Restrictions.SingleOrDefaultAsync(r => r.Id == said.Id, cancellation) is { } existing)
        {
            return existing.Says(said)
                ? Results.Ok(RestrictionView.Of(existing))
                : throw RefusedException.InUse();
        }
        store.Restrictions.Add(said);
        if (said.AskedOrganizationId is { } asked)
        {
            store.Tell(Notice.Of(
                NoticeKind.RestrictionRequested, NoticeAudience.PrivacyOfficers, asked, said.Id, said.MadeAt));
        }
        await store.SaveChangesAsync(cancellation);
        return Results.Created($"/api/consent/{path}/{said.Id}", RestrictionView.Of(said));
    }
}
