using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Aftercare.Features.Links;

/// <summary>
/// Whoever holds a link does the one thing that it is for: check in, agree to be somebody's partner, or see to a
/// warning as one.
/// </summary>
internal static class OpenLink
{
    public const string Path = "links";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/{token}", ShowAsync).AllowAnonymous().ShowsOwn().ExcludeFromDescription();
        routes.MapPost(Path + "/{token}", TakeAsync).AllowAnonymous().DisableAntiforgery().ShowsOwn()
            .ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(
        string token,
        Coded<Language>? language,
        AftercareDbContext store,
        LinkPages pages,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var read = language ?? Language.En;
        return await FindAsync(token, store, time.Now(), cancellation) is { } link
            ? await pages.ShowAsync(link, read, cancellation)
            : LinkPage.Closed(read);
    }

    private static async Task<IResult> TakeAsync(
        string token,
        HttpRequest request,
        AftercareDbContext store,
        LinkPages pages,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (await request.ReadPostedFormAsync(cancellation) is not { } form) return LinkPage.Closed(Language.En);
        var read = Coded<Language>.TryParse(form["language"], out var language) ? language.Value : Language.En;
        var now = time.Now();
        if (await FindAsync(token, store, now, cancellation) is not { } link) return LinkPage.Closed(read);
        return link.TryUse(now)
            ? await pages.TakeAsync(link, form, read, cancellation)
            : LinkPage.TooOften(read);
    }

    private static async Task<AftercareLink?> FindAsync(
        string token, AftercareDbContext store, DateTimeOffset now, CancellationToken cancellation)
    {
        var hash = SecretToken.HashOf(token);
        var link = await store.Links.SingleOrDefaultAsync(l => l.TokenHash == hash, cancellation);
        return link?.IsOpen(now) == true ? link : null;
    }
}
