using System.Net;
using System.Text;
using CareBridge.Directory.Domain.Imports;
using CareBridge.Directory.Features.Imports;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Directory;

/// <summary>Imports of one feed are worked off one after the other, each as it was when it was started.</summary>
public sealed class OrderingImportsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly object Terms = new { format = "meeting-guide", timeZone = "America/New_York" };

    private readonly string _feed = $"feed-{Guid.CreateVersion7():N}";
    private readonly FeedDesk _desk = new(network);

    [Fact]
    public async Task One_that_was_opened_earlier_and_started_later_waits_for_the_other()
    {
        var later = await SendAsync("19:00");
        var earlier = await SendAsync("20:00");
        var version = await _desk.BeginAsync(earlier);
        (await _desk.StartAsync(later, 1)).EnsureSuccessStatusCode();

        // Once another feed's is through, this one's turn would have come.
        await _desk.ImportAsync($"{_feed}-other", Terms, Meetings.Feed(Meetings.One($"{_feed}-other")));
        Assert.Equal(ImportStatus.Waiting, (await _desk.JobAsync(later)).Status);

        var scopes = network.Host.Services.GetRequiredService<IServiceScopeFactory>();
        await new WorkImport(earlier, version, scopes, TimeProvider.System).RunAsync(CancellationToken.None);
        await _desk.EndedAsync(later);
        Assert.True((await _desk.JobAsync(later)).StartedAt >= (await _desk.JobAsync(earlier)).EndedAt);
        var group = await _desk.GroupAsync($"Hill meeting of {_feed}");
        Assert.Equal("19:00:00", group.GetProperty("meetings")[0].Text("startsAt"));
    }

    [Fact]
    public async Task Those_that_wait_come_by_when_they_were_started()
    {
        var (second, first) = (await SendAsync("19:00"), await SendAsync("20:00"));
        var blocking = await SendAsync("21:00");
        var version = await _desk.BeginAsync(blocking);
        (await _desk.StartAsync(first, 1)).EnsureSuccessStatusCode();
        (await _desk.StartAsync(second, 1)).EnsureSuccessStatusCode();

        var scopes = network.Host.Services.GetRequiredService<IServiceScopeFactory>();
        await new WorkImport(blocking, version, scopes, TimeProvider.System).RunAsync(CancellationToken.None);

        await _desk.EndedAsync(first);
        await _desk.EndedAsync(second);
        Assert.True((await _desk.JobAsync(second)).StartedAt >= (await _desk.JobAsync(first)).EndedAt);
    }

    [Fact]
    public async Task A_part_that_is_still_coming_when_it_is_started_is_refused()
    {
        var content = Encoding.UTF8.GetBytes(Meetings.Feed(Meetings.One(_feed)));
        var id = await _desk.SendAsync(_feed, Terms, content);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{FeedDesk.Imports}/{id}/parts/1")
        {
            Content = new LateContent(async () => (await _desk.StartAsync(id, 1)).EnsureSuccessStatusCode()),
        };
        // The content is asked for when the server has begun to read it.
        request.Headers.ExpectContinue = true;

        await network.Specialist.SendAsync(request).IsAsync(HttpStatusCode.Conflict);

        Assert.Equal("complete", (await _desk.EndedAsync(id)).Text("status"));
    }

    private Task<Guid> SendAsync(string time) => _desk.SendAsync(
        _feed, Terms, Encoding.UTF8.GetBytes(Meetings.Feed(Meetings.One(_feed, ("time", time), ("end_time", null)))));

    private sealed class LateContent(Func<Task> before) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await before();
            await stream.WriteAsync("[]"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 2;
            return true;
        }
    }
}
