using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Aftercare;

public sealed class WritingPlansByHandTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_specialist_writes_a_plan_once_and_anew_over_the_version_they_have_read()
    {
        var participant = await network.RegisterAsync();
        var route = $"/api/aftercare/plans/{Guid.CreateVersion7()}";
        var plan = Plan(participant);

        await network.Specialist.PutAsJsonAsync(route, plan).IsAsync(HttpStatusCode.Created);
        await network.Specialist.PutAsJsonAsync(route, plan).IsAsync(HttpStatusCode.OK);
        var other = plan with { title = "Staying" };
        await network.Specialist.PutAsJsonAsync(route, other).IsAsync(HttpStatusCode.Conflict);
        await network.Stranger.PutAsJsonAsync(route, other with { version = 1 }).IsAsync(HttpStatusCode.Conflict);
        await network.Specialist.PutAsJsonAsync(route, other with { version = 1 }).IsAsync(HttpStatusCode.OK);
        await network.Specialist.PutAsJsonAsync(route, other with { version = 1 }).IsAsync(HttpStatusCode.OK);
        await network.Specialist.PutAsJsonAsync(route, plan with { version = 1 })
            .IsAsync(HttpStatusCode.PreconditionFailed);

        var read = await network.Specialist.GetFromJsonAsync<JsonElement>(route);
        Assert.Equal((2, "Staying"), (read.GetProperty("version").GetInt64(), read.GetProperty("title").GetString()));
        await network.Stranger.GetAsync(route).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field()
    {
        var plan = Plan(await network.RegisterAsync()) with
        {
            title = "",
            endsOn = "2026-10-01",
            steps = [new Step("Call", "2026-12-01"), new Step(new string('x', 1001), null)],
        };

        var answer = await network.Specialist.PutAsJsonAsync($"/api/aftercare/plans/{Guid.CreateVersion7()}", plan);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(
            ["endsOn", "steps[1].description", "title"], errors.EnumerateObject().Select(error => error.Name).Order());
    }

    [Fact]
    public async Task A_plan_from_a_record_system_is_changed_there()
    {
        var participant = Guid.CreateVersion7();
        var clinician = network.Staff(Role.ClinicStaff, network.Clinic);
        (await clinician.PutAsJsonAsync(
            $"/api/directory/participants/{participant}", new { givenName = "Jo", familyName = "Rivers" }))
            .EnsureSuccessStatusCode();
        var desk = new AftercareDesk(network.Host);
        var id = Guid.CreateVersion7();
        await desk.WriteAsync(desk.Plan(id, participant, network.Clinic, AftercareDesk.Text("Plan") with
        {
            Identifier = new ForeignIdentifier("urn:clinic", "7"),
        }));

        await clinician.PutAsJsonAsync($"/api/aftercare/plans/{id}", Plan(participant) with { version = 1 })
            .IsAsync(HttpStatusCode.Conflict);
    }

    private static PlanBody Plan(Guid participant) => new(
        participant, "active", "Staying well", "2026-11-01", null, [new Step("Find a group", "2026-12-01")], null);

#pragma warning disable IDE1006 // As JSON has them.
    private sealed record PlanBody(
        Guid participantId, string status, string title, string? startsOn, string? endsOn, Step[] steps, long? version);

    private sealed record Step(string description, string? dueOn);
#pragma warning restore IDE1006
}
