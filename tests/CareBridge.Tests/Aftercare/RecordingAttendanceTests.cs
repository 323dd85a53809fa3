using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Aftercare;

public sealed class RecordingAttendanceTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly string _route = $"/api/aftercare/attendances/{Guid.CreateVersion7()}";

    [Fact]
    public async Task Attendance_is_recorded_once_and_seen_by_those_it_concerns()
    {
        var participant = await network.RegisterAsync();
        var attended = Attended(participant);

        await network.Specialist.PutAsJsonAsync(_route, attended).IsAsync(HttpStatusCode.Created);
        await network.Specialist.PutAsJsonAsync(_route, attended).IsAsync(HttpStatusCode.OK);
        await network.Specialist.PutAsJsonAsync(_route, attended with { minutes = 30 })
            .IsAsync(HttpStatusCode.Conflict);
        await network.Stranger.PutAsJsonAsync(_route, attended).IsAsync(HttpStatusCode.Conflict);
        await network.Stranger.PutAsJsonAsync(
            $"/api/aftercare/attendances/{Guid.CreateVersion7()}", attended).IsAsync(HttpStatusCode.NotFound);

        foreach (var reader in (HttpClient[])[network.Specialist, network.Participant(participant)])
        {
            var read = await reader.GetFromJsonAsync<JsonElement>(_route);
            Assert.Equal("group", read.GetProperty("kind").GetString());
            Assert.Single((await ListAsync(reader, participant)).EnumerateArray());
        }
        await network.Stranger.GetAsync(_route).IsAsync(HttpStatusCode.NotFound);
        await network.Participant(await network.RegisterAsync()).GetAsync(_route).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_clinic_sees_it_under_a_consent_to_attendance_and_no_other()
    {
        var participant = await network.RegisterAsync();
        await network.Specialist.PutAsJsonAsync(_route, Attended(participant)).IsAsync(HttpStatusCode.Created);
        var clinician = network.Staff(Role.ClinicStaff, network.Clinic);
        await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");
        await clinician.GetAsync(_route).IsAsync(HttpStatusCode.NotFound);

        var consent = await network.ConsentAsync(participant, network.Clinic, "attendance", "treatment");

        var read = await clinician.GetFromJsonAsync<JsonElement>(_route);
        Assert.Equal("in-person", read.GetProperty("format").GetString());
        Assert.True(read.GetProperty("disclosure").TryGetProperty("notice", out _));
        Assert.Single((await ListAsync(clinician, participant)).EnumerateArray());
        Assert.All(
            await network.AccountingAsync(participant),
            line => Assert.Equal(consent, line.GetProperty("consentId").GetGuid()));
        await network.RevokeAsync(participant, consent);
        await clinician.GetAsync(_route).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_an_error_is_shown_to_nobody_else_any_more()
    {
        var participant = await network.RegisterAsync();
        await network.Specialist.PutAsJsonAsync(_route, Attended(participant)).IsAsync(HttpStatusCode.Created);
        await network.ConsentAsync(participant, network.Clinic, "attendance", "treatment");

        await network.Stranger.PostAsync($"{_route}/retract", null).IsAsync(HttpStatusCode.NotFound);
        await network.Specialist.PostAsync($"{_route}/retract", null).IsAsync(HttpStatusCode.OK);
        await network.Specialist.PostAsync($"{_route}/retract", null).IsAsync(HttpStatusCode.OK);

        await network.Staff(Role.ClinicStaff, network.Clinic).GetAsync(_route).IsAsync(HttpStatusCode.NotFound);
        await network.Participant(participant).GetAsync(_route).IsAsync(HttpStatusCode.NotFound);
        var kept = await network.Specialist.GetFromJsonAsync<JsonElement>(_route);
        Assert.Equal("entered-in-error", kept.GetProperty("status").GetString());
        Assert.Equal(2, kept.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_meeting_has_been_and_lasted_less_than_a_day()
    {
        var attended = Attended(await network.RegisterAsync()) with
        {
            startedAt = TimeProvider.System.GetUtcNow().AddHours(1),
            minutes = 1441,
        };

        await network.Specialist.PutAsJsonAsync(_route, attended).IsProblemAsync(
            HttpStatusCode.UnprocessableEntity,
            """
            {
              "title": "Some fields are not valid.",
              "status": 422,
              "errors": { "startedAt": ["Not in the future."], "minutes": ["1 to 1440."] }
            }
            """);
    }

    private static Body Attended(Guid participant) => new(
        participant, "group", "in-person", TimeProvider.System.GetUtcNow().AddHours(-3), 90);

    private static async Task<JsonElement> ListAsync(HttpClient reader, Guid participant) =>
        (await reader.GetFromJsonAsync<JsonElement>($"/api/aftercare/participants/{participant}/attendances"))
            .GetProperty("items");

#pragma warning disable IDE1006 // As JSON has them.
    private sealed record Body(
        Guid participantId, string kind, string format, DateTimeOffset startedAt, int minutes);
#pragma warning restore IDE1006
}
