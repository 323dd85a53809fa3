using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>A milestone is a goal that has been achieved.</summary>
internal static class GoalMapper
{
    public static Projection Map(MilestoneReached message) => new()
    {
        Id = message.MilestoneId,
        Version = 1,
        ParticipantId = message.ParticipantId,
        DiscloserId = message.OrganizationId,
        Category = DisclosureCategory.Engagement,
        Status = EnumCode.Of(Goal.GoalLifecycleStatus.Completed),
        Resource = new Goal
        {
            LifecycleStatus = Goal.GoalLifecycleStatus.Completed,
            AchievementStatus = Values.Concept(CodeSystems.GoalAchievement, "achieved"),
            Description = Values.Concept(CodeSystems.Milestone, message.MilestoneCode),
            Subject = Values.Patient(message.ParticipantId),
            StatusDate = Values.Date(message.ReachedOn),
        },
    };
}
