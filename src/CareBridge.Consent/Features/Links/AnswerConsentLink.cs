using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Links;

/// <summary>Signs or declines on the page that the PIN opened; after that the link is used up.</summary>
internal static class AnswerConsentLink
{
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
        if (link.UsedAt is null)
        {
            try
            {
                await TakeAsync(store, link, answer, guardian, now, cancellation);
            }
            catch (InvalidRequestException invalid)
            {
                store.ChangeTracker.Clear();
                return await forms.ShowAsync(link, token, answer with { Errors = invalid.Errors }, cancellation);
            }
            catch (Exception exception) when (exception is RefusedException or DbUpdateConcurrencyException)
            {
                // Somebody, perhaps they themselves with a second tap, was first: how it stands is said below.
                store.ChangeTracker.Clear();
            }
        }
        var status = await store.Consents.Where(c => c.Id == link.ConsentId).Select(c => c.Status)
            .SingleAsync(cancellation);
        return ThanksPage.Show(answer.Language, status);
    }

    private static async Task TakeAsync(
        ConsentDbContext store,
        ConsentLink link,
        LinkAnswer answer,
        GuardianRule guardian,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var consent = await store.Consents.SingleAsync(c => c.Id == link.ConsentId, cancellation);
        if (answer.SaysNo) consent.Decline(now);
        else consent.Grant(answer.ToGrant(link), now, await guardian.ForAsync(consent, cancellation));
        link.Use(now);
        await store.SaveChangesAsync(cancellation);
    }
}
