using System.Text.Json.Nodes;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Storage;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>Whatever fails, no number is lost or comes too early, and nothing is told that may not be.</summary>
[Collection(SubscriptionCollection.Name)]
public sealed class RecoveringTests(SubscriptionWorld world)
{
    private readonly string _path = $"hook-{Guid.CreateVersion7():N}";

    private ExchangeWorld Exchange => world.Exchange;

    [Fact]
    public async Task An_endpoint_that_fails_is_told_everything_in_order_when_it_is_back()
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(Of(participant));
        var isDown = true;
        world.Receiver.Answers[_path] = _ => Task.FromResult(isDown ? 500 : 204);
        for (var i = 0; i < 5; i++) await world.CheckInAsync(participant);

        await Eventually.IsAsync("error", () => world.StatusAsync(id));
        Assert.Equal("The endpoint's answer is not 2xx.", (await world.ReadAsync(id)).Text("error"));
        await Eventually.IsAsync("5", () => NumberAsync(id));
        var told = world.Receiver.EventsAt(_path);
        Assert.All(told, one => Assert.Equal([1], one.Numbers));
        Assert.Single(told.Select(one => one.Headers["webhook-id"]).Distinct());
        var before = world.Receiver.EventsAt(_path).Count;
        isDown = false;

        await Eventually.IsAsync("active", () => world.StatusAsync(id));
        await Eventually.IsAsync(5L, () => Task.FromResult(world.Receiver.EventsAt(_path)[^1].Numbers[^1]));
        var after = world.Receiver.EventsAt(_path).Skip(before).SelectMany(one => one.Numbers).Distinct();
        Assert.Equal([1, 2, 3, 4, 5], after.Order());
        Assert.Equal(after.Order(), after);
        Assert.False((await world.ReadAsync(id)).TryGetProperty("error", out _));
    }

    [Fact]
    public async Task What_was_revoked_meanwhile_goes_out_with_its_number_and_nothing_else()
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(Of(participant));
        var isDown = true;
        world.Receiver.Answers[_path] = _ => Task.FromResult(isDown ? 500 : 200);
        var checkIn = await world.CheckInAsync(participant);
        await Eventually.IsAsync("error", () => world.StatusAsync(id));
        var before = world.Receiver.EventsAt(_path).Count;

        Exchange.Disclosures.Revoke(participant, Exchange.Community, Exchange.Clinic);
        await world.CheckInAsync(participant);
        isDown = false;

        await Eventually.IsAsync("active", () => world.StatusAsync(id));
        // One that was on its way when it was revoked may still have come.
        var told = world.Receiver.EventsAt(_path)[^1];
        Assert.True(world.Receiver.EventsAt(_path).Count > before);
        Assert.Equal(1, Assert.Single(told.Events).Number());
        Assert.Equal(["event-number"], told.Events[0].GetProperty("part").EnumerateArray().Select(p => p.Text("name")));
        Assert.DoesNotContain(checkIn.CheckInId.ToString(), told.Bundle.GetRawText(), StringComparison.Ordinal);
        Assert.Single(told.Bundle.GetProperty("entry").EnumerateArray());
        Assert.False(told.Headers.ContainsKey("Part2-Notice"));
        Assert.Equal("1", await NumberAsync(id));
    }

    [Fact]
    public async Task Without_an_answer_of_Consent_nothing_is_told_and_nothing_is_lost()
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(Of(participant));
        Exchange.Disclosures.IsSilent = true;
        try
        {
            await world.CheckInAsync(participant);
            await Eventually.IsAsync(true, () => Exchange.InStoreAsync(
                store => store.TopicEvents.AnyAsync(e => e.ClaimedBy != null)));
            Assert.Empty(world.Receiver.EventsAt(_path));
        }
        finally
        {
            Exchange.Disclosures.IsSilent = false;
        }

        Assert.Equal([1], (await world.ReceivedAsync(_path)).Numbers);
        Assert.Equal("active", await world.StatusAsync(id));
    }

    [Fact]
    public async Task A_sign_of_life_comes_when_nothing_else_does()
    {
        var subscription = Of(Guid.CreateVersion7());
        subscription["channel"]!["extension"]!.AsArray().Add(
            SubscriptionWorld.Extension("backport-heartbeat-period", "valueUnsignedInt", 1));
        await world.SubscribeAsync(subscription);

        var beat = await Eventually.SucceedsAsync(() => Task.FromResult(
            world.Receiver.At(_path).First(one => one.Type == "heartbeat")));

        Assert.Empty(beat.Events);
        Assert.Equal("active", beat.Parameter("status").Text("valueCode"));
        Assert.Equal("0", beat.Parameter("events-since-subscription-start").Text("valueString"));
    }

    [Fact]
    public async Task An_endpoint_that_never_answers_keeps_no_other_waiting()
    {
        var participant = world.Consenting();
        var slow = new TaskCompletionSource<int>();
        var slowPath = _path + "-slow";
        var slowId = await world.SubscribeAsync(Of(participant, slowPath));
        var id = await world.SubscribeAsync(Of(participant));
        world.Receiver.Answers[slowPath] = _ => slow.Task;

        for (var i = 0; i < 3; i++) await world.CheckInAsync(participant);

        await world.ReceivedAsync(_path, one => one.Numbers[^1] == 3);
        Assert.Equal("active", await world.StatusAsync(slowId));
        await Eventually.IsAsync("The endpoint does not answer in time.", async () =>
            (await world.ReadAsync(slowId)).TryGetProperty("error", out var error) ? error.GetString() : null);
        slow.SetResult(200);
        world.Receiver.Answers.TryRemove(slowPath, out _);
        await world.ReceivedAsync(slowPath, one => one.Numbers[^1] == 3);
        Assert.Equal("active", await world.StatusAsync(id));
    }

    [Fact]
    public async Task A_client_that_is_shut_out_is_told_nothing_more()
    {
        var participant = world.Consenting();
        var system = await Exchange.RegisterAsync(Exchange.Clinic);
        var client = await Exchange.SignInAsync(system);
        await world.SubscribeAsync(Of(participant), client);
        await world.SubscribeAsync(Of(participant, _path + "-witness"));
        var disabled = await Exchange.Administrator.PostAsync($"/api/exchange/clients/{system}/disable", null);
        Assert.True(disabled.IsSuccessStatusCode);

        await world.CheckInAsync(participant);

        await world.ReceivedAsync(_path + "-witness");
        Assert.Empty(world.Receiver.EventsAt(_path));
    }

    [Fact]
    public async Task Its_end_turns_it_off()
    {
        var subscription = Of(Guid.CreateVersion7());
        subscription["end"] = DateTimeOffset.UtcNow.AddSeconds(2).ToString("O");

        var answer = await world.PostAsync(subscription);

        var id = Guid.Parse((await answer.JsonAsync()).Text("id")!);
        await Eventually.IsAsync("off", () => world.StatusAsync(id));
        Assert.Equal("Its end has come.", (await world.ReadAsync(id)).Text("error"));
    }

    /// <summary>
    /// A process that dies after its notification was taken, and before it could say so, leaves just this behind: a
    /// claim, and a number that is not known to be delivered.
    /// </summary>
    [Fact]
    public async Task What_a_killed_process_was_about_to_settle_is_told_again_by_another_under_the_same_number()
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(Of(participant));
        await world.CheckInAsync(participant);
        var first = await world.ReceivedAsync(_path);
        await SettledAsync(id);
        await Exchange.InStoreAsync(store => store.Subscriptions.Where(s => s.Id == id).ExecuteUpdateAsync(
            row => row.SetProperty(s => s.Delivered, 0)
                .SetProperty(s => s.DueAt, ExchangeWorld.Noon.AddYears(-1))
                .SetProperty(s => s.ClaimedUntil, DateTimeOffset.UtcNow.AddSeconds(1))));
        await world.CheckInAsync(participant);

        await world.ReceivedAsync(_path, one => one.Numbers[^1] == 2);
        var told = world.Receiver.EventsAt(_path);
        Assert.Equal([1, 1, 2], told.SelectMany(one => one.Numbers));
        Assert.Equal(first.Headers["webhook-id"], told[1].Headers["webhook-id"]);
    }

    [Fact]
    public async Task What_a_killed_process_had_claimed_to_number_is_numbered_by_another()
    {
        var participant = world.Consenting();
        await world.SubscribeAsync(Of(participant));
        var checkIn = Exchange.CheckIn(participant);
        await using (var scope = Exchange.Host.Services.CreateAsyncScope())
        {
            var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
            await scope.ServiceProvider.GetRequiredService<ProjectCheckIn>().HandleAsync(checkIn, default);
            var happened = store.TopicEvents.Local.Single(one => one.ResourceId == checkIn.CheckInId);
            happened.ClaimedBy = Guid.CreateVersion7();
            happened.ClaimedUntil = DateTimeOffset.UtcNow.AddSeconds(1);
            await store.SaveChangesAsync();
        }

        Assert.Equal([1], (await world.ReceivedAsync(_path)).Numbers);
    }

    [Fact]
    public async Task Two_instances_tell_every_number_once_and_in_order()
    {
        var participant = world.Consenting();
        await using var another = await Exchange.StartAnotherAsync();
        await world.SubscribeAsync(Of(participant));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => world.CheckInAsync(participant)));

        await world.ReceivedAsync(_path, one => one.Numbers[^1] == 20);
        var numbers = world.Receiver.EventsAt(_path).SelectMany(one => one.Numbers).ToList();
        Assert.Equal(Enumerable.Range(1, 20).Select(number => (long)number), numbers);
        var focuses = world.Receiver.EventsAt(_path).Select(one => one.Events[0].Focus());
        Assert.Equal(20, focuses.Distinct().Count());
    }

    [Fact]
    public async Task A_restart_in_the_middle_goes_on_where_it_was()
    {
        var participant = world.Consenting();
        var id = await world.SubscribeAsync(Of(participant));
        var isDown = true;
        world.Receiver.Answers[_path] = _ => Task.FromResult(isDown ? 500 : 200);
        for (var i = 0; i < 3; i++) await world.CheckInAsync(participant);
        await Eventually.IsAsync("3", () => NumberAsync(id));

        await using (await Exchange.StartAnotherAsync()) await Eventually.IsAsync("error", () => world.StatusAsync(id));
        isDown = false;

        await world.ReceivedAsync(_path, one => one.Numbers[^1] == 3);
        await SettledAsync(id);
        Assert.Equal([1, 2, 3], world.Receiver.EventsAt(_path).SelectMany(one => one.Numbers).Distinct());
    }

    private JsonObject Of(Guid participant, string? path = null) => world.Request(
        "aftercare-updated", path ?? _path, "id-only", $"Observation?patient=Patient/{participant}");

    private async Task<string?> NumberAsync(Guid id)
    {
        var status = await (await Exchange.ClinicClient.GetAsync($"/fhir/Subscription/{id}/$status")).JsonAsync();
        return status.GetProperty("entry")[0].GetProperty("resource")
            .Named("events-since-subscription-start")!.Value.Text("valueString");
    }

    private Task SettledAsync(Guid id) => Eventually.IsAsync(true, () => Exchange.InStoreAsync(store =>
        store.Subscriptions.AnyAsync(s => s.Id == id && s.Delivered == s.LastNumber && s.ClaimedUntil == null)));
}
