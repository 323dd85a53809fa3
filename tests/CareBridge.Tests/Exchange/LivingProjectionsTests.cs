using System.Net;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>What a participant keeps to themself never gets to the FHIR side, or leaves it again.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class LivingProjectionsTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Fact]
    public async Task A_milestone_in_own_words_is_read_while_it_is_shared_and_no_version_of_it_after()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Engagement);
        var hidden = Milestone();
        var address = $"/fhir/Goal/{hidden.MilestoneId}";

        await ProjectAsync(hidden);
        Assert.False(await IsKnownAsync(hidden.MilestoneId));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));

        await ProjectAsync(Shared(hidden, 2));
        var read = await (await world.ClinicClient.GetAsync(address)).JsonAsync();
        Assert.Equal("Called my daughter.", read.Text("description", "text"));

        await ProjectAsync(hidden with { Version = 3 });
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{address}/_history/2"));
        var found = await (await world.ClinicClient.GetAsync($"/fhir/Goal?patient={_participant}"))
            .Content.ReadAsStringAsync();
        Assert.DoesNotContain("daughter", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_late_of_one_that_is_not_shared_any_more_is_told_nobody()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Engagement);
        var hidden = Milestone();
        var address = $"/fhir/Goal/{hidden.MilestoneId}";

        foreach (var message in (MilestoneReached[])[hidden with { Version = 3 }, Shared(hidden, 2), hidden])
        {
            await ProjectAsync(message);
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{address}/_history/2"));
        }
    }

    [Fact]
    public async Task Computed_engagement_is_read_with_its_latest_reasons_under_its_own_category()
    {
        var engagement = new EngagementChanged
        {
            EngagementId = Guid.CreateVersion7(),
            Version = 2,
            ParticipantId = _participant,
            OrganizationId = world.Community,
            Engagement = Engagement.LostContact,
            Reasons = [EngagementReason.NoContact],
            ChangedAt = ExchangeWorld.Noon,
        };
        await world.ProjectAsync<ProjectEngagement, EngagementChanged>(engagement);
        await world.ProjectAsync<ProjectEngagement, EngagementChanged>(
            engagement with { Version = 1, Engagement = Engagement.Engaged, Reasons = [EngagementReason.AsAgreed] });
        var address = $"/fhir/Observation/{engagement.EngagementId}";
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.CheckInScores);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(address));

        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Engagement);

        var read = await (await world.ClinicClient.GetAsync(address)).JsonAsync();
        Assert.Equal("lost-contact", read.Text("valueCodeableConcept", "coding", 0, "code"));
        Assert.Equal("no-contact", read.Text("component", 0, "valueCodeableConcept", "coding", 0, "code"));
    }

    [Fact]
    public async Task A_meeting_is_told_once_it_is_confirmed()
    {
        var attendance = world.Attendance(_participant);
        await world.ProjectAsync(attendance with { Status = AttendanceStatus.Reported });
        await world.ProjectAsync(attendance with { Version = 2, Status = AttendanceStatus.NotConfirmed });
        Assert.False(await IsKnownAsync(attendance.AttendanceId));

        await world.ProjectAsync(attendance with { Version = 3 });

        Assert.True(await IsKnownAsync(attendance.AttendanceId));
    }

    private MilestoneReached Milestone() => new()
    {
        MilestoneId = Guid.CreateVersion7(),
        ParticipantId = _participant,
        OrganizationId = world.Community,
        RecordedBy = _participant,
        MilestoneCode = MilestoneCodes.Own,
        Shared = false,
        ReachedOn = new DateOnly(2026, 11, 19),
        RecordedAt = ExchangeWorld.Noon,
    };

    private MilestoneReached Shared(MilestoneReached milestone, long version) => milestone with
    {
        Version = version,
        Shared = true,
        Words = world.Host.Services.GetRequiredService<ISeal>().Seal(new MilestoneWords("Called my daughter.")),
    };

    private Task ProjectAsync(MilestoneReached message) =>
        world.ProjectAsync<ProjectMilestone, MilestoneReached>(message);

    private Task<bool> IsKnownAsync(Guid id) =>
        world.InStoreAsync(store => store.Heads.AnyAsync(head => head.Id == id));

    private async Task<HttpStatusCode> StatusAsync(string address) =>
        (await world.ClinicClient.GetAsync(address)).StatusCode;
}
