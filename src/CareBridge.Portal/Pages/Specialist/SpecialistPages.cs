using CareBridge.Platform.Security;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Specialist;

internal static class SpecialistPages
{
    public static Role[] Roles { get; } = [Role.PeerSpecialist];

    public static void MapSpecialistPages(this IEndpointRouteBuilder pages)
    {
        MyPeople.Map(pages);
        ShowPerson.Map(pages);
        CheckInFor.Map(pages);
        MarkMilestone.Map(pages);
        ReferPerson.Map(pages);
        ShowReferrals.Map(pages);
        FollowReferral.Map(pages);
        AskConsent.Map(pages);
        FollowRequest.Map(pages);
    }
}
