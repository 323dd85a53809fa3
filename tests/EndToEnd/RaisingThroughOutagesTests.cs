using System.Globalization;
using System.Net;
using CareBridge.EndToEnd.Deployments;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;
using Xunit.Abstractions;

namespace CareBridge.EndToEnd;

/// <summary>
/// The broker stands still and the store restarts while crises are raised, with two instances of Crisis and of the
/// portal: what was accepted is paged, once; whoever was refused was told so.
/// <c>CAREBRIDGE_TEST_OUTAGE_SECONDS</c> says for how long the broker stands still.
/// </summary>
public sealed class RaisingThroughOutagesTests(ITestOutputHelper output)
{
    private const int Raises = 100;
    private const int Responders = 2;

    /// <summary>
    /// The store may die between a commit and its answer: whoever is refused then has raised it all the same.
    /// </summary>
    private const int MostInDoubt = 2;

    private static readonly TimeSpan StoreIsDown = TimeSpan.FromSeconds(3);

    /// <summary>The longer the broker was away, the longer it is until it is asked for again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(int.Parse(
        Environment.GetEnvironmentVariable("CAREBRIDGE_TEST_OUTAGE_SECONDS") ?? "20", CultureInfo.InvariantCulture));

    [Fact]
    public async Task What_was_accepted_is_paged_once_and_whoever_was_refused_was_told_so()
    {
        await using var deployment = await SevenProcesses.StartAsync("crisis", "portal");
        await using var network = await Network.SignUpAsync(deployment);
        // They do nothing, so that everybody who is to be paged is.
        foreach (var responder in await network.HireCrisisTeamAsync(Responders)) responder.Dispose();
        var (_, second) = await network.HireSpecialistAsync(deployment.AddressOf("portal-2"));
        using var signedIn = second;
        Person[] specialists = [network.Specialist, second];
        var paging = new PagingRecords(deployment.ConnectionTo("crisis"), deployment.ConnectionTo("portal"));
        var participants = await RegisterAsync(network, Raises + 1);
        // The team, and those who work there, have come to be known.
        await Eventually.SucceedsAsync(
            async () => Assert.Equal(
                HttpStatusCode.Created, (await RaiseAsync(network.Specialist, participants[0])).Status),
            Patience);
        await PagedAsync(paging, 1);

        await deployment.Broker.StopAsync();
        var raising = RaiseAllAsync(specialists, participants[1..]);
        await Task.Delay(Outage / 2);
        await deployment.Store.StopAsync();
        await Task.Delay(StoreIsDown);
        await deployment.Store.StartAgainAsync();
        var raises = await raising;
        await deployment.Broker.StartAgainAsync();
        var back = TimeProvider.System.GetUtcNow().UtcDateTime;

        var refused = raises.Where(raise => !raise.IsAccepted).ToList();
        Assert.NotEmpty(refused);
        var faults = await deployment.FaultsAsync();
        Assert.All(refused, raise => Assert.True(
            (raise.Status, raise.ContentType) == (HttpStatusCode.ServiceUnavailable, "application/problem+json"),
            $"{raise.Status}: {faults}"));
        var stored = await paging.EscalationsAsync();
        Assert.Empty(raises.Where(raise => raise.IsAccepted).Select(raise => raise.Id).Except(stored.Keys));
        var inDoubt = refused.Count(raise => stored.ContainsKey(raise.Id));
        output.WriteLine(
            $"{raises.Count - refused.Count} accepted, {refused.Count} refused, of which {inDoubt} are there");
        Assert.InRange(inDoubt, 0, MostInDoubt);
        await PagedAsync(paging, stored.Count);
        output.WriteLine("From raised to paged: " + Spread(
            (await paging.PagesAsync()).Select(page => page.PagedAt - stored[page.EscalationId])));
        output.WriteLine("From the broker's return to told: " + Spread(
            (await paging.NoticesAsync()).Where(notice => notice.CreatedAt >= back)
            .Select(notice => notice.CreatedAt - back)));

        // As they were told to.
        foreach (var raise in refused)
            Assert.True((await RaiseAsync(network.Specialist, raise.ParticipantId, raise.Id)).IsAccepted);
        await PagedAsync(paging, Raises + 1);
    }

    private static async Task<List<Guid>> RegisterAsync(Network network, int count)
    {
        var participants = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToList();
        await Parallel.ForEachAsync(participants, async (participant, _) => await network.Specialist.PutAsync(
            $"api/directory/participants/{participant}", new { givenName = "Jo", familyName = "Rivers" }));
        return participants;
    }

    /// <summary>Evenly, for as long as the broker stands still.</summary>
    private static async Task<IReadOnlyList<Raise>> RaiseAllAsync(
        IReadOnlyList<Person> specialists, IReadOnlyList<Guid> participants) => await Task.WhenAll(
        participants.Select(async (participant, number) =>
        {
            await Task.Delay(Outage * number / participants.Count);
            return await RaiseAsync(specialists[number % specialists.Count], participant);
        }));

    /// <summary>Of low severity: nobody else is paged for a quarter of an hour.</summary>
    private static async Task<Raise> RaiseAsync(Person specialist, Guid participant, Guid? again = null)
    {
        var id = again ?? Guid.CreateVersion7();
        using var answer = await specialist.TryPutAsync($"api/crisis/escalations/{id}", Reports.Low(participant));
        return new Raise(id, participant, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>Each of them has one page, and each responder one notice of it.</summary>
    private static async Task PagedAsync(PagingRecords paging, int escalations)
    {
        await Eventually.IsAsync(
            escalations * Responders, async () => (await paging.NoticesAsync()).Count, Patience);
        var (pages, notices) = (await paging.PagesAsync(), await paging.NoticesAsync());
        Assert.Equal(escalations, pages.Count);
        Assert.Equal(escalations, pages.Select(page => page.EscalationId).Distinct().Count());
        Assert.All(notices.GroupBy(notice => notice.PersonId), ofOne => Assert.Equal(escalations, ofOne.Count()));
        Assert.Equal(notices.Count, await paging.DispatchesAsync());
    }

    private static string Spread(IEnumerable<TimeSpan> delays)
    {
        var sorted = delays.Order().ToList();
        return $"median {At(0.5)}, 90th {At(0.9)}, 99th {At(0.99)}, longest {At(1)}";

        string At(double part) => $"{sorted[(int)((sorted.Count - 1) * part)].TotalSeconds:0.00} s";
    }

    private sealed record Raise(Guid Id, Guid ParticipantId, HttpStatusCode Status, string? ContentType)
    {
        public bool IsAccepted => Status is HttpStatusCode.Created or HttpStatusCode.OK;
    }
}
