using System.Net;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Storage;
using CareBridge.Tests.Exchange.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exchange;

/// <summary>What takes long to be made leaves on decisions of the moment when it leaves.</summary>
public sealed class LongAnswersTests(ExportWorld worlds) : IClassFixture<ExportWorld>, IAsyncLifetime
{
    /// <summary>Beyond what is numbered meanwhile.</summary>
    private const int FirstNumber = 1000;

    private readonly Guid _participant = Guid.CreateVersion7();
    private readonly ExchangeWorld _world = worlds.World;
    private CheckInRecorded _checkIn = null!;

    public async Task InitializeAsync()
    {
        _checkIn = _world.CheckIn(_participant);
        await _world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(_checkIn);
        await _world.ConsentAsync(_participant, DisclosureCategory.CheckInScores);
    }

    public Task DisposeAsync()
    {
        _world.Disclosures.Permitted = null;
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("Observation?patient={participant}")]
    [InlineData("Observation?patient={participant}&_total=accurate")]
    [InlineData("Observation?patient={participant}&_revinclude=Provenance:target")]
    public async Task A_search_does_not_show_what_was_revoked_while_it_went_on(string search)
    {
        OnceOpened(() => _world.Disclosures.Revoke(_participant, _world.Community, _world.Clinic));

        var bundle = await (await _world.ClinicClient.GetAsync(Address(search))).JsonAsync();

        Assert.Empty(bundle.Matches());
        Assert.DoesNotContain($"{_checkIn.CheckInId}", bundle.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"total\":1", bundle.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_still_stands_is_one_disclosure_however_often_it_is_asked_for()
    {
        OnceOpened(() => { });

        var bundle = await (await _world.ClinicClient.GetAsync(Address("Observation?patient={participant}")))
            .JsonAsync();

        Assert.Equal([_checkIn.CheckInId], bundle.Matches());
        var asked = Asked();
        Assert.Equal(2, asked.Count);
        Assert.Single(asked.Select(question => question.DisclosureId).Distinct());
        Assert.Equal(asked[0].Items, asked[1].Items);
    }

    [Fact]
    public async Task An_entry_of_a_batch_becomes_a_refusal_when_it_is_revoked_while_others_are_carried_out()
    {
        var other = _world.CheckIn(Guid.CreateVersion7());
        await _world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(other);
        await _world.ConsentAsync(other.ParticipantId, DisclosureCategory.CheckInScores);
        OnceOpened(() => _world.Disclosures.Revoke(_participant, _world.Community, _world.Clinic));

        var entries = await _world.ClinicClient.CarryOutAsync(BundleDesk.Batch(
            BundleDesk.Get($"Observation/{_checkIn.CheckInId}"),
            BundleDesk.Get($"Observation/{other.CheckInId}"),
            BundleDesk.Get($"Observation/{Guid.CreateVersion7()}"))).EntriesAsync();

        Assert.Equal(["404", "200", "404"], entries.Select(BundleDesk.Status));
        Assert.Equal(
            entries[2].GetRawText().Replace("entry[2]", "entry[0]", StringComparison.Ordinal),
            entries[0].GetRawText());
    }

    [Fact]
    public async Task Of_an_event_that_is_revoked_while_others_are_opened_only_the_number_is_told()
    {
        var other = _world.CheckIn(Guid.CreateVersion7());
        await _world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(other);
        await _world.ConsentAsync(other.ParticipantId, DisclosureCategory.CheckInScores);
        var subscription = await SubscribeAsync(_checkIn.CheckInId, other.CheckInId);
        OnceOpened(() => _world.Disclosures.Revoke(_participant, _world.Community, _world.Clinic));

        var bundle = await (await _world.ClinicClient.GetAsync(
            $"/fhir/Subscription/{subscription}/$events?eventsSinceNumber={FirstNumber}")).JsonAsync();

        var events = bundle.GetProperty("entry")[0].GetProperty("resource").NotificationEvents().ToList();
        Assert.Equal([FirstNumber, FirstNumber + 1], events.Select(one => one.Number()));
        Assert.DoesNotContain($"{_checkIn.CheckInId}", bundle.GetRawText(), StringComparison.Ordinal);
        Assert.EndsWith($"/Observation/{other.CheckInId}", events[1].Focus());
        // Notifying it would be permitted, too, of what the other tests ask for.
        await _world.ClinicClient.DeleteAsync($"/fhir/Subscription/{subscription}");
    }

    /// <summary>With these as its events, as if they had been numbered.</summary>
    private async Task<Guid> SubscribeAsync(params Guid[] observations)
    {
        var answer = await _world.ClinicClient.PostAsync("/fhir/Subscription", SubscriptionWorld.Body(
            SubscriptionWorld.RequestTo("https://ehr.example.org/hook", "aftercare-updated", "id-only")));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = Guid.Parse((await answer.JsonAsync()).Text("id")!);
        await _world.InStoreAsync(async store =>
        {
            var key = (await store.Subscriptions.SingleAsync(subscription => subscription.Id == id)).Key;
            store.SubscriptionEvents.AddRange(observations.Select((observation, index) => new SubscriptionEvent
            {
                SubscriptionKey = key,
                Number = FirstNumber + index,
                EventId = Guid.CreateVersion7(),
                Type = "Observation",
                ResourceId = observation,
                IsStop = false,
                HappenedAt = ExchangeWorld.Noon,
            }));
            return await store.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>As if the rest took longer than a decision is good for.</summary>
    private void OnceOpened(Action then)
    {
        var isFirst = true;
        _world.Disclosures.Permitted = question =>
        {
            if (!isFirst || question.Items.All(item => item.ParticipantId != _participant)) return;
            isFirst = false;
            worlds.Clock.Advance(2 * Permits.Fresh);
            then();
        };
    }

    private string Address(string search) => $"/fhir/{search.Replace("{participant}", $"{_participant}")}";

    private List<AuthorizeDisclosure> Asked() => [.. _world.Disclosures.Authorized
        .Where(question => question.Items.Any(item => item.ParticipantId == _participant))];
}
