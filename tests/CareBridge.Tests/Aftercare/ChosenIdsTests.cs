using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Aftercare;

/// <summary>
/// What is computed has an id that anybody can compute: whoever chose it for something of their own would learn whether
/// it is taken, or take its place.
/// </summary>
public sealed class ChosenIdsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Theory]
    [InlineData("check-ins")]
    [InlineData("milestones")]
    [InlineData("attendances")]
    [InlineData("supports")]
    [InlineData("contacts")]
    public async Task An_id_that_is_computed_is_nobody_s_to_choose(string kind)
    {
        var participantId = await network.RegisterAsync();
        var now = TimeProvider.System.GetUtcNow();
        object body = kind switch
        {
            "check-ins" => new { participantId, heldAt = now, engagement = "engaged" },
            "milestones" => new { participantId, milestoneCode = "one-day", reachedOn = "2026-01-01" },
            "attendances" => new
            {
                participantId,
                kind = "one-to-one",
                format = "online",
                startedAt = now.AddHours(-1),
                minutes = 30,
            },
            "supports" => new { participantId, begunOn = "2026-01-01" },
            _ => new { participantId, means = "call", outcome = "reached", madeAt = now },
        };

        var answer = await network.Specialist.PutAsJsonAsync(
            $"/api/aftercare/{kind}/{DerivedId.Of("engagement", participantId, kind)}", body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("errors").TryGetProperty("id", out _));
        await network.Specialist.PutAsJsonAsync($"/api/aftercare/{kind}/{Guid.CreateVersion7()}", body)
            .IsAsync(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("goals", "milestones")]
    [InlineData("milestones", "goals")]
    public async Task What_is_the_same_kind_of_resource_in_FHIR_has_one_owner_of_each_id(string first, string second)
    {
        var participantId = await network.RegisterAsync();
        var id = Guid.CreateVersion7();

        await PutAsync(first).IsAsync(HttpStatusCode.Created);
        await PutAsync(second).IsAsync(HttpStatusCode.Conflict);

        Task<HttpResponseMessage> PutAsync(string kind) => network.Specialist.PutAsJsonAsync(
            $"/api/aftercare/{kind}/{id}",
            kind == "goals"
                ? new { participantId, words = "A flat of my own", owner = "participant" }
                : (object)new { participantId, milestoneCode = "one-day", reachedOn = "2026-01-01" });
    }
}
