using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Mapping;

/// <summary>What somebody wants to reach; a milestone is a goal that has been achieved.</summary>
internal static class GoalMapper
{
    /// <param name="words">Of one in the participant's own words that is shared.</param>
    public static Projection Map(MilestoneReached message, MilestoneWords? words = null)
    {
        // What is not shared any more was never for others; of it only that there was something is left.
        var status = message.Shared ? Goal.GoalLifecycleStatus.Completed : Goal.GoalLifecycleStatus.EnteredInError;
        return new Projection
        {
            Id = message.MilestoneId,
            Version = message.Version,
            Visible = message.Shared,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = DisclosureCategory.Engagement,
            Status = EnumCode.Of(status),
            Resource = new Goal
            {
                LifecycleStatus = status,
                AchievementStatus =
                    message.Shared ? Values.Concept(CodeSystems.GoalAchievement, "achieved") : null,
                Description = message.Shared
                    ? new CodeableConcept(CodeSystems.Milestone, message.MilestoneCode, words?.Text)
                    : new CodeableConcept { Text = Withdrawn },
                Subject = Values.Patient(message.ParticipantId),
                StatusDate = message.Shared ? Values.Date(message.ReachedOn) : null,
            },
        };
    }

    public static Projection Map(GoalChanged message, GoalText text)
    {
        var status = Status(message.Status);
        var isError = message.Status == GoalStatus.EnteredInError;
        var goal = isError ? new Goal { Description = new CodeableConcept { Text = Withdrawn } } : Words(message, text);
        goal.LifecycleStatus = status;
        goal.Subject = Values.Patient(message.ParticipantId);
        return new Projection
        {
            Id = message.GoalId,
            Version = message.Version,
            ParticipantId = message.ParticipantId,
            DiscloserId = message.OrganizationId,
            Category = DisclosureCategory.AftercarePlan,
            Status = EnumCode.Of(status),
            Resource = goal,
        };
    }

    /// <summary>A Goal has to say something.</summary>
    private const string Withdrawn = "Withdrawn";

    private static Goal Words(GoalChanged message, GoalText text) => new()
    {
        AchievementStatus = Values.Concept(CodeSystems.GoalAchievement, EnumCode.Of(message.Achievement)),
        Description = new CodeableConcept { Text = text.Words },
        Start = message.StartsOn is { } start ? new Date(Values.Date(start)) : null,
        Target = message.TargetOn is { } due
            ? [new Goal.TargetComponent { Due = new Date(Values.Date(due)) }]
            : [],
        ExpressedBy = message.Owner == StepOwner.Participant
            ? Values.Patient(message.ParticipantId)
            : message.OwnerId is { } owner ? Values.Person(owner, message.OrganizationId) : null,
        StatusDate = Values.Date(DateOnly.FromDateTime(message.ChangedAt.UtcDateTime)),
    };

    private static Goal.GoalLifecycleStatus Status(GoalStatus status) => status switch
    {
        GoalStatus.Active => Goal.GoalLifecycleStatus.Active,
        GoalStatus.OnHold => Goal.GoalLifecycleStatus.OnHold,
        GoalStatus.Completed => Goal.GoalLifecycleStatus.Completed,
        GoalStatus.Cancelled => Goal.GoalLifecycleStatus.Cancelled,
        GoalStatus.EnteredInError => Goal.GoalLifecycleStatus.EnteredInError,
    };
}
