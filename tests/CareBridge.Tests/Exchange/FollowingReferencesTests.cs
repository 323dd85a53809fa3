using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange;

/// <summary>What a search follows references to, it tells of.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class FollowingReferencesTests(ExchangeWorld world) : IAsyncLifetime
{
    private readonly Guid _participant = Guid.CreateVersion7();
    private readonly string _family = $"Rivers-{Guid.CreateVersion7():N}";

    public Task InitializeAsync() => world.ProjectAsync<ProjectParticipant, ParticipantChanged>(
        world.Participant(_participant, version: 1) with
        {
            Details = world.Host.Services.GetRequiredService<ISeal>().Seal(
                new ParticipantDetails { GivenName = "Jo", FamilyName = _family, Identifiers = [] }),
        });

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_points_to_a_public_match_is_looked_for_among_those_who_may_be_seen()
    {
        var (hidden, asked) = (Guid.CreateVersion7(), new ConcurrentBag<Guid>());
        foreach (var person in (Guid[])[hidden, _participant])
            await world.ProjectAsync(world.Attendance(person));
        await world.ConsentAsync(_participant, DisclosureCategory.Attendance);
        world.Disclosures.Deciding = (question, _) =>
        {
            asked.Add(question.ParticipantId);
            return Task.CompletedTask;
        };

        var bundle = await SearchAsync($"Organization?_id={world.Community}&_revinclude=Encounter:service-provider");

        world.Disclosures.Deciding = null;
        Assert.Contains(
            bundle.Entries("include"),
            meeting => meeting.Text("subject", "reference") == $"Patient/{_participant}");
        Assert.DoesNotContain(hidden, asked);
    }

    [Theory]
    [InlineData("Organization?_id={community}&_has:Encounter:service-provider:patient={participant}")]
    [InlineData("Organization?_has:Encounter:service-provider:patient={participant}&_summary=count")]
    [InlineData("Patient?_id={participant}&_has:Encounter:patient:class=AMB")]
    [InlineData("Patient?_id={participant}&_has:Encounter:patient:class=AMB&_summary=count")]
    [InlineData("Patient?_has:Encounter:patient:class=AMB&family={family}")]
    public async Task What_a_match_tells_besides_itself_is_on_record(string search)
    {
        var other = Guid.CreateVersion7();
        foreach (var person in (Guid[])[other, _participant])
        {
            await world.ProjectAsync(world.Attendance(person) with { Format = MeetingFormat.InPerson });
            await world.ConsentAsync(person, DisclosureCategory.Attendance);
        }
        search = search.Replace("{participant}", $"{_participant}").Replace("{community}", $"{world.Community}")
            .Replace("{family}", _family);
        var before = world.Disclosures.Authorized.Count;

        var bundle = await SearchAsync(search);
        var items = Told(before);

        Assert.Contains("42CFRPart2", bundle.Text("meta", "security"));
        Assert.Contains("42 CFR part 2", bundle.GetRawText());
        Assert.Contains(items, item => item.ResourceType == "Bundle"
            && item.ResourceId == Guid.Parse(bundle.Text("id")!)
            && item.ParticipantId == _participant
            && item.Category == DisclosureCategory.Attendance);
        Assert.DoesNotContain(items, item => item.ParticipantId == other);

        // When there is nothing to tell, it is asked about nobody.
        var questions = world.Disclosures.Authorized.Count - before;
        foreach (var person in (Guid[])[other, _participant])
            world.Disclosures.Permit(person, world.Community, world.Clinic);
        before = world.Disclosures.Authorized.Count;
        var nothing = await SearchAsync(search);

        Assert.Empty(nothing.Matches());
        Assert.False(nothing.TryGetProperty("meta", out _));
        Assert.DoesNotContain(Told(before), item => item.ParticipantId == other || item.ParticipantId == _participant);
        Assert.Equal(questions, world.Disclosures.Authorized.Count - before);

        List<DisclosureItem> Told(int since) =>
            [.. world.Disclosures.Authorized.Skip(since).SelectMany(question => question.Items)];
    }

    [Fact]
    public async Task What_it_tells_is_not_sent_when_it_has_been_revoked_since_it_was_found()
    {
        await world.ProjectAsync(world.Attendance(_participant));
        await world.ConsentAsync(_participant, DisclosureCategory.Attendance);
        world.Disclosures.Permitted = question =>
        {
            if (question.Items.Any(item => item.ResourceType == "Patient" && item.ParticipantId == _participant))
                world.Disclosures.Permit(_participant, world.Community, world.Clinic);
        };

        var answer = await world.ClinicClient.GetAsync(
            $"/fhir/Patient?_id={_participant}&_has:Encounter:patient:class=VR");

        world.Disclosures.Permitted = null;
        await answer.IssueAsync(HttpStatusCode.ServiceUnavailable);
    }

    private async Task<JsonElement> SearchAsync(string search)
    {
        var answer = await world.ClinicClient.GetAsync($"/fhir/{search}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }
}
