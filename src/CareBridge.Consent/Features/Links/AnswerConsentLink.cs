using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Links;

/// <summary>Signs or declines on the page that the PIN opened; after that the link is used up.</summary>
internal static class AnswerConsentLink
{
    /// <summary>Losing a race this often in a row means something else is wrong.</summary>
    private const int Attempts = 10;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(OpenConsentLink.Path + "/{token}/answer", HandleAsync)
            .AllowAnonymous()
            .DisableAntiforgery()
            .ShowsOwn()
            .ExcludeFromDescription();

    public static string Address(string token) => $"/api/consent/{OpenConsentLink.Path}/{token}/answer";

    private static async Task<IResult> HandleAsync(
        string token,
        HttpRequest request,
        ConsentDbContext store,
        LinkForms forms,
        GuardianRule guardian,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (await request.ReadPostedFormAsync(cancellation) is not { } form)
            return PinPage.Show(Language.En, failed: true);
        var answer = LinkAnswer.From(form);
        var now = time.GetUtcNow();
        var hash = SecretToken.HashOf(token);
        var link = await store.Links.SingleOrDefaultAsync(l => l.TokenHash == hash, cancellation);
        if (link is null || !link.HasOpened(answer.Session, now)) return PinPage.Show(answer.Language, failed: true);
        var isTaken = true;
        try
        {
            await TakeAsync(store, link.Id, answer, guardian, now, cancellation);
        }
        catch (InvalidRequestException invalid)
        {
            store.ChangeTracker.Clear();
            return await forms.ShowAsync(link, token, answer with { Errors = invalid.Errors }, cancellation);
        }
        catch (RefusedException)
        {
            // Somebody was first, or it is not theirs to sign: they read that it was not taken, and how it stands.
            store.ChangeTracker.Clear();
            isTaken = false;
        }
        var status = await store.Consents.Where(c => c.Id == link.ConsentId).Select(c => c.Status)
            .SingleAsync(cancellation);
        return ThanksPage.Show(answer.Language, status, isTaken);
    }

    /// <summary>
    /// Once, whoever taps twice. What else happens to the request at the same moment, such as a reminder, takes
    /// nobody's answer away.
    /// </summary>
    private static async Task TakeAsync(
        ConsentDbContext store,
        Guid linkId,
        LinkAnswer answer,
        GuardianRule guardian,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            store.ChangeTracker.Clear();
            var link = await store.Links.SingleAsync(l => l.Id == linkId, cancellation);
            if (link.UsedAt is not null) return;
            var consent = await store.Consents.SingleAsync(c => c.Id == link.ConsentId, cancellation);
            if (answer.SaysNo) consent.Decline(now);
            else consent.Grant(answer.ToGrant(link), now, await guardian.ForAsync(consent, cancellation));
            link.Use(now);
            try
            {
                await store.SaveChangesAsync(cancellation);
                return;
            }
            catch (Exception exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                // What somebody else saved first is answered as it is now.
            }
        }
    }
}
