using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Crisis;

internal static class CrisisPages
{
    public static void MapCrisisPages(this IEndpointRouteBuilder pages)
    {
        RaiseCrisis.Map(pages);
        ShowRaised.Map(pages);
        ShowBoard.Map(pages);
        AnswerCrisis.Map(pages);
        KeepOnCall.Map(pages);
        EditPlan.Map(pages);
        ShowAlarms.Map(pages);
        Practice.Map(pages);
        ShowFigures.Map(pages);
    }
}
