using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static CareBridge.Tests.Aftercare.Living.LivingDesk;

namespace CareBridge.Tests.Aftercare.Living;

/// <summary>Offline check-ins arrive once and in order, whatever the phone's clock and the network do.</summary>
public sealed class SyncingCheckInsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly Guid _device = Guid.CreateVersion7();

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Sent_twice_they_arrive_once()
    {
        var participant = await network.RegisterAsync();
        var batch = Batch(Now, Entry(1, Now.AddHours(-5)), Entry(2, Now.AddHours(-3)));

        var first = await SyncAsync(participant, batch);
        var second = await SyncAsync(participant, batch with { sentAt = Now.AddHours(7) });

        Assert.Equal(["recorded", "recorded"], Results(first));
        Assert.Equal(["repeated", "repeated"], Results(second));
        Assert.Equal(Times(first), Times(second));
        Assert.Equal([1, 2], await CravingsAsync(participant));
    }

    [Fact]
    public async Task Sent_several_times_at_once_they_arrive_once()
    {
        var participant = await network.RegisterAsync();
        var entries = Enumerable.Range(1, 8).Select(number => Entry(number, Now.AddHours(number - 10))).ToArray();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => SyncAsync(participant, Batch(Now, entries))));

        Assert.Single(answers.Select(answer => string.Join(' ', Times(answer))).Distinct());
        Assert.Equal(8, answers.SelectMany(Results).Count(result => result == "recorded"));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], await CravingsAsync(participant));
    }

    [Fact]
    public async Task Sent_out_of_order_in_parts_that_overlap_they_are_in_order()
    {
        var participant = await network.RegisterAsync();
        var entries = Enumerable.Range(1, 6).Select(number => Entry(number, Now.AddHours(number - 8))).ToArray();

        await SyncAsync(participant, Batch(Now, entries[4], entries[2]));
        await SyncAsync(participant, Batch(Now, entries[5], entries[0], entries[2]));
        await SyncAsync(participant, Batch(Now, entries[3], entries[1], entries[0]));

        Assert.Equal([1, 2, 3, 4, 5, 6], await CravingsAsync(participant));
    }

    [Theory]
    [InlineData(-9)]
    [InlineData(9)]
    public async Task After_the_phones_clock_was_set_they_are_in_order_and_none_lies_ahead(int hours)
    {
        var participant = await network.RegisterAsync();
        var set = TimeSpan.FromHours(hours);

        // The clock is set between the second and the third.
        var answer = await SyncAsync(participant, Batch(
            Now + set,
            Entry(4, Now.AddHours(-1) + set),
            Entry(1, Now.AddHours(-4)),
            Entry(3, Now.AddHours(-2) + set),
            Entry(2, Now.AddHours(-3))));

        var times = Times(answer).Select(text => DateTimeOffset.Parse(text!, null)).ToList();
        Assert.Equal([1, 2, 3, 4], await CravingsAsync(participant));
        Assert.Equal(times.Order(), times);
        Assert.All(times, time => Assert.True(time <= Now));
        Assert.InRange(times[3], Now.AddHours(-1).AddMinutes(-2), Now.AddHours(-1).AddMinutes(2));
    }

    [Fact]
    public async Task One_that_cannot_be_taken_keeps_no_other_back()
    {
        var participant = await network.RegisterAsync();
        var kept = Entry(2, Now.AddHours(-3));
        await SyncAsync(participant, Batch(Now, kept));

        var answer = await SyncAsync(participant, Batch(
            Now,
            Entry(1, Now.AddDays(-200)),
            kept with { craving = 9 },
            Entry(3, Now.AddHours(-1))));
        var other = await SyncAsync(participant, Batch(Now, Entry(2, Now.AddHours(-2))));

        Assert.Equal(["too-old", "different-content", "recorded"], Results(answer));
        Assert.Equal(["different-content"], Results(other));
        Assert.Equal([2, 3], await CravingsAsync(participant));
    }

    [Fact]
    public async Task Everything_wrong_with_them_is_told_and_nothing_is_kept()
    {
        var participant = await network.RegisterAsync();
        var client = network.Participant(participant);

        await client.PostAsJsonAsync(
                "/api/aftercare/check-ins/sync", Batch(Now, Entry(1, Now), Entry(1, Now) with { craving = 11 }))
            .IsProblemAsync(HttpStatusCode.UnprocessableEntity, """
                {
                  "title": "Some fields are not valid.",
                  "status": 422,
                  "errors": {
                    "entries": ["Each id and each sequence once."],
                    "entries[1].craving": ["0 to 10."]
                  }
                }
                """);
        await client.PostAsJsonAsync(
                "/api/aftercare/check-ins/sync",
                Batch(Now, Entry(1, Now)) with { organizationId = network.OtherCommunity })
            .IsAsync(HttpStatusCode.UnprocessableEntity);

        Assert.Empty(await client.ItemsAsync(About(participant, "check-ins")));
    }

    private Task<JsonElement> SyncAsync(Guid participant, Sync batch) =>
        network.Participant(participant).PostOkAsync("/api/aftercare/check-ins/sync", batch);

    /// <summary>In the order of time.</summary>
    private async Task<IEnumerable<int>> CravingsAsync(Guid participant) =>
        (await network.Participant(participant).ItemsAsync(About(participant, "check-ins"))).Reverse()
            .Select(checkIn => checkIn.GetProperty("craving").GetInt32());

    private Sync Batch(DateTimeOffset sentAt, params Item[] entries) =>
        new(network.Community, _device, sentAt, entries);

    /// <summary>Its craving is its number.</summary>
    private static Item Entry(int number, DateTimeOffset madeAt) =>
        new(Guid.CreateVersion7(), number, madeAt, number, "How it was.");

    private static IEnumerable<string?> Results(JsonElement answer) =>
        answer.GetProperty("entries").EnumerateArray().Select(entry => entry.Text("result"));

    private static IEnumerable<string?> Times(JsonElement answer) =>
        answer.GetProperty("entries").EnumerateArray().Select(entry => entry.Text("heldAt"));

#pragma warning disable IDE1006 // As JSON has them.
    private sealed record Sync(Guid organizationId, Guid deviceId, DateTimeOffset sentAt, IReadOnlyList<Item> entries);

    private sealed record Item(Guid id, long sequence, DateTimeOffset madeAt, int craving, string reflection);
#pragma warning restore IDE1006
}
