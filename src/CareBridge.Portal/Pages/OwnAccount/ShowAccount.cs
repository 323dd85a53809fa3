using CareBridge.Platform.Domain;
using CareBridge.Portal.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>Who they are here: positions, password, second factors, sessions.</summary>
internal static class ShowAccount
{
    public const string Path = "/account";
    public const string Password = "password";
    public const string Position = "position";
    public const string EndSessions = "end-sessions";
    public const string EndSession = "end-session";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(
                Path,
                (HttpContext http, Visit visit, ServiceApi api) =>
                    ShowAsync(http, visit, api, new AccountPage.Attempt(null)))
            .RequireAuthorization();
        pages.MapPost(Path, ActAsync).RequireAuthorization().KeepsNothing();
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, Visit visit, ServiceApi api, BrowserSession session, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var action = form["action"].ToString();
        if (action == Position)
        {
            if (Guid.TryParse(form["personId"], out var position))
                await session.ActForAsync(http, position, cancellation);
            return Results.LocalRedirect(LocalAddress.Start);
        }
        var faults = await ChangeAsync(action, form, api);
        // These end every session; this browser's is opened again.
        if (!faults.Any && action is (Password or EndSessions))
            await session.RenewAsync(http, visit.Caller!.Id, cancellation);
        return await ShowAsync(http, visit, api, new AccountPage.Attempt(action) { Faults = faults });
    }

    private static Task<FormFaults> ChangeAsync(string action, IFormCollection form, ServiceApi api) => action switch
    {
        Password => api.ChangeAsync(
            HttpMethod.Post, "/api/portal/password", new { current = $"{form["current"]}", @new = $"{form["new"]}" }),
        EndSessions => api.ChangeAsync(HttpMethod.Post, AccountPages.Api + "/sessions/end"),
        EndSession when Guid.TryParse(form["session"], out var id) =>
            api.ChangeAsync(HttpMethod.Delete, $"{AccountPages.Api}/sessions/{id}"),
        _ => throw new NotFoundException("action"),
    };

    private static async Task<IResult> ShowAsync(
        HttpContext http, Visit visit, ServiceApi api, AccountPage.Attempt attempt)
    {
        var account = await api.ReadAsync<AccountAnswer>(AccountPages.Api);
        var sessions = await api.ReadAsync<IReadOnlyList<SessionAnswer>>(AccountPages.Api + "/sessions");
        var names = new Dictionary<Guid, string>();
        foreach (var id in account.Positions.Select(position => position.OrganizationId).OfType<Guid>().Distinct())
        {
            var organization = await api.TryReadAsync<OrganizationAnswer>($"/api/directory/organizations/{id}");
            if (organization is not null) names[id] = organization.Name;
        }
        return visit.Show<AccountPage>(
            new AccountPage.Shown(account, sessions, http.Features.Get<Proof>()?.SessionId, names, attempt),
            attempt.Faults.Status);
    }
}
