using CareBridge.Consent.Domain;
using CareBridge.Consent.Domain.Forms;
using CareBridge.Consent.Storage;
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
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/links/{token}", Ask).AllowAnonymous();
        routes.MapPost("/links/{token}", OpenAsync).AllowAnonymous().DisableAntiforgery();
    }

    private static IResult Ask(string? language = null) => PinPage.Show(Known(language));

    private static async Task<IResult> OpenAsync(
        string token,
        [FromForm] string? pin,
        [FromForm] string? language,
        ConsentDbContext store,
        LinkForms forms,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var hash = ConsentLink.HashOf(token);
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
        return session is null
            ? PinPage.Show(Known(language), failed: true)
            : await forms.ShowAsync(link!, session, Known(language), LinkAnswer.Empty, cancellation);
    }

    internal static string Known(string? language) =>
        ConsentForms.Languages.Contains(language ?? "") ? language! : ConsentForms.English;
}
