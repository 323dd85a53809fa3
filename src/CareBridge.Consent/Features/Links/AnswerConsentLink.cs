using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
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
            .ShowsOwn();

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
        var answer = LinkAnswer.From(await request.ReadFormAsync(cancellation));
        var language = answer.Language;
        var now = time.GetUtcNow();
        var hash = ConsentLink.HashOf(token);
        var link = await store.Links.SingleOrDefaultAsync(l => l.TokenHash == hash, cancellation);
        if (link is null || !link.IsOpenTo(answer.Session, now)) return PinPage.Show(language, failed: true);

        var consent = await store.Consents.SingleAsync(c => c.Id == link.ConsentId, cancellation);
        try
        {
            if (answer.SaysNo) consent.Decline(now);
            else
            {
                var grant = answer.ToGrant(link);
                consent.Grant(grant, now, await guardian.AppliesAsync(consent, cancellation));
            }
            link.Use(now);
            await store.SaveChangesAsync(cancellation);
        }
        catch (InvalidRequestException invalid)
        {
            store.ChangeTracker.Clear();
            return await forms.ShowAsync(link, token, answer with { Errors = invalid.Errors }, cancellation);
        }
        catch (RefusedException)
        {
            return ThanksPage.Show(language, consent.Status);
        }
        return ThanksPage.Show(language, consent.Status);
    }
}
