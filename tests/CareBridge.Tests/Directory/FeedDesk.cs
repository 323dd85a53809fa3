using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Directory;

/// <summary>Imports and exports as a specialist makes them.</summary>
internal sealed class FeedDesk(CareNetwork network)
{
    public const string Imports = "/api/directory/imports";

    /// <summary>Sends it in parts, starts it and waits for its end.</summary>
    public async Task<JsonElement> ImportAsync(string feed, object terms, byte[] content, int parts = 1)
    {
        var id = await SendAsync(feed, terms, content, parts);
        (await StartAsync(id, parts)).EnsureSuccessStatusCode();
        return await EndedAsync(id);
    }

    public Task<JsonElement> ImportAsync(string feed, object terms, string content) =>
        ImportAsync(feed, terms, Encoding.UTF8.GetBytes(content));

    public async Task<Guid> SendAsync(string feed, object terms, byte[] content, int parts = 1)
    {
        var id = Guid.CreateVersion7();
        var request = JsonSerializer.SerializeToNode(terms)!.AsObject();
        request["feed"] = feed;
        var opened = await network.Specialist.PutAsJsonAsync($"{Imports}/{id}", request);
        Assert.True(opened.IsSuccessStatusCode, await opened.Content.ReadAsStringAsync());
        var size = (content.Length + parts - 1) / parts;
        foreach (var (index, part) in content.Chunk(size).Index())
            (await PutPartAsync(id, index + 1, part)).EnsureSuccessStatusCode();
        return id;
    }

    public Task<HttpResponseMessage> PutPartAsync(Guid id, int number, byte[] content) =>
        network.Specialist.PutAsync($"{Imports}/{id}/parts/{number}", new ByteArrayContent(content));

    public Task<HttpResponseMessage> StartAsync(Guid id, int parts) =>
        network.Specialist.PostAsJsonAsync($"{Imports}/{id}/start", new { parts });

    /// <summary>Starts one that was sent in one part, as if another instance had begun with it at once.</summary>
    /// <returns>Its version.</returns>
    public Task<long> BeginAsync(Guid id) => network.InStoreAsync<DirectoryDbContext, long>(async store =>
    {
        var job = await store.Imports.SingleAsync(j => j.Id == id);
        var bytes = await store.ImportParts.Where(part => part.ImportId == id).SumAsync(part => part.Content.Length);
        var now = TimeProvider.System.Now();
        job.Start(1, bytes, now);
        job.BeClaimed(now + TimeSpan.FromHours(1), now);
        await store.SaveChangesAsync();
        return job.Version;
    });

    public Task<ImportJob> JobAsync(Guid id) => network.InStoreAsync<DirectoryDbContext, ImportJob>(
        store => store.Imports.AsNoTracking().SingleAsync(job => job.Id == id));

    public Task<JsonElement> EndedAsync(Guid id) => Eventually.SucceedsAsync(async () =>
    {
        var job = await network.Specialist.GetFromJsonAsync<JsonElement>($"{Imports}/{id}");
        Assert.Contains(job.GetProperty("status").GetString(), (string[])["complete", "failed", "cancelled"]);
        return job;
    });

    /// <summary>Lines of the report: key, field, kind and code.</summary>
    public async Task<string[]> ReportAsync(JsonElement job)
    {
        var page = await network.Specialist.GetFromJsonAsync<JsonElement>(
            $"{Imports}/{job.GetProperty("id").GetGuid()}/issues");
        return
        [
            .. page.GetProperty("items").EnumerateArray().Select(issue => string.Join(
                ' ',
                new[] { "key", "field", "kind", "code" }
                    .Select(member => issue.TryGetProperty(member, out var value) ? value.GetString() : "-"))),
        ];
    }

    public async Task<JsonElement> ExportAsync(string format) => await network.Stranger.GetFromJsonAsync<JsonElement>(
        $"/api/directory/exports/{format}?organizationId={network.Community}");

    public Task<JsonElement> GroupAsync(string name) => NamedAsync("groups", name);

    public Task<JsonElement> ResourceAsync(string name) => NamedAsync("resources", name);

    private async Task<JsonElement> NamedAsync(string what, string name)
    {
        var after = "";
        while (true)
        {
            var page = await network.Specialist.GetFromJsonAsync<JsonElement>(
                $"/api/directory/{what}?organizationId={network.Community}{after}");
            foreach (var one in page.GetProperty("items").EnumerateArray())
            {
                if (one.Text("name") == name) return one;
            }
            after = $"&after={page.GetProperty("next").GetString()}";
        }
    }

    public static int Count(JsonElement job, string member) => job.GetProperty(member).GetInt32();
}
