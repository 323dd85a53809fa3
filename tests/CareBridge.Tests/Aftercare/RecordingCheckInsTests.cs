using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Aftercare.Domain;
using CareBridge.Aftercare.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Hosting;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Aftercare;

public sealed class RecordingCheckInsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private static readonly int[] TenAnswers = [1, 2, 3, 4, 5, 6, 5, 4, 3, 2];

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task A_check_in_repeated_is_the_same_check_in()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        var content = Full(participant);

        var created = await network.Specialist.PutAsJsonAsync(Route(id), content);
        var repeated = await network.Specialist.PutAsJsonAsync(Route(id), content);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, repeated.StatusCode);
        Assert.Equal(await created.Content.ReadAsStringAsync(), await repeated.Content.ReadAsStringAsync());
        var checkIn = await network.Specialist.GetFromJsonAsync<JsonElement>(Route(id));
        Assert.Equal(35, checkIn.GetProperty("recoveryCapital").GetInt32());
        Assert.Equal("at-risk", checkIn.GetProperty("engagement").GetString());
        Assert.Equal("A hard week.", checkIn.GetProperty("reflection").GetString());
    }

    [Fact]
    public async Task A_recorded_check_in_stands()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        await network.Specialist.PutAsJsonAsync(Route(id), Full(participant));

        await network.Specialist.PutAsJsonAsync(Route(id), Brief(participant, Now)).IsProblemAsync(
            HttpStatusCode.Conflict,
            """
            {
              "title": "The request conflicts with the current state.",
              "status": 409,
              "detail": "This id is in use with other content.",
              "code": "different-content"
            }
            """);

        var kept = await network.Specialist.GetFromJsonAsync<JsonElement>(Route(id));
        Assert.Equal("at-risk", kept.GetProperty("engagement").GetString());
    }

    [Fact]
    public async Task Everything_wrong_with_a_check_in_is_told_at_once_and_nothing_is_kept()
    {
        var participant = await network.RegisterAsync();
        var content = new
        {
            participantId = participant,
            heldAt = Now.AddMinutes(6),
            engagement = "engaged",
            craving = 11,
            mood = -1,
            recoveryCapitalAnswers = TenAnswers[..9],
            reflection = new string('x', 4001),
        };
        var id = Guid.CreateVersion7();

        await network.Specialist.PutAsJsonAsync(Route(id), content).IsProblemAsync(
            HttpStatusCode.UnprocessableEntity,
            """
            {
              "title": "Some fields are not valid.",
              "status": 422,
              "errors": {
                "heldAt": ["Not in the future."],
                "craving": ["0 to 10."],
                "mood": ["0 to 10."],
                "recoveryCapitalAnswers": ["Exactly 10 answers, each 1 to 6."],
                "reflection": ["Leave it out or give 1 to 4000 characters."]
              }
            }
            """);

        await network.Specialist.GetAsync(Route(id)).IsAsync(HttpStatusCode.NotFound);
        Assert.Empty(await ListAsync(network.Specialist, participant, "check-ins"));
    }

    [Fact]
    public async Task A_check_in_is_recorded_within_ninety_days_and_a_callers_clock_may_be_a_little_ahead()
    {
        var participant = await network.RegisterAsync();

        await PutAsync(Now.AddDays(-91)).IsProblemAsync(HttpStatusCode.UnprocessableEntity, """
            {
              "title": "Some fields are not valid.",
              "status": 422,
              "errors": { "heldAt": ["Not more than 90 days ago."] }
            }
            """);
        await PutAsync(Now.AddDays(-89)).IsAsync(HttpStatusCode.Created);
        await PutAsync(Now.AddMinutes(4)).IsAsync(HttpStatusCode.Created);

        Task<HttpResponseMessage> PutAsync(DateTimeOffset heldAt) =>
            network.Specialist.PutAsJsonAsync(Route(Guid.CreateVersion7()), Brief(participant, heldAt));
    }

    [Fact]
    public async Task A_participant_records_for_themself_with_an_organization_that_serves_them()
    {
        var participant = await network.RegisterAsync();
        var own = new
        {
            participantId = participant,
            organizationId = network.Community,
            heldAt = Now,
            engagement = "engaged",
        };
        var client = network.Participant(participant);
        var id = Guid.CreateVersion7();

        await client.PutAsJsonAsync(Route(id), own).IsAsync(HttpStatusCode.Created);
        Assert.Equal([id], await ListAsync(network.Specialist, participant, "check-ins"));
        Assert.Equal([id], await ListAsync(client, participant, "check-ins"));

        var problem = """
            {
              "title": "Some fields are not valid.",
              "status": 422,
              "errors": { "organizationId": ["Name an organization that serves you."] }
            }
            """;
        await client.PutAsJsonAsync(Route(Guid.CreateVersion7()), Brief(participant, Now))
            .IsProblemAsync(HttpStatusCode.UnprocessableEntity, problem);
        await client.PutAsJsonAsync(
                Route(Guid.CreateVersion7()),
                new
                {
                    participantId = participant,
                    organizationId = network.OtherCommunity,
                    heldAt = Now,
                    engagement = "engaged",
                })
            .IsProblemAsync(HttpStatusCode.UnprocessableEntity, problem);
        await network.Participant(Guid.CreateVersion7()).PutAsJsonAsync(Route(Guid.CreateVersion7()), own)
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_organization_neither_records_nor_sees_anything()
    {
        var participant = await network.RegisterAsync();
        var id = Guid.CreateVersion7();
        await network.Specialist.PutAsJsonAsync(Route(id), Full(participant));

        await network.Stranger.PutAsJsonAsync(Route(Guid.CreateVersion7()), Full(participant)).IsProblemAsync(
            HttpStatusCode.NotFound,
            """
            {
              "title": "Not found.",
              "status": 404,
              "detail": "There is no such participant.",
              "what": "participant"
            }
            """);

        await network.Stranger.GetAsync(Route(id)).IsAsync(HttpStatusCode.NotFound);
        Assert.Empty(await ListAsync(network.Stranger, participant, "check-ins"));
        await network.Participant(Guid.CreateVersion7()).GetAsync(Route(id)).IsAsync(HttpStatusCode.NotFound);
        await network.Participant(Guid.CreateVersion7())
            .GetAsync($"/api/aftercare/participants/{participant}/check-ins").IsAsync(HttpStatusCode.NotFound);
        await network.Staff(Role.ClinicStaff, network.Clinic).GetAsync(Route(id)).IsAsync(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("""{ "engagement": "splendid" }""", "$.engagement")]
    [InlineData("""{ "craving": "much" }""", "$.craving")]
    [InlineData("{", "$")]
    public async Task JSON_that_does_not_fit_is_told_where(string body, string path)
    {
        var before = await CountAsync();

        await network.Specialist.PutAsync(Route(Guid.CreateVersion7()), ProblemAnswers.Json(body)).IsProblemAsync(
            HttpStatusCode.BadRequest,
            $$"""
            {
              "title": "The request body is not valid JSON for this request.",
              "status": 400,
              "errors": { "{{path}}": ["Not what is expected here (line 1)."] }
            }
            """);

        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var body = $$"""{ "reflection": "{{new string('x', CareBridgeApplication.MaxRequestBytes)}}" }""";

        await network.Specialist.PutAsync(Route(Guid.CreateVersion7()), ProblemAnswers.Json(body)).IsProblemAsync(
            HttpStatusCode.RequestEntityTooLarge,
            """{ "title": "Content Too Large", "status": 413 }""");
    }

    private static string Route(Guid id) => $"/api/aftercare/check-ins/{id}";

    private static object Brief(Guid participant, DateTimeOffset heldAt) =>
        new { participantId = participant, heldAt, engagement = "engaged" };

    private static object Full(Guid participant) => new
    {
        participantId = participant,
        heldAt = Now.AddHours(-1),
        engagement = "at-risk",
        craving = 8,
        mood = 2,
        recoveryCapitalAnswers = TenAnswers,
        reflection = "A hard week.",
    };

    private static async Task<IReadOnlyList<Guid>> ListAsync(HttpClient client, Guid participant, string kind) =>
        Ids(await client.GetFromJsonAsync<JsonElement>($"/api/aftercare/participants/{participant}/{kind}"));

    private static IReadOnlyList<Guid> Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];

    private Task<int> CountAsync() =>
        network.InStoreAsync<AftercareDbContext, int>(store => store.CheckIns.CountAsync());
}
