using System.Text.Json;
using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Writing;
using CareBridge.Exchange.Mapping;
using Hl7.Fhir.Model;
using GoalStatus = CareBridge.Contracts.Aftercare.GoalStatus;

namespace CareBridge.Tests.Exchange;

/// <summary>Engagement as computed, goals and milestones in FHIR.</summary>
public sealed class LivingResourcesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Computed_engagement_is_an_observation_of_its_own_with_its_reasons_but_not_of_attendance()
    {
        var projection = ObservationMapper.Map(new EngagementChanged
        {
            EngagementId = Guid.CreateVersion7(),
            Version = 3,
            ParticipantId = Guid.CreateVersion7(),
            OrganizationId = Guid.CreateVersion7(),
            Engagement = Engagement.AtRisk,
            Reasons = [EngagementReason.CheckInsMissed, EngagementReason.MeetingsStopped],
            ChangedAt = Noon,
        });

        var json = Json(projection);
        Assert.Equal((DisclosureCategory.Engagement, 3), (projection.Category, projection.Version));
        Assert.Equal("at-risk", json.GetProperty("valueCodeableConcept").GetProperty("coding")[0]
            .GetProperty("code").GetString());
        var reason = Assert.Single(json.GetProperty("component").EnumerateArray());
        Assert.Contains("check-ins-missed", reason.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_meetings_are_the_only_reason_it_is_as_if_there_were_none()
    {
        var json = Json(ObservationMapper.Map(new EngagementChanged
        {
            EngagementId = Guid.CreateVersion7(),
            Version = 3,
            ParticipantId = Guid.CreateVersion7(),
            OrganizationId = Guid.CreateVersion7(),
            Engagement = Engagement.AtRisk,
            Reasons = [EngagementReason.MeetingsStopped],
            ChangedAt = Noon,
        }));

        Assert.Equal("engaged", json.Text("valueCodeableConcept", "coding", 0, "code"));
        Assert.Equal("as-agreed", json.Text("component", 0, "valueCodeableConcept", "coding", 0, "code"));
        Assert.Single(json.GetProperty("component").EnumerateArray());
    }

    [Fact]
    public void No_reason_is_less_grave_than_meetings_so_any_other_says_how_it_is_without_them()
    {
        var meetings = EngagementRules.All.Single(rule => rule.Reason == EngagementReason.MeetingsStopped);

        Assert.Equal(EngagementRules.All[^1].Engagement, meetings.Engagement);
    }

    [Fact]
    public void A_check_in_without_a_judgement_tells_scores_alone()
    {
        var message = new CheckInRecorded
        {
            CheckInId = Guid.CreateVersion7(),
            ParticipantId = Guid.CreateVersion7(),
            OrganizationId = Guid.CreateVersion7(),
            RecordedBy = Guid.CreateVersion7(),
            SobrietyKept = false,
            Sleep = 4,
            Connection = 0,
            HeldAt = Noon,
            RecordedAt = Noon,
        };

        var scores = Assert.Single(ObservationMapper.Map(message));

        var components = Json(scores).GetProperty("component").EnumerateArray().ToDictionary(
            part => part.GetProperty("code").GetProperty("coding")[0].GetProperty("code").GetString()!,
            part => part);
        Assert.Equal(["connection", "sleep", "sobriety-kept"], components.Keys.Order());
        Assert.False(components["sobriety-kept"].GetProperty("valueBoolean").GetBoolean());
        Assert.Equal(0, components["connection"].GetProperty("valueInteger").GetInt32());
    }

    [Theory]
    [InlineData(GoalStatus.Active, "active")]
    [InlineData(GoalStatus.OnHold, "on-hold")]
    [InlineData(GoalStatus.Completed, "completed")]
    [InlineData(GoalStatus.Cancelled, "cancelled")]
    [InlineData(GoalStatus.EnteredInError, "entered-in-error")]
    public void A_goal_says_what_when_whose_and_how_far_and_of_an_error_nothing(GoalStatus status, string expected)
    {
        var goal = new GoalChanged
        {
            GoalId = Guid.CreateVersion7(),
            Version = 2,
            ParticipantId = Guid.CreateVersion7(),
            OrganizationId = Guid.CreateVersion7(),
            Status = status,
            Achievement = GoalAchievement.NoChange,
            Owner = StepOwner.Participant,
            TargetOn = new DateOnly(2027, 1, 1),
            Text = new CareBridge.Contracts.SealedContent("-"),
            ChangedAt = Noon,
        };

        var projection = GoalMapper.Map(goal, new GoalText("A flat of my own"));

        var json = Json(projection);
        Assert.Equal(DisclosureCategory.AftercarePlan, projection.Category);
        Assert.Equal(expected, json.GetProperty("lifecycleStatus").GetString());
        var isError = status == GoalStatus.EnteredInError;
        Assert.Equal(isError, !json.GetRawText().Contains("A flat", StringComparison.Ordinal));
        if (isError) return;
        Assert.Equal("2027-01-01", json.GetProperty("target")[0].GetProperty("dueDate").GetString());
        Assert.Equal(
            $"Patient/{goal.ParticipantId}", json.GetProperty("expressedBy").GetProperty("reference").GetString());
        Assert.Contains("no-change", json.GetProperty("achievementStatus").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_milestone_in_own_words_is_told_while_it_is_shared()
    {
        var shared = new MilestoneReached
        {
            MilestoneId = Guid.CreateVersion7(),
            Version = 2,
            ParticipantId = Guid.CreateVersion7(),
            OrganizationId = Guid.CreateVersion7(),
            RecordedBy = Guid.CreateVersion7(),
            MilestoneCode = MilestoneCodes.Own,
            ReachedOn = new DateOnly(2026, 3, 1),
            RecordedAt = Noon,
        };

        var told = GoalMapper.Map(shared, new MilestoneWords("Called my daughter."));
        var withdrawn = GoalMapper.Map(shared with { Version = 3, Shared = false });

        Assert.Equal("Called my daughter.", Json(told).GetProperty("description").GetProperty("text").GetString());
        Assert.Equal((true, false), (told.Visible, withdrawn.Visible));
        Assert.Equal((0, 3), (told.ToldFrom, withdrawn.ToldFrom));
        Assert.DoesNotContain("own", Json(withdrawn).GetProperty("description").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(StepOwner.Participant, false)]
    [InlineData(StepOwner.Staff, false)]
    [InlineData(StepOwner.Staff, true)]
    public void Whose_a_step_is_survives_the_way_out_and_back(StepOwner? owner, bool isNamed)
    {
        var (participant, clinic) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var step = new PlanStep
        {
            Description = "Call Sam",
            Owner = owner,
            OwnerId = isNamed ? Guid.CreateVersion7() : null,
        };
        var projection = CarePlanMapper.Map(
            new AftercarePlanChanged
            {
                PlanId = Guid.CreateVersion7(),
                Version = 1,
                ParticipantId = participant,
                OrganizationId = clinic,
                WrittenBy = clinic,
                Status = PlanStatus.Active,
                StepStatuses = [PlanStepStatus.Scheduled],
                Text = new CareBridge.Contracts.SealedContent("-"),
                AuthoredAt = Noon,
                ChangedAt = Noon,
            },
            new PlanText { Title = "Staying well", Steps = [step] });
        var findings = new Findings();

        var filed = new CarePlanReader(findings, "https://clinics.example/fhir", clinic)
            .Read((CarePlan)projection.Resource);

        findings.ThrowIfAny();
        Assert.Equal(step, Assert.Single(filed.Text.Steps));
    }

    [Fact]
    public void A_step_is_nobody_elses_to_do()
    {
        foreach (var performer in (string[])["Patient/1", $"Organization/{Guid.CreateVersion7()}", "CareTeam/1"])
        {
            var plan = new CarePlan
            {
                Status = RequestStatus.Active,
                Intent = CarePlan.CarePlanIntent.Plan,
                Title = "Staying well",
                Subject = new ResourceReference($"Patient/{Guid.CreateVersion7()}"),
                Activity =
                [
                    new CarePlan.ActivityComponent
                    {
                        Detail = new CarePlan.DetailComponent
                        {
                            Status = CarePlan.CarePlanActivityStatus.Scheduled,
                            Description = "Call Sam",
                            Performer = [new ResourceReference(performer)],
                        },
                    },
                ],
            };
            var findings = new Findings();

            new CarePlanReader(findings, "https://clinics.example/fhir", Guid.CreateVersion7()).Read(plan);

            var found = Assert.Throws<UnacceptableException>(findings.ThrowIfAny);
            Assert.Equal(
                "CarePlan.activity[0].detail.performer[0]", Assert.Single(found.Issues).Expression.Single());
        }
    }

    private static JsonElement Json(Projection projection) =>
        JsonDocument.Parse(projection.ToBody(Noon)).RootElement;
}
