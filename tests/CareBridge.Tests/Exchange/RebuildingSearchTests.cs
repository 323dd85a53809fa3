using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Operation;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exchange;

/// <summary>What searches look at is made anew from the resources, while everything else goes on.</summary>
public sealed class RebuildingSearchTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Path = "/api/exchange/operation/rebuilds";

    [Fact]
    public async Task Lost_rows_come_back_and_the_others_stay_as_they_were()
    {
        await ProjectedAsync(await network.RegisterAsync());
        var before = await EntriesAsync();
        await network.InStoreAsync<ExchangeDbContext, int>(async store =>
        {
            await store.PatientIdentifiers.ExecuteDeleteAsync();
            return await store.Tokens.Where(entry => entry.Parameter == "kind" || entry.Type == "Organization")
                .ExecuteDeleteAsync();
        });
        Assert.NotEqual(before, await EntriesAsync());
        var id = Guid.CreateVersion7();

        var begun = await BeginAsync(id, "search");
        var again = await BeginAsync(id, "search");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (begun.StatusCode, again.StatusCode));
        var total = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("total").GetInt32();
        await DoneAsync(id);
        Assert.Equal(before, await EntriesAsync());
        Assert.True((await ReadAsync(id)).GetProperty("done").GetInt32() >= total);
    }

    [Fact]
    public async Task One_that_a_dead_instance_had_begun_goes_on_where_it_was_when_its_claim_has_run_out()
    {
        var participants = new List<Guid>();
        for (var i = 0; i < 3; i++) participants.Add(await network.RegisterAsync());
        foreach (var participant in participants) await ProjectedAsync(participant);
        var positions = await network.InStoreAsync<ExchangeDbContext, List<long>>(store =>
            store.Heads.OrderBy(head => head.Position).Select(head => head.Position).ToListAsync());
        var half = positions[positions.Count / 2];
        var id = Guid.CreateVersion7();
        await network.InStoreAsync<ExchangeDbContext, int>(async store =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var rebuild = Rebuild.Begin(id, "search", positions.Count, Guid.CreateVersion7(), now.AddMinutes(-1));
            rebuild.Advance(new ProjectionStep(1000, half), now);
            store.Rebuilds.Add(rebuild);
            return await store.SaveChangesAsync();
        });

        await DoneAsync(id);

        var done = (await ReadAsync(id)).GetProperty("done").GetInt32();
        Assert.InRange(done, 1000 + positions.Count(position => position > half), 1000 + positions.Count);
    }

    [Fact]
    public async Task What_the_service_does_not_keep_is_not_made_anew_and_one_goes_at_a_time()
    {
        var unknown = await BeginAsync(Guid.CreateVersion7(), "memories");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("projection", await unknown.Content.ReadAsStringAsync());
        var running = Guid.CreateVersion7();
        await network.InStoreAsync<ExchangeDbContext, int>(async store =>
        {
            // Claimed by somebody who is still at it.
            store.Rebuilds.Add(Rebuild.Begin(
                running, "search", 1, Guid.CreateVersion7(), TimeProvider.System.GetUtcNow().AddHours(1)));
            return await store.SaveChangesAsync();
        });

        var second = await BeginAsync(Guid.CreateVersion7(), "search");

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("already-running", await second.Content.ReadAsStringAsync());
        await network.InStoreAsync<ExchangeDbContext, int>(
            store => store.Rebuilds.Where(one => one.Id == running).ExecuteDeleteAsync());
    }

    private Task<HttpResponseMessage> BeginAsync(Guid id, string projection) =>
        network.Administrator.PutAsJsonAsync($"{Path}/{id}", new { projection });

    private Task<JsonElement> ReadAsync(Guid id) =>
        network.Administrator.GetFromJsonAsync<JsonElement>($"{Path}/{id}");

    private Task DoneAsync(Guid id) => Eventually.SucceedsAsync(
        async () => Assert.Equal("done", (await ReadAsync(id)).GetProperty("status").GetString()));

    private Task ProjectedAsync(Guid participant) => Eventually.IsAsync(true, () =>
        network.InStoreAsync<ExchangeDbContext, bool>(store =>
            store.Heads.AnyAsync(head => head.Type == "Patient" && head.Id == participant)));

    /// <summary>What is found by what, and nothing of when.</summary>
    private Task<List<string>> EntriesAsync() => network.InStoreAsync<ExchangeDbContext, List<string>>(async store =>
    {
        var tokens = await store.Tokens.Where(entry => entry.Until == SearchEntry.Open).AsNoTracking().ToListAsync();
        var numbers = await store.PatientIdentifiers.AsNoTracking().ToListAsync();
        return
        [
            .. tokens.Select(entry => $"{entry.Type}/{entry.Id} {entry.Parameter} {entry.Code}")
                .Concat(numbers.Select(one =>
                    $"Patient/{one.PatientId} {one.OrganizationId} {one.Digest} {one.ValueDigest}"))
                .Order(),
        ];
    });
}
