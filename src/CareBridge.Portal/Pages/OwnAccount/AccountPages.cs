using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.OwnAccount;

/// <summary>How people see and change how they sign in, and how they hear of news.</summary>
internal static class AccountPages
{
    public const string Api = "/api/portal/account";

    public static void MapAccountPages(this IEndpointRouteBuilder pages)
    {
        ShowAccount.Map(pages);
        KeepSecondFactor.Map(pages);
        KeepPasskeys.Map(pages);
        KeepNotices.Map(pages);
        ShowNews.Map(pages);
    }
}
