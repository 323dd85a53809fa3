using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Privacy;

internal static class PrivacyPages
{
    public static void MapPrivacyPages(this IEndpointRouteBuilder pages)
    {
        ShowPrivacy.Map(pages);
        SearchAccounting.Map(pages);
        VerifyAccounting.Map(pages);
        ReviewAccess.Map(pages);
        QueryBreach.Map(pages);
        ShowExpiring.Map(pages);
        ShowRecipients.Map(pages);
        KeepHolds.Map(pages);
    }
}
