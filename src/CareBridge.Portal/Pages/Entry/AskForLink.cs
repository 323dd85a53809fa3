using CareBridge.Portal.Domain;
using CareBridge.Portal.Features.Notices;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Entry;

/// <summary>Asks for a link, to sign in by or to set a new password.</summary>
internal static class AskForLink
{
    public const string SignInPath = "/sign-in/link";
    public const string PasswordPath = "/sign-in/forgot";
    public const string ByText = "sms";

    public static void Map(IEndpointRouteBuilder pages)
    {
        MapOne(pages, SignInPath, LinkPurpose.SignIn);
        MapOne(pages, PasswordPath, LinkPurpose.Password);
    }

    private static void MapOne(IEndpointRouteBuilder pages, string path, LinkPurpose purpose)
    {
        pages.MapGet(path, (Visit visit, Reachability reachability) => Show(visit, reachability, purpose, false))
            .AllowAnonymous();
        pages.MapPost(path, (HttpContext http, Visit visit, SignInLinks links, Reachability reachability) =>
                TakeAsync(http, visit, links, reachability, purpose))
            .AllowAnonymous().KeepsNothing().CountsTries();
    }

    private static async Task<IResult> TakeAsync(
        HttpContext http, Visit visit, SignInLinks links, Reachability reachability, LinkPurpose purpose)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var channel = form["by"] == ByText && purpose == LinkPurpose.SignIn ? Channel.Sms : Channel.Email;
        await links.AskAsync($"{form["email"]}", purpose, channel, visit.Language, http.RequestAborted);
        return Show(visit, reachability, purpose, isAsked: true);
    }

    private static IResult Show(Visit visit, Reachability reachability, LinkPurpose purpose, bool isAsked) =>
        visit.Show<AskForLinkPage>(new AskForLinkPage.Asked(
            purpose == LinkPurpose.Password,
            isAsked,
            reachability.Offered.Contains(Channel.Email),
            purpose == LinkPurpose.SignIn && reachability.Offered.Contains(Channel.Sms)));
}
