using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Storage;
using CareBridge.Platform.Web;
using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Features.Invitations;

/// <summary>
/// The page behind an invitation's link. Looking at it changes nothing, for programs look at what is in messages; it
/// says nothing of whom it is for or who invites.
/// </summary>
internal static class OpenInvitation
{
    private const string Path = "/links/{token}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).AllowAnonymous().ShowsNothing().ExcludeFromDescription();
        routes.MapPost(Path, TakeAsync).AllowAnonymous().DisableAntiforgery().ShowsNothing()
            .ExcludeFromDescription();
    }

    public static string PathOf(string token) => $"/api/portal/links/{token}";

    private static async Task<HtmlPage> ShowAsync(
        string token,
        Coded<NoticeLanguage>? language,
        PortalDbContext store,
        TimeProvider time,
        CancellationToken cancellation)
    {
        var invitation = await store.FindInvitationAsync(token, cancellation);
        return InvitationPage.Of(
            invitation, language ?? invitation?.Language ?? NoticeLanguage.En, InvitationFault.None, time);
    }

    private static async Task<HtmlPage> TakeAsync(
        string token,
        HttpRequest request,
        PortalDbContext store,
        AcceptInvitation accept,
        TimeProvider time,
        CancellationToken cancellation)
    {
        if (await request.ReadPostedFormAsync(cancellation) is not { } form)
            return InvitationPage.Closed(NoticeLanguage.En);
        var read = Coded<NoticeLanguage>.TryParse(form["language"], out var language)
            ? language.Value
            : NoticeLanguage.En;
        var invitation = await store.FindInvitationAsync(token, cancellation);
        if (invitation?.StatusAt(time.Now()) != InvitationStatus.Open)
            return InvitationPage.Of(invitation, read, InvitationFault.None, time);
        var fault = InvitationFault.Again;
        try
        {
            fault = await accept.TakeAsync(invitation, form, read, cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsConflict(exception))
        {
            // A second tap was quicker, or whoever invited; how it stands now they read.
            store.ChangeTracker.Clear();
            invitation = await store.FindInvitationAsync(token, cancellation);
        }
        return InvitationPage.Of(invitation, read, fault, time);
    }
}
