using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Clinic;

internal static class ClinicPages
{
    public static void MapClinicPages(this IEndpointRouteBuilder pages)
    {
        ShowInbox.Map(pages);
        MakeReferral.Map(pages);
        AnswerReferral.Map(pages);
        ShowPermitted.Map(pages);
        ShowSummary.Map(pages);
        WriteMessage.Map(pages);
        HearRevocation.Map(pages);
    }
}
