using Microsoft.AspNetCore.Routing;

namespace CareBridge.Portal.Pages.Participant;

internal static class ParticipantPages
{
    public static void MapParticipantPages(this IEndpointRouteBuilder pages)
    {
        ShowToday.Map(pages);
        ShowConsents.Map(pages);
        AnswerConsent.Map(pages);
        KeepLimits.Map(pages);
        ShowSeen.Map(pages);
        CheckIn.Map(pages);
        ScoreRecovery.Map(pages);
        KeepMilestones.Map(pages);
        FollowPlan.Map(pages);
        KeepCircle.Map(pages);
        AgreeBoundaries.Map(pages);
        KeepMeetings.Map(pages);
        FollowReferral.Map(pages);
        ReadSafetyPlan.Map(pages);
        WriteSafetyPlan.Map(pages);
        TakeRecord.Map(pages);
        ChangeSettings.Map(pages);
    }
}
