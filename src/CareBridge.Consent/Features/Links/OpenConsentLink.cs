using CareBridge.Consent.Domain;
using CareBridge.Consent.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Consent.Features.Links;

/// <summary>
/// The pages behind a link. The first is the same for every link, also for one that never was; it asks for the PIN.
/// </summary>
internal static class OpenConsentLink
{
    public const string Path = "links";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/{token}", Ask).AllowAnonymous().ShowsNothing().ExcludeFromDescription();
        routes.MapPost(Path + "/{token}", OpenAsync).AllowAnonymous().DisableAntiforgery().ShowsOwn()
            .ExcludeFromDescription();
    }

    private static IResult Ask(Coded<Language>? language = null) => PinPage.Show(language ?? Language.En);

    private static async Task<IResult> OpenAsync(
        string token,
        [FromForm] string? pin,
        [FromForm] Coded<Language>? language,
        ConsentDbContext store,
        LinkForms forms,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var hash = SecretToken.HashOf(token);
        var link = await store.Links.SingleOrDefaultAsync(l => l.TokenHash == hash, cancellation);
        var session = link?.Open(pin?.Trim() ?? "", now);
        try
        {
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Two tried at once; this one counts for nothing and may try again.
            session = null;
        }
        var read = language ?? Language.En;
        return session is null
            ? PinPage.Show(read, failed: true)
            : await forms.ShowAsync(
                link!, token, new LinkAnswer { Session = session, Language = read }, cancellation);
    }
}
