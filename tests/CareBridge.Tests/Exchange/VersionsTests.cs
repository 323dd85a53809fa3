using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Exchange;

/// <summary>Versions, histories, conditional reads, and parts of resources.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class VersionsTests(ExchangeWorld world) : IAsyncLifetime
{
    private readonly Guid _participant = Guid.CreateVersion7();
    private ReferralChanged _referral = null!;

    private string Address => $"/fhir/Task/{_referral.ReferralId}";

    public async Task InitializeAsync()
    {
        _referral = world.Referral(_participant);
        ReferralChanged[] versions =
        [
            _referral with { Version = 1, Status = ReferralStatus.Draft, SentAt = null },
            _referral with { Version = 2 },
            _referral with { Version = 3, Status = ReferralStatus.Received },
            _referral with { Version = 4, Status = ReferralStatus.Accepted },
        ];
        foreach (var version in versions) await world.ProjectAsync<ProjectReferral, ReferralChanged>(version);
        await world.ConsentAsync(_participant, DisclosureCategory.Referrals);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_version_is_read_as_it_was_while_consent_permits_and_never_before_it_was_sent()
    {
        var answer = await world.ClinicClient.GetAsync($"{Address}/_history/3");

        Assert.Equal("received", (await answer.JsonAsync()).Text("status"));
        Assert.Equal("W/\"3\"", answer.Headers.ETag?.ToString());
        Assert.Equal(RedisclosureNotice.Text, Assert.Single(answer.Headers.GetValues("Part2-Notice")));
        await NotFoundAsync(world.ClinicClient, $"{Address}/_history/1");
        await NotFoundAsync(world.ClinicClient, $"{Address}/_history/9");
        await NotFoundAsync(world.ClinicClient, $"{Address}/_history/last");
        await NotFoundAsync(world.OtherClient, $"{Address}/_history/3");
        var asked = Assert.Single(world.Disclosures.Authorized, question => question.Items.Any(
            item => item.ResourceId == _referral.ReferralId && item.ResourceType == "Task"));
        Assert.Equal(3, Assert.Single(asked.Items).ResourceVersion);

        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);
        await NotFoundAsync(world.ClinicClient, $"{Address}/_history/3");
    }

    [Fact]
    public async Task A_history_holds_every_version_once_last_first()
    {
        var versions = new List<string?>();
        for (var next = $"{Address}/_history?_count=2"; next is not null;)
        {
            var page = await (await world.ClinicClient.GetAsync(next)).JsonAsync();
            Assert.Equal("history", page.Text("type"));
            Assert.EndsWith("/_history?_count=2", page.Link("self"), StringComparison.Ordinal);
            Assert.Contains("42CFRPart2", page.Text("meta", "security"));
            var entries = Versions(page);
            versions.AddRange(entries.Select(entry => entry.Text("response", "etag")));
            Assert.All(entries, entry => Assert.Equal("PUT", entry.Text("request", "method")));
            next = page.Link("next");
        }

        Assert.Equal(["W/\"4\"", "W/\"3\"", "W/\"2\""], versions);
        await NotFoundAsync(world.OtherClient, $"{Address}/_history");
        await NotFoundAsync(world.ClinicClient, $"/fhir/Task/{Guid.CreateVersion7()}/_history");
        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);
        await NotFoundAsync(world.ClinicClient, $"{Address}/_history");
    }

    [Fact]
    public async Task A_types_history_holds_what_the_client_may_see_on_full_pages()
    {
        var hidden = world.Referral(Guid.CreateVersion7());
        for (var version = 2; version < 6; version++)
            await world.ProjectAsync<ProjectReferral, ReferralChanged>(hidden with { Version = version });
        var shown = (await (await world.ClinicClient.GetAsync($"{Address}/_history/2")).JsonAsync())
            .Text("meta", "lastUpdated")!;

        var found = new List<(Guid, string?)>();
        for (var next = $"/fhir/Task/_history?_count=1&_since={Uri.EscapeDataString(shown)}"; next is not null;)
        {
            var page = await (await world.ClinicClient.GetAsync(next)).JsonAsync();
            next = page.Link("next");
            var entry = Assert.Single(Versions(page));
            found.Add((Guid.Parse(entry.Text("resource", "id")!), entry.Text("response", "etag")));
        }

        Assert.Equal(
            ["W/\"4\"", "W/\"3\"", "W/\"2\""],
            found.Where(version => version.Item1 == _referral.ReferralId).Select(version => version.Item2));
        Assert.DoesNotContain(found, version => version.Item1 == hidden.ReferralId);
    }

    [Fact]
    public async Task Versions_that_several_instances_counted_at_the_same_moment_are_on_one_page_or_the_next()
    {
        var other = world.Referral(_participant);
        foreach (var version in (long[])[2, 3])
            await world.ProjectAsync<ProjectReferral, ReferralChanged>(other with { Version = version });
        Guid[] ids = [_referral.ReferralId, other.ReferralId];
        var moment = await world.InStoreAsync(store => store.Versions.MaxAsync(version => version.Arrived));
        await world.InStoreAsync(store => store.Versions
            .Where(version => version.Type == "Task" && ids.Contains(version.Id) && version.Version > 1)
            .ExecuteUpdateAsync(row => row.SetProperty(version => version.Arrived, moment)));

        var found = new List<string>();
        for (var next = "/fhir/Task/_history?_count=2"; next is not null && found.Count < 20;)
        {
            var page = await (await world.ClinicClient.GetAsync(next)).JsonAsync();
            next = page.Link("next");
            found.AddRange(Versions(page).Select(entry =>
                $"{entry.Text("resource", "id")} {entry.Text("response", "etag")}"));
        }

        string[] wanted =
        [
            .. ((int[])[2, 3, 4]).Select(version => $"{_referral.ReferralId} W/\"{version}\""),
            .. ((int[])[2, 3]).Select(version => $"{other.ReferralId} W/\"{version}\""),
        ];
        Assert.Equal(wanted.Order(), found.Where(wanted.Contains).Order());
    }

    [Fact]
    public async Task What_the_client_has_already_is_not_sent_again()
    {
        var first = await world.ClinicClient.GetAsync(Address);

        var known = await GetAsync(request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        // As long as the second lasts in which it was changed, it may change again in it.
        await Eventually.IsAsync(HttpStatusCode.NotModified, async () =>
        {
            var last = (await world.ClinicClient.GetAsync(Address)).Content.Headers.LastModified;
            return (await GetAsync(request => request.Headers.IfModifiedSince = last)).StatusCode;
        });
        var older = await GetAsync(
            request => request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse("W/\"3\"")));
        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);
        var revoked = await GetAsync(request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Empty(await known.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, known.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, older.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, revoked.StatusCode);
    }

    [Fact]
    public async Task A_second_change_within_a_second_is_sent()
    {
        for (var version = 5; version < 10; version++)
        {
            var last = (await world.ClinicClient.GetAsync(Address)).Content.Headers.LastModified;
            await world.ProjectAsync<ProjectReferral, ReferralChanged>(
                _referral with { Version = version, Status = ReferralStatus.Accepted });

            var answer = await GetAsync(request => request.Headers.IfModifiedSince = last);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal($"W/\"{version}\"", answer.Headers.ETag?.ToString());
        }
    }

    [Theory]
    [InlineData("_summary=true", "businessStatus,code,focus,for,intent,lastModified,owner,requester,status", false)]
    [InlineData("_summary=text", "intent,status", false)]
    [InlineData("_elements=authoredOn,Task.priority", "authoredOn,intent,priority,status", false)]
    [InlineData("_summary=data", "", true)]
    public async Task A_client_may_ask_for_less(string query, string elements, bool isAll)
    {
        var read = await (await world.ClinicClient.GetAsync($"{Address}?{query}")).JsonAsync();
        var found = (await (await world.ClinicClient.GetAsync($"/fhir/Task?_id={_referral.ReferralId}&{query}"))
            .JsonAsync()).Entries("match")[0];

        Assert.Equal(read.GetRawText(), found.GetRawText());
        Assert.Equal("SUBSETTED", read.Text("meta", "tag", 0, "code"));
        Assert.Contains("42CFRPart2", read.Text("meta", "security"));
        var names = read.EnumerateObject().Select(element => element.Name)
            .Except(["resourceType", "id", "meta"]).Order();
        if (isAll) Assert.Contains("authoredOn", names);
        else Assert.Empty(names.Except(elements.Split(',')));
        Assert.Contains("status", names);
    }

    [Fact]
    public async Task An_answer_may_be_asked_for_in_lines()
    {
        var plain = await world.ClinicClient.GetStringAsync(Address);
        var pretty = await world.ClinicClient.GetStringAsync($"{Address}?_pretty=true");

        Assert.DoesNotContain('\n', plain);
        Assert.Contains("\n", pretty);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(plain), JsonElement.Parse(pretty)));
    }

    private async Task<HttpResponseMessage> GetAsync(Action<HttpRequestMessage> condition)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Address);
        condition(request);
        return await world.ClinicClient.SendAsync(request);
    }

    private static List<JsonElement> Versions(JsonElement history) =>
        [.. history.GetProperty("entry").EnumerateArray().Where(entry => entry.Text("request", "method") == "PUT")];

    private static async Task NotFoundAsync(HttpClient client, string address) =>
        await (await client.GetAsync(address)).IssueAsync(HttpStatusCode.NotFound);
}
