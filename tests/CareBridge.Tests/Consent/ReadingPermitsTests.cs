using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Consent;

/// <summary>Of whom a clinic may read what now, and that it hears at once when that is no longer so.</summary>
public sealed class ReadingPermitsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Route = "/api/consent/permits";

    [Fact]
    public async Task Whoever_consents_is_listed_once_with_what_may_be_read_and_by_nobody_else()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");
        await network.ConsentAsync(participant, network.Clinic, "attendance", "operations");

        var permit = Assert.Single(await ListAsync(network.Clinic), one => IsOf(one, participant));

        var held = Assert.Single(permit.GetProperty("permitted").EnumerateArray());
        Assert.Equal("Harbor Peers", held.GetProperty("discloserName").GetString());
        Assert.Equal(
            ["check-in-scores", "engagement"],
            held.GetProperty("categories").EnumerateArray().Select(one => one.GetProperty("code").GetString()).Order());
        Assert.DoesNotContain(await ListAsync(network.OtherClinic), one => IsOf(one, participant));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(network.OtherClinic, participant)).StatusCode);
        var line = Assert.Single(await network.AccountingAsync(participant));
        Assert.Equal("identity", line.GetProperty("items")[0].GetProperty("category").GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_emergency_that_is_opened_besides_takes_nothing_from_what_consent_permits()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "engagement", "emergency-treatment");
        var clinician = network.Staff(Role.ClinicStaff, network.Clinic, Guid.CreateVersion7());
        var opened = await clinician.PutAsJsonAsync($"/api/consent/break-glass/{Guid.CreateVersion7()}", new
        {
            participantId = participant,
            facility = "County hospital, emergency department",
            natureCode = "overdose",
            reason = "Found unconscious.",
            categories = new[] { "safety-plan" },
        });
        opened.EnsureSuccessStatusCode();

        var permit = await clinician.GetFromJsonAsync<JsonElement>(
            $"{Route}/{participant}?purpose=emergency-treatment");

        var held = Assert.Single(permit.GetProperty("permitted").EnumerateArray());
        Assert.Equal(
            ["engagement", "safety-plan"],
            held.GetProperty("categories").EnumerateArray().Select(one => one.GetProperty("code").GetString()).Order());
        // What each rests on is on record by itself.
        var lines = await network.AccountingAsync(participant);
        Assert.Single(lines, line => line.TryGetProperty("consentId", out _));
        Assert.Single(lines, line => line.TryGetProperty("breakGlassId", out _));
    }

    [Fact]
    public async Task What_a_denial_beats_is_not_listed_and_a_page_is_filled_up_all_the_same()
    {
        var clinic = network.OtherClinic;
        var people = new List<Guid>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            people.Add(await network.RegisterAsync());
            await network.ConsentAsync(people[^1], clinic, "check-in-scores", "treatment");
        }
        var denied = await network.Participant(people[1]).PutAsJsonAsync(
            $"/api/consent/denials/{Guid.CreateVersion7()}", new { recipientOrganizationIds = new[] { clinic } });
        denied.EnsureSuccessStatusCode();

        var page = await Staff(clinic).GetFromJsonAsync<JsonElement>($"{Route}?limit=2");

        Assert.Equal(
            [$"{people[2]}", $"{people[0]}"],
            page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("participantId").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(clinic, people[1])).StatusCode);
    }

    [Fact]
    public async Task A_long_list_goes_on_where_the_page_before_ended()
    {
        var clinic = Guid.CreateVersion7();
        var made = await network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{clinic}", new { name = "Sea Clinic", kind = "clinic" });
        made.EnsureSuccessStatusCode();
        var people = new List<string>();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var participant = await network.RegisterAsync();
            await network.ConsentAsync(participant, clinic, "check-in-scores", "treatment");
            people.Add($"{participant}");
        }

        var found = new List<string?>();
        string? next = "";
        while (next is not null)
        {
            var page = await Staff(clinic).GetFromJsonAsync<JsonElement>($"{Route}?limit=1{next}");
            var only = Assert.Single(page.GetProperty("items").EnumerateArray());
            found.Add(only.GetProperty("participantId").GetString());
            next = page.TryGetProperty("next", out var after) ? $"&after={after}" : null;
        }

        Assert.Equal(people.AsEnumerable().Reverse(), found);
    }

    [Fact]
    public async Task A_revocation_is_heard_at_once_and_nothing_but_that_something_changed()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        var mark = (await (await GetAsync(network.Clinic, participant)).Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("mark").GetString();
        using var events = await ListenAsync(network.Clinic, participant, mark);
        Assert.Equal("still-here", await NextAsync(events));

        await network.ConsentAsync(participant, network.OtherClinic, "engagement", "treatment");
        var next = NextAsync(events);
        await Task.Delay(1200);
        Assert.False(next.IsCompleted);
        await network.RevokeAsync(participant, consent);

        Assert.Equal("changed", await next.WaitAsync(Eventually.Patience));
    }

    [Fact]
    public async Task Of_nobody_no_more_is_heard_than_of_whom_it_is_not_permitted()
    {
        var told = new List<string?>();
        foreach (var participant in (Guid[])[await network.RegisterAsync(), Guid.CreateVersion7()])
        {
            using var events = await ListenAsync(network.Clinic, participant, "unknown");
            told.Add(await NextAsync(events) + await events.ReadLineAsync() + await events.ReadLineAsync());
        }

        Assert.Equal(told[0], told[1]);
    }

    private static bool IsOf(JsonElement permit, Guid participant) =>
        permit.GetProperty("participantId").GetGuid() == participant;

    private HttpClient Staff(Guid organization) => network.Staff(Role.ClinicStaff, organization);

    private Task<HttpResponseMessage> GetAsync(Guid organization, Guid participant) =>
        Staff(organization).GetAsync($"{Route}/{participant}");

    private async Task<JsonElement[]> ListAsync(Guid organization)
    {
        var page = await Staff(organization).GetFromJsonAsync<JsonElement>(Route);
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private async Task<StreamReader> ListenAsync(Guid organization, Guid participant, string? known)
    {
        var answer = await Staff(organization).GetAsync(
            $"{Route}/{participant}/changes?known={known}", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task<string?> NextAsync(StreamReader events)
    {
        while (await events.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) return line["event: ".Length..];
        }
        return null;
    }
}
