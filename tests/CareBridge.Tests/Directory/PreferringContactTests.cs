using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Directory;

public sealed class PreferringContactTests(RegisteringParticipantsTests.Network network)
    : IClassFixture<RegisteringParticipantsTests.Network>
{
    private static readonly object Wishes = new
    {
        preferredName = "Jojo",
        pronouns = "they/them",
        language = "es-MX",
        needsInterpreter = true,
        channels = new[] { "text-message", "in-person" },
        timeZone = "America/New_York",
        hours = new[] { new { day = "tuesday", from = "09:00:00", until = "12:30:00" } },
    };

    [Fact]
    public async Task Who_has_said_nothing_wants_no_message_left()
    {
        var id = await RegisterAsync();

        var preferences = (await network.Specialist.GetFromJsonAsync<JsonElement>(Path(id))).GetProperty("preferences");

        Assert.False(preferences.GetProperty("mayLeaveMessage").GetBoolean());
    }

    [Fact]
    public async Task What_a_participant_wishes_is_there_for_who_serves_them()
    {
        var id = await RegisterAsync();
        var participant = network.Host.As(new Caller(id, Role.Participant, null));

        var said = await participant.PutAsJsonAsync(Path(id), Wishes);
        var repeated = await participant.PutAsJsonAsync(Path(id), Wishes);

        Assert.Equal(HttpStatusCode.OK, said.StatusCode);
        Assert.Equal(await said.Content.ReadAsStringAsync(), await repeated.Content.ReadAsStringAsync());
        var person = await network.Specialist.GetFromJsonAsync<JsonElement>($"/api/directory/participants/{id}");
        var preferences = person.GetProperty("preferences");
        Assert.Equal("Jojo", preferences.GetProperty("preferredName").GetString());
        Assert.Equal("text-message", preferences.GetProperty("channels")[0].GetString());
        Assert.Equal("12:30:00", preferences.GetProperty("hours")[0].GetProperty("until").GetString());
    }

    [Fact]
    public async Task Describing_somebody_anew_leaves_what_they_wish()
    {
        var id = await RegisterAsync();
        await network.Specialist.PutAsJsonAsync(Path(id), Wishes);

        await RegisterAsync(id, phone: "+1 614 555 0100");

        var after = await network.Specialist.GetFromJsonAsync<JsonElement>(Path(id));
        Assert.Equal("they/them", after.GetProperty("preferences").GetProperty("pronouns").GetString());
    }

    [Fact]
    public async Task Nobody_else_says_or_reads_it()
    {
        var id = await RegisterAsync();
        var other = network.Host.As(new Caller(Guid.CreateVersion7(), Role.Participant, null));

        foreach (var stranger in new[] { network.Stranger, other })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Path(id))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.PutAsJsonAsync(Path(id), Wishes)).StatusCode);
        }
        Assert.Equal(
            HttpStatusCode.NotFound, (await network.Specialist.GetAsync(Path(Guid.CreateVersion7()))).StatusCode);
    }

    [Fact]
    public async Task A_change_of_what_has_changed_since_is_refused()
    {
        var id = await RegisterAsync();
        await network.Specialist.PutAsJsonAsync(Path(id), Wishes);

        var late = await network.Specialist.PutAsJsonAsync(
            Path(id), new { preferredName = "Joe", expectedVersion = 1 });

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
    }

    [Theory]
    [InlineData("""{"language": "Spanish, please"}""", "language")]
    [InlineData("""{"needsInterpreter": true}""", "language")]
    [InlineData("""{"hours": [{"day": "monday", "from": "09:00:00", "until": "12:00:00"}]}""", "timeZone")]
    [InlineData("""{"timeZone": "Ohio"}""", "timeZone")]
    [InlineData(
        """{"timeZone": "UTC", "hours": [{"day": "monday", "from": "12:00:00", "until": "12:00:00"}]}""", "hours")]
    [InlineData("""{"preferredName": " "}""", "preferredName")]
    public async Task What_cannot_be_meant_is_refused_beside_its_field(string wishes, string field)
    {
        var id = await RegisterAsync();

        var answer = await network.Specialist.PutAsync(Path(id), JsonContent.Create(JsonDocument.Parse(wishes)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("""{"until": "17:00:00"}""")]
    [InlineData("""{"day": "monday", "until": "17:00:00"}""")]
    [InlineData("""{"day": "monday", "from": "09:00:00"}""")]
    public async Task Hours_say_on_which_day_from_when_and_until_when(string hours)
    {
        var id = await RegisterAsync();
        var wishes = JsonDocument.Parse($$"""{"timeZone": "UTC", "hours": [{{hours}}]}""");

        var answer = await network.Specialist.PutAsync(Path(id), JsonContent.Create(wishes));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("$.hours[0]", Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    private static string Path(Guid id) => $"/api/directory/participants/{id}/preferences";

    private async Task<Guid> RegisterAsync(Guid? known = null, string? phone = null)
    {
        var id = known ?? Guid.CreateVersion7();
        var answer = await network.Specialist.PutAsJsonAsync(
            $"/api/directory/participants/{id}", new { givenName = "Jo", familyName = "Rivers", phone });
        answer.EnsureSuccessStatusCode();
        return id;
    }
}
