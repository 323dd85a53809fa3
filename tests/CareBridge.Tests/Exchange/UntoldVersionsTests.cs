using System.Globalization;
using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

/// <summary>That there is a version tells something by itself: where it would tell too much, there is none.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class UntoldVersionsTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();
    private readonly Guid _engagement = Guid.CreateVersion7();

    [Fact]
    public async Task A_change_for_meetings_alone_is_no_change_to_whoever_may_not_know_of_meetings()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Engagement);
        var agreed = Computed(1, Engagement.Engaged, EngagementReason.AsAgreed);
        var address = $"/fhir/Observation/{agreed.EngagementId}";
        var meetings = Computed(2, Engagement.AtRisk, EngagementReason.MeetingsStopped) with
        {
            ToldVersion = 1,
            ToldAt = agreed.ToldAt,
        };
        await ProjectAsync(agreed);
        var before = await world.ClinicClient.GetStringAsync(address);
        var sorted = await world.ClinicClient.GetStringAsync(Search(before));

        await ProjectAsync(meetings);
        await ProjectAsync(meetings);

        Assert.Equal(before, await world.ClinicClient.GetStringAsync(address));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"{address}/_history/2"));
        Assert.Equal(["1"], await VersionsAsync(address));
        Assert.Equal(Found(sorted), Found(await world.ClinicClient.GetStringAsync(Search(before))));

        var both = Computed(
            3, Engagement.AtRisk, EngagementReason.CheckInsMissed, EngagementReason.MeetingsStopped) with
        {
            ToldVersion = 2,
        };
        var again = Computed(4, Engagement.AtRisk, EngagementReason.CheckInsMissed) with
        {
            ToldVersion = 2,
            ToldAt = both.ToldAt,
        };
        // The later one first: what is told of the two is the same.
        await ProjectAsync(again);
        var told = await world.ClinicClient.GetStringAsync(address);
        await ProjectAsync(both);
        Assert.Equal(["2", "1"], await VersionsAsync(address));
        Assert.Equal(told, await world.ClinicClient.GetStringAsync(address));
        Assert.Equal(ExchangeWorld.Noon.AddDays(3), DateTimeOffset.Parse(
            JsonDocument.Parse(told).RootElement.Text("issued")!, CultureInfo.InvariantCulture));

        string Search(string read) =>
            $"/fhir/Observation?patient={_participant}&_sort=-_lastUpdated&_lastUpdated=le"
                + Uri.EscapeDataString(JsonDocument.Parse(read).RootElement.Text("meta", "lastUpdated")!);

        static IReadOnlyList<Guid> Found(string bundle) => JsonDocument.Parse(bundle).RootElement.Matches();
    }

    [Fact]
    public async Task What_comes_late_between_two_that_say_the_same_becomes_one_of_three_versions()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Engagement);
        var agreed = Computed(1, Engagement.Engaged, EngagementReason.AsAgreed);

        await ProjectAsync(agreed);
        await ProjectAsync(Computed(3, Engagement.AtRisk, EngagementReason.MeetingsStopped));
        await ProjectAsync(Computed(2, Engagement.LostContact, EngagementReason.NoContact));

        var address = $"/fhir/Observation/{agreed.EngagementId}";
        Assert.Equal(["3", "2", "1"], await VersionsAsync(address));
        var read = await (await world.ClinicClient.GetAsync(address)).JsonAsync();
        Assert.Equal("engaged", read.Text("valueCodeableConcept", "coding", 0, "code"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_participant_said_and_took_back_before_anybody_was_told_is_told_nobody(bool wasDenied)
    {
        await world.ConsentAsync(_participant, DisclosureCategory.Attendance);
        var said = world.Attendance(_participant) with { RecordedBy = _participant };
        await world.ProjectAsync(said with { Status = AttendanceStatus.Reported });
        var retracted = said with { Version = 2, Status = AttendanceStatus.EnteredInError };
        if (wasDenied)
        {
            var denied = said with
            {
                Version = 2,
                Status = AttendanceStatus.NotConfirmed,
                ConfirmedBy = Guid.CreateVersion7(),
            };
            await world.ProjectAsync(denied);
            retracted = denied with { Version = 3, Status = AttendanceStatus.EnteredInError };
        }

        await world.ProjectAsync(retracted);
        await world.ProjectAsync(retracted);

        await IsUnknownAsync(said.AttendanceId);
    }

    [Fact]
    public async Task That_it_was_an_error_is_told_where_it_was_told_before_and_not_where_that_comes_late()
    {
        await world.ConsentAsync(_participant, DisclosureCategory.Attendance);
        var (told, late) = (Confirmed(), Confirmed());

        await world.ProjectAsync(told);
        await world.ProjectAsync(Retracted(told));
        await world.ProjectAsync(Retracted(late));
        await world.ProjectAsync(late);

        var read = await (await world.ClinicClient.GetAsync($"/fhir/Encounter/{told.AttendanceId}")).JsonAsync();
        Assert.Equal("entered-in-error", read.Text("status"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/fhir/Encounter/{late.AttendanceId}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/fhir/Encounter/{late.AttendanceId}/_history/2"));

        AttendanceChanged Confirmed() => world.Attendance(_participant) with
        {
            Version = 2,
            RecordedBy = _participant,
            ConfirmedBy = Guid.CreateVersion7(),
        };

        static AttendanceChanged Retracted(AttendanceChanged attendance) =>
            attendance with { Version = 3, Status = AttendanceStatus.EnteredInError };
    }

    private EngagementChanged Computed(long version, Engagement engagement, params EngagementReason[] reasons) => new()
    {
        EngagementId = _engagement,
        Version = version,
        ParticipantId = _participant,
        OrganizationId = world.Community,
        Engagement = engagement,
        Reasons = reasons,
        ChangedAt = ExchangeWorld.Noon.AddDays(version),
        ToldVersion = version,
        ToldAt = ExchangeWorld.Noon.AddDays(version),
    };

    private Task ProjectAsync(EngagementChanged message) =>
        world.ProjectAsync<ProjectEngagement, EngagementChanged>(message);

    /// <summary>The newest first.</summary>
    private async Task<string[]> VersionsAsync(string address)
    {
        var history = await (await world.ClinicClient.GetAsync($"{address}/_history")).JsonAsync();
        return
        [
            .. history.GetProperty("entry").EnumerateArray()
                .Where(entry => entry.Text("resource", "resourceType") == "Observation")
                .Select(entry => entry.Text("resource", "meta", "versionId")!),
        ];
    }

    private async Task IsUnknownAsync(Guid attendance)
    {
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/fhir/Encounter/{attendance}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/fhir/Encounter/{attendance}/_history"));
        var found = await (await world.ClinicClient.GetAsync($"/fhir/Encounter?patient={_participant}")).JsonAsync();
        Assert.Empty(found.Matches());
    }

    private async Task<HttpStatusCode> StatusAsync(string address) =>
        (await world.ClinicClient.GetAsync(address)).StatusCode;
}
