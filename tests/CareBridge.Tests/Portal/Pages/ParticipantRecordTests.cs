using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Aftercare.Living;
using CareBridge.Tests.Crisis;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>A participant's safety plan, settings, and all that is kept about them.</summary>
public sealed class ParticipantRecordTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly Guid _me = Guid.CreateVersion7();

    [Fact]
    public async Task A_safety_plan_is_written_in_six_parts_by_the_person_or_with_staff()
    {
        await network.RegisterAsync(_me);
        using var browser = await network.BrowseAsync(_me);
        await browser.OpenAsync("/me/safety-plan");
        Assert.Contains("You have no safety plan yet.", browser.Text);
        const string Write = "/me/safety-plan/write";
        await browser.OpenAsync(Write);
        var unreachable = await browser.SendAsync(
            Write, new() { ["coping"] = "Walk\nSing\n", ["helpers"] = "Sam" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreachable.StatusCode);
        Assert.NotEmpty(browser.Fault("helpers"));
        await browser.SendAsync(
            Write,
            new()
            {
                ["coping"] = "Walk\nSing\n",
                ["helpers"] = "Sam: 555-0142",
                ["distractions"] = "AA at 7:30\nCafé: by the river",
            });

        Assert.Equal("/me/safety-plan", browser.Address);
        Assert.Contains("<li>Sing", browser.Html);
        Assert.Contains("href=\"tel:555-0142\"", browser.Html);
        Assert.Contains("AA at 7:30", browser.Text);
        Assert.Contains("Café: by the river", browser.Text);
        Assert.Equal(1, browser.Html.Split("href=\"tel:555").Length - 1);
        using var staff = await network.BrowseAsync(Role.PeerSpecialist);
        var theirs = $"/safety-plans/{_me}";
        await staff.OpenAsync(theirs);
        Assert.Contains("Safety plan of", staff.Text);
        var alone = await staff.SendAsync(theirs, new() { ["coping"] = "Run" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);
        await staff.SendAsync(theirs, new() { ["coping"] = "Run", ["together"] = "yes" });
        // The participant has another version open.
        await browser.OpenAsync(Write);
        Assert.Contains(">Run</textarea>", browser.Html);
        await network.WriteAsync(_me, version: 2);
        var stale = await browser.SendAsync(Write, new() { ["coping"] = "Swim" });
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("Copy what you wrote", browser.Text);
        Assert.Contains(">Swim</textarea>", browser.Html);
    }

    [Fact]
    public async Task How_somebody_is_called_and_reached_is_kept_and_shown_at_once()
    {
        await network.RegisterAsync(_me);
        using var browser = await network.BrowseAsync(_me);
        await browser.OpenAsync("/me/settings");
        await browser.SendAsync(
            "/me/settings",
            new() { ["preferredName"] = "Joey", ["channels"] = "phone", ["from"] = "09:00", ["until"] = "17:00" },
            "person");
        var wishes = (await network.Participant(_me).GetFromJsonAsync<JsonElement>(
            $"/api/directory/participants/{_me}/preferences")).GetProperty("preferences");
        Assert.Equal(7, wishes.GetProperty("hours").GetArrayLength());
        Assert.False(wishes.GetProperty("mayLeaveMessage").GetBoolean());
        var half = await browser.SendAsync("/me/settings", new() { ["from"] = "09:00", ["until"] = "" }, "person");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
        Assert.NotEmpty(browser.Fault("from"));
        var nowhere = await browser.SendAsync("/me/settings", new() { ["timeZone"] = "Nowhere" }, "notices");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nowhere.StatusCode);
        Assert.NotEmpty(browser.Fault("timeZone"));
        await browser.SendAsync(
            "/me/settings",
            new()
            {
                ["timeZone"] = "America/Chicago",
                ["language"] = "es",
                ["quietFrom"] = "21:00",
                ["quietUntil"] = "08:00",
            },
            "notices");

        await browser.OpenAsync("/me");
        Assert.Contains("Hola, Joey", browser.Text);
        Assert.Contains("America/Chicago", browser.Text);
    }

    [Fact]
    public async Task Everything_is_taken_along_as_FHIR_and_to_read()
    {
        await network.RegisterAsync(_me);
        await network.ConsentAsync(_me, network.Clinic, "check-in-scores", "treatment");
        var own = network.Participant(_me);
        await own.PutOkAsync($"/api/aftercare/check-ins/{Guid.CreateVersion7()}", new
        {
            participantId = _me,
            organizationId = network.Community,
            heldAt = TimeProvider.System.GetUtcNow(),
            mood = 6,
            reflection = "Nobody else reads this.",
        });
        await network.Staff(Role.ClinicStaff, network.Clinic)
            .GetStringAsync($"/api/aftercare/participants/{_me}/check-ins");
        string[] wanted = ["Patient", "Consent", "Observation", "AuditEvent"];
        await Eventually.SucceedsAsync(async () => Assert.Empty(wanted.Except(await TypesAsync(own))));

        using var browser = await network.BrowseAsync(_me);
        await browser.OpenAsync("/me/record");
        Assert.Contains("href=\"/api/exchange/everything\"", browser.Html);
        await browser.OpenAsync("/me/record/readable");

        Assert.Contains("“Nobody else reads this.”", browser.Text);
        Assert.Contains("River Clinic saw: Check-in scores", browser.Text);
        Assert.DoesNotContain("<link", browser.Html);
        var other = await TypesAsync(network.Participant(Guid.CreateVersion7()));
        Assert.Empty(other);
    }

    private static async Task<string[]> TypesAsync(HttpClient reader)
    {
        var answer = await reader.GetAsync("/api/exchange/everything");
        Assert.Equal("application/fhir+json", answer.Content.Headers.ContentType?.MediaType);
        var bundle = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("collection", bundle.GetProperty("type").GetString());
        return bundle.TryGetProperty("entry", out var entries)
            ? [.. entries.EnumerateArray().Select(entry =>
                entry.GetProperty("resource").GetProperty("resourceType").GetString()!)]
            : [];
    }
}
