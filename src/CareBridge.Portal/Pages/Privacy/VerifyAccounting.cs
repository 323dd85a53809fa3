using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Privacy;

/// <summary>Whether the accounting is as it was written: computed anew, when somebody asks.</summary>
internal static class VerifyAccounting
{
    public const string Path = "/privacy/verify";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (Visit visit) => visit.Show<VerifyPage>(new VerifyPage.Shown(Result: null)))
            .RequireRole(Role.PrivacyOfficer);
        pages.MapPost(Path, RunAsync).RequireRole(Role.PrivacyOfficer);
    }

    private static async Task<IResult> RunAsync(Visit visit, ServiceApi api)
    {
        var (_, result) = await api.ChangeAsync<VerificationAnswer>(HttpMethod.Post, PrivacyApi.Verify, new { });
        return visit.Show<VerifyPage>(new VerifyPage.Shown(result));
    }
}
