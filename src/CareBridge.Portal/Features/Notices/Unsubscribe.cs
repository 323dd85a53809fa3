using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>
/// Stops notices without signing in (RFC 8058): looking at the address changes nothing, for programs look at what is in
/// e-mails; a POST does it at once. Nothing tells a good link from another, and nothing tells whose it is.
/// </summary>
internal static class Unsubscribe
{
    private const int Attempts = 5;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/unsubscribe/{token}", Ask).AllowAnonymous().ShowsNothing().ExcludeFromDescription();
        routes.MapPost("/unsubscribe/{token}", HandleAsync)
            .AllowAnonymous().DisableAntiforgery().ShowsNothing().ExcludeFromDescription();
    }

    private static HtmlPage Ask(string token, NoticeLinks links) =>
        NoticePages.AskToStop(links.Open(token)?.Language ?? NoticeLanguage.En);

    private static async Task<HtmlPage> HandleAsync(
        string token,
        NoticeLinks links,
        PortalDbContext store,
        Reachability reachability,
        CancellationToken cancellation)
    {
        if (links.Open(token) is not { } what) return NoticePages.Stopped(NoticeLanguage.En);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StopAsync(what, store, reachability, cancellation);
                return NoticePages.Stopped(what.Language);
            }
            catch (Exception exception) when (attempt < Attempts && StoreFaults.IsConflict(exception))
            {
                // They have changed their settings at this moment, or tapped twice.
                store.ChangeTracker.Clear();
            }
        }
    }

    private static async Task StopAsync(
        Unsubscription what, PortalDbContext store, Reachability reachability, CancellationToken cancellation)
    {
        if (!await store.Accounts.AnyAsync(a => a.Id == what.PersonId, cancellation)) return;
        var preferences = await reachability.PreferencesOfAsync(what.PersonId, cancellation);
        if (preferences.Version == 0) store.NoticePreferences.Add(preferences);
        preferences.Replace(preferences.Terms.Without(what.Kind));
        await store.SaveChangesAsync(cancellation);
    }
}
