using System.Security.Cryptography;
using CareBridge.Contracts;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Resilience;
using CareBridge.Platform.Security;
using CareBridge.Portal.Accounts;
using CareBridge.Portal.Domain;
using CareBridge.Portal.SignIn;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Portal.Features.Notices;

/// <summary>Shows a person's settings, and replaces them; a new address is sent a code first.</summary>
internal sealed class ChangePreferences(
    PortalDbContext store,
    Reachability reachability,
    PublicAddresses addresses,
    AskedMessages asked,
    PhoneNews news,
    ISeal seal,
    TimeProvider time)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(
                "/settings",
                (Caller caller, ChangePreferences change, CancellationToken cancellation) =>
                    change.ShowAsync(caller, cancellation))
            .RequireAuthorization().ShowsOwn().WithSummary("Show notice settings");
        routes.MapPut(
                "/settings",
                (PreferencesInput request, Caller caller, ChangePreferences change, HttpContext http,
                    CancellationToken cancellation) =>
                    change.ReplaceAsync(request, caller, http, cancellation))
            .RequireAuthorization().ShowsOwn().Produces<PreferencesView>()
            .ProducesProblem(StatusCodes.Status401Unauthorized).WithSummary("Change notice settings");
    }

    private async Task<PreferencesView> ShowAsync(Caller caller, CancellationToken cancellation)
    {
        var account = await store.RequireAccountAsync(caller.Id, cancellation);
        return Show(await reachability.PreferencesOfAsync(caller.Id, cancellation), account);
    }

    private async Task<IResult> ReplaceAsync(
        PreferencesInput request, Caller caller, HttpContext http, CancellationToken cancellation)
    {
        var account = await store.RequireAccountAsync(caller.Id, cancellation);
        request.Validate(reachability.Offered, addresses);
        var preferences = await reachability.PreferencesOfAsync(caller.Id, cancellation);
        if (request.Version is { } expected && expected != preferences.Version)
            throw new StaleVersionException(expected, preferences.Version);

        var (phone, at) = (preferences.Phone, time.Now());
        if (request.Phone != phone?.Address && http.AskForFreshProof(at) is { } ask) return ask;
        if (request.Phone != phone?.Address && phone?.ConfirmedAt is not null)
            news.TellByText(account, preferences, phone.Address);

        if (preferences.Version == 0) store.NoticePreferences.Add(preferences);
        preferences.Replace(request.ToTerms());
        preferences.Reach(OtherThan(account, request.NormalizedEmail), request.Phone);
        preferences.Call(request.WebhookUrl, KeyFor(request, preferences));
        foreach (var channel in new[] { Channel.Email, Channel.Sms })
            await AskAsync(preferences, channel, cancellation);
        await store.SaveChangesAsync(cancellation);
        return Results.Ok(Show(preferences, account));
    }

    /// <summary>The account's own needs no confirming.</summary>
    private static string? OtherThan(Account account, string? email) => email == account.Email ? null : email;

    private SealedContent? KeyFor(PreferencesInput request, NoticePreferences preferences)
    {
        if (request.WebhookUrl is null) return null;
        if (request.WebhookKey is { } given) return seal.Seal(given);
        return preferences.WebhookUrl == request.WebhookUrl
            ? preferences.WebhookKey
            : seal.Seal(WebhookSignature.NewKey());
    }

    /// <summary>Sends a code to an address that is not confirmed, unless one is on its way.</summary>
    private async Task AskAsync(NoticePreferences preferences, Channel channel, CancellationToken cancellation)
    {
        var now = time.Now();
        if (preferences.ContactOf(channel) is not { ConfirmedAt: null } contact || contact.IsOpen(now)) return;
        if (!reachability.Offered.Contains(channel)) return;
        var id = Guid.CreateVersion7(now);
        await asked.AddAsync(id, preferences.PersonId, Wording.Confirmation, channel, cancellation);
        preferences.Put(channel, contact.Ask(RandomNumberGenerator.GetInt32(ContactPoint.Codes), id, now));
    }

    private PreferencesView Show(NoticePreferences preferences, Account account) =>
        PreferencesView.Of(preferences, account, reachability.Offered, seal);
}
