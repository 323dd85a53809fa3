using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Mapping;
using CareBridge.Exchange.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class ProjectingTests(ExchangeWorld world)
{
    [Fact]
    public async Task Versions_that_come_in_any_order_and_twice_are_all_kept_and_the_highest_is_current()
    {
        var referral = world.Referral(Guid.CreateVersion7());
        ReferralChanged[] changes =
        [
            referral with { Version = 3, Status = ReferralStatus.Received },
            referral with { Version = 1, Status = ReferralStatus.Draft, SentAt = null },
            referral with { Version = 4, Status = ReferralStatus.Accepted },
            referral with { Version = 3, Status = ReferralStatus.Received },
            referral with { Version = 2, Status = ReferralStatus.Sent },
            referral with { Version = 4, Status = ReferralStatus.Accepted },
        ];
        foreach (var change in changes) await world.ProjectAsync<ProjectReferral, ReferralChanged>(change);

        var head = await HeadAsync("Task", referral.ReferralId);
        Assert.Equal(4, head.Version);
        Assert.Equal("accepted", head.Status);
        var versions = await world.InStoreAsync(store => store.Versions
            .Where(v => v.Type == "Task" && v.Id == referral.ReferralId).OrderBy(v => v.Version).ToListAsync());
        Assert.Equal([1, 2, 3, 4], versions.Select(v => v.Version));
        Assert.Equal(
            ["draft", "requested", "received", "accepted"],
            versions.Select(v => JsonDocument.Parse(v.Body).RootElement.Text("status")));
        Assert.Equal([false, true, true, true], versions.Select(v => v.Visible));
    }

    [Fact]
    public async Task A_message_on_the_bus_becomes_a_resource()
    {
        var checkIn = world.CheckIn(Guid.CreateVersion7());

        await world.InStoreAsync(store =>
        {
            store.Announce(checkIn);
            return store.SaveChangesAsync();
        });

        await Eventually.IsAsync(
            () => world.InStoreAsync(store => store.Heads.AnyAsync(h => h.Id == checkIn.CheckInId)));
    }

    [Fact]
    public async Task Two_reactions_at_once_to_one_message_leave_one_version()
    {
        var checkIn = world.CheckIn(Guid.CreateVersion7());

        await world.InStoreAsync(async store =>
        {
            for (var i = 0; i < 5; i++) store.Announce(checkIn);
            return await store.SaveChangesAsync();
        });

        await Eventually.IsAsync(() => world.InStoreAsync(async store =>
            !await store.Outbox.AnyAsync() && await store.Heads.AnyAsync(h => h.Id == checkIn.CheckInId)));
        Assert.Equal(1, await world.InStoreAsync(store => store.Versions.CountAsync(v => v.Id == checkIn.CheckInId)));
    }

    [Fact]
    public void A_check_in_is_a_survey_with_a_component_for_each_score_and_another_of_engagement()
    {
        var checkIn = world.CheckIn(Guid.CreateVersion7());

        var json = Json(ObservationMapper.Map(checkIn).First());

        Assert.Equal("Observation", json.Text("resourceType"));
        Assert.Equal(checkIn.CheckInId.ToString(), json.Text("id"));
        Assert.Equal("1", json.Text("meta", "versionId"));
        Assert.Equal("final", json.Text("status"));
        Assert.Equal("survey", json.Text("category", 0, "coding", 0, "code"));
        Assert.Equal($"Patient/{checkIn.ParticipantId}", json.Text("subject", "reference"));
        Assert.Equal("2026-11-20T12:00:00Z", json.Text("effectiveDateTime"));
        Assert.Equal(
            ["craving", "recovery-capital"],
            json.GetProperty("component").EnumerateArray().Select(c => c.Text("code", "coding", 0, "code")));
        Assert.Equal(37, json.GetProperty("component")[1].GetProperty("valueInteger").GetInt32());
        Assert.Equal(
            ["R", "42CFRPart2", "SUD", "NORDSCLCD"],
            json.GetProperty("meta").GetProperty("security").EnumerateArray().Select(label => label.Text("code")));

        var projection = ObservationMapper.Map(checkIn).Last();
        var engagement = Json(projection);
        Assert.Equal(DisclosureCategory.Engagement, projection.Category);
        Assert.Equal("engagement", engagement.Text("code", "coding", 0, "code"));
        Assert.Equal("at-risk", engagement.Text("valueCodeableConcept", "coding", 0, "code"));
        Assert.Equal("2026-11-20T12:00:00Z", engagement.Text("effectiveDateTime"));
        // Whoever sees the one is not to learn from it that there is the other.
        Assert.DoesNotContain($"{checkIn.CheckInId}", engagement.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain($"{projection.Id}", json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_check_in_without_a_score_it_is_said_that_there_is_none()
    {
        var checkIn = world.CheckIn(Guid.CreateVersion7()) with { Craving = null, RecoveryCapital = null };

        var json = Json(ObservationMapper.Map(checkIn).First());

        Assert.Equal("unknown", json.Text("dataAbsentReason", "coding", 0, "code"));
        Assert.False(json.TryGetProperty("component", out _));
    }

    [Fact]
    public async Task Scores_and_engagement_are_each_seen_under_a_category_of_its_own()
    {
        var checkIn = world.CheckIn(Guid.CreateVersion7());
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(checkIn);
        var search = $"/fhir/Observation?patient={checkIn.ParticipantId}";
        var engagement = ObservationMapper.EngagementId(checkIn.CheckInId);

        await world.ConsentAsync(checkIn.ParticipantId, DisclosureCategory.CheckInScores);
        var scores = await (await world.ClinicClient.GetAsync(search)).JsonAsync();
        var withheld = await world.ClinicClient.GetAsync($"/fhir/Observation/{engagement}");
        await world.ConsentAsync(checkIn.ParticipantId, DisclosureCategory.Engagement);
        var status = await (await world.ClinicClient.GetAsync(search)).JsonAsync();

        Assert.Equal([checkIn.CheckInId], scores.Matches());
        Assert.DoesNotContain("at-risk", scores.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, withheld.StatusCode);
        Assert.Equal([engagement], status.Matches());
        Assert.Equal(
            DisclosureCategory.Engagement,
            Assert.Single(world.Disclosures.Authorized.Last(
                question => question.Items.Any(item => item.ResourceId == engagement)).Items).Category);
    }

    [Fact]
    public void A_milestone_is_a_goal_achieved()
    {
        var json = Json(GoalMapper.Map(new MilestoneReached
        {
            MilestoneId = Guid.CreateVersion7(),
            ParticipantId = Guid.CreateVersion7(),
            OrganizationId = world.Community,
            RecordedBy = Guid.CreateVersion7(),
            MilestoneCode = "days-90",
            ReachedOn = new DateOnly(2026, 11, 19),
            RecordedAt = ExchangeWorld.Noon,
        }));

        Assert.Equal("completed", json.Text("lifecycleStatus"));
        Assert.Equal("achieved", json.Text("achievementStatus", "coding", 0, "code"));
        Assert.Equal("days-90", json.Text("description", "coding", 0, "code"));
        Assert.Equal("2026-11-19", json.Text("statusDate"));
    }

    [Fact]
    public void A_consent_names_who_discloses_what_to_whom_and_why()
    {
        var json = Json(ConsentMapper.Map(world.Granted(Guid.CreateVersion7())));

        Assert.Equal("active", json.Text("status"));
        Assert.Equal("patient-privacy", json.Text("scope", "coding", 0, "code"));
        Assert.Equal("59284-0", json.Text("category", 0, "coding", 0, "code"));
        Assert.Equal("42CFRPart2", json.Text("policyRule", "coding", 0, "code"));
        var provision = json.GetProperty("provision");
        Assert.Equal("2027-11-20T12:00:00Z", provision.Text("period", "end"));
        Assert.Equal($"Organization/{world.Community}", provision.Text("actor", 0, "reference", "reference"));
        Assert.Equal("IRCP", provision.Text("actor", 1, "role", "coding", 0, "code"));
        Assert.Equal("TREAT", provision.Text("purpose", 0, "code"));
        Assert.Equal("check-in-scores", provision.Text("class", 0, "code"));
    }

    [Theory]
    [InlineData(ReferralStatus.Draft, false, "draft", "draft")]
    [InlineData(ReferralStatus.AwaitingConsent, false, "on-hold", "on-hold")]
    [InlineData(ReferralStatus.Sent, true, "requested", "active")]
    [InlineData(ReferralStatus.Received, true, "received", "active")]
    [InlineData(ReferralStatus.Accepted, true, "accepted", "active")]
    [InlineData(ReferralStatus.Declined, true, "rejected", "revoked")]
    [InlineData(ReferralStatus.Completed, true, "completed", "completed")]
    [InlineData(ReferralStatus.Cancelled, true, "cancelled", "revoked")]
    public void A_referral_is_a_request_and_a_task(ReferralStatus status, bool visible, string task, string request)
    {
        var referral = world.Referral(Guid.CreateVersion7(), status);

        var tasked = TaskMapper.Map(referral, notes: null);
        var requested = ServiceRequestMapper.Map(referral, notes: null);

        Assert.Equal(visible, tasked.Visible);
        Assert.Equal(visible, requested.Visible);
        Assert.Equal(task, Json(tasked).Text("status"));
        Assert.Equal(request, Json(requested).Text("status"));
        Assert.Equal($"ServiceRequest/{referral.ReferralId}", Json(tasked).Text("focus", "reference"));
    }

    [Fact]
    public void A_referral_cancelled_before_it_was_sent_stays_unknown()
    {
        var referral = world.Referral(Guid.CreateVersion7(), ReferralStatus.Cancelled) with { SentAt = null };

        Assert.False(TaskMapper.Map(referral, notes: null).Visible);
    }

    private Task<ResourceHead> HeadAsync(string type, Guid id) =>
        world.InStoreAsync(store => store.Heads.SingleAsync(head => head.Type == type && head.Id == id));

    private static JsonElement Json(Projection projection) =>
        JsonDocument.Parse(projection.ToBody(ExchangeWorld.Noon)).RootElement;
}
