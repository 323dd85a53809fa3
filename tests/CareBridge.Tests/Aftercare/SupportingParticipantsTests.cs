using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Aftercare.Domain;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Aftercare;

public sealed class SupportingParticipantsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly string _route = $"/api/aftercare/supports/{Guid.CreateVersion7()}";

    [Fact]
    public async Task Support_begins_once_pauses_goes_on_and_ends()
    {
        var body = new { participantId = await network.RegisterAsync(), begunOn = Monday };
        await network.Specialist.PutAsJsonAsync(_route, body).IsAsync(HttpStatusCode.Created);
        await network.Specialist.PutAsJsonAsync(_route, body).IsAsync(HttpStatusCode.OK);
        await network.Specialist.PutAsJsonAsync(_route, body with { begunOn = Monday.AddDays(1) })
            .IsAsync(HttpStatusCode.Conflict);

        foreach (var (verb, status) in (IEnumerable<(string, string)>)
            [("pause", "on-hold"), ("pause", "on-hold"), ("resume", "active")])
        {
            Assert.Equal(status, await MoveAsync(verb));
        }
        var end = new { endedOn = Monday.AddDays(60) };
        Assert.Equal("finished", await MoveAsync("finish", end));
        Assert.Equal("finished", await MoveAsync("finish", end));
        await network.Specialist.PostAsJsonAsync($"{_route}/finish", new { endedOn = Monday.AddDays(61) })
            .IsAsync(HttpStatusCode.Conflict);
        await network.Specialist.PostAsync($"{_route}/resume", null).IsAsync(HttpStatusCode.Conflict);
        await network.Specialist.PutAsJsonAsync(_route, body).IsAsync(HttpStatusCode.OK);

        var read = await network.Participant(body.participantId).GetFromJsonAsync<JsonElement>(_route);
        Assert.Equal("2026-05-01", read.GetProperty("endedOn").GetString());
        Assert.Equal(4, read.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task A_clinic_sees_it_with_the_engagement_that_the_participant_consents_to()
    {
        var participant = await network.RegisterAsync();
        await network.Specialist.PutAsJsonAsync(_route, new { participantId = participant, begunOn = Monday })
            .IsAsync(HttpStatusCode.Created);
        var list = $"/api/aftercare/participants/{participant}/supports";
        var clinician = network.Staff(Role.ClinicStaff, network.Clinic);
        await clinician.GetAsync(list).IsAsync(HttpStatusCode.NotFound);

        await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");

        var page = await clinician.GetFromJsonAsync<JsonElement>(list);
        Assert.Equal("active", Assert.Single(page.GetProperty("items").EnumerateArray())
            .GetProperty("status").GetString());
        Assert.Single(await network.AccountingAsync(participant));
        Assert.Equal("entered-in-error", await MoveAsync("retract"));
        await clinician.GetAsync(list).IsAsync(HttpStatusCode.NotFound);
        await clinician.GetAsync(_route).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_else_begins_or_moves_it()
    {
        var participant = await network.RegisterAsync();
        var body = new { participantId = participant, begunOn = Monday };

        await network.Stranger.PutAsJsonAsync(_route, body).IsAsync(HttpStatusCode.NotFound);
        await network.Participant(participant).PutAsJsonAsync(_route, body).IsAsync(HttpStatusCode.Forbidden);
        await network.Specialist.PutAsJsonAsync(_route, body).IsAsync(HttpStatusCode.Created);
        foreach (var verb in (string[])["pause", "resume", "retract"])
            await network.Stranger.PostAsync($"{_route}/{verb}", null).IsAsync(HttpStatusCode.NotFound);
        await network.Stranger.PostAsJsonAsync($"{_route}/finish", new { endedOn = Monday })
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Its_days_are_in_order_and_not_in_the_future()
    {
        var participant = await network.RegisterAsync();
        var future = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2);

        await network.Specialist.PutAsJsonAsync(_route, new { participantId = participant, begunOn = future })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await network.Specialist.PutAsJsonAsync(_route, new { participantId = participant, begunOn = Monday })
            .IsAsync(HttpStatusCode.Created);
        foreach (var day in (DateOnly[])[Monday.AddDays(-1), future])
        {
            await network.Specialist.PostAsJsonAsync($"{_route}/finish", new { endedOn = day })
                .IsAsync(HttpStatusCode.UnprocessableEntity);
        }
    }

    [Theory]
    [InlineData(SupportStatus.Active, SupportStatus.OnHold, true)]
    [InlineData(SupportStatus.OnHold, SupportStatus.Active, true)]
    [InlineData(SupportStatus.OnHold, SupportStatus.Finished, true)]
    [InlineData(SupportStatus.Finished, SupportStatus.Active, false)]
    [InlineData(SupportStatus.Finished, SupportStatus.OnHold, false)]
    [InlineData(SupportStatus.Finished, SupportStatus.EnteredInError, true)]
    [InlineData(SupportStatus.EnteredInError, SupportStatus.Active, false)]
    [InlineData(SupportStatus.EnteredInError, SupportStatus.Finished, false)]
    public void It_moves_as_support_does(SupportStatus from, SupportStatus to, bool isAllowed)
    {
        var content = new SupportContent(Guid.CreateVersion7(), Guid.CreateVersion7(), Monday);
        var support = Support.Begin(Guid.CreateVersion7(), content, Guid.CreateVersion7(), Noon);
        if (from != SupportStatus.Active) Move(from);

        if (isAllowed) Move(to);
        else Assert.Throws<RefusedException>(() => Move(to));
        Assert.Equal(isAllowed ? to : from, support.Status);

        void Move(SupportStatus status)
        {
            if (status == SupportStatus.Finished) support.Finish(Monday, Noon);
            else support.MoveTo(status, Noon);
        }
    }

    private async Task<string?> MoveAsync(string verb, object? body = null)
    {
        var answer = await network.Specialist.PostAsJsonAsync($"{_route}/{verb}", body ?? new { });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString();
    }
}
