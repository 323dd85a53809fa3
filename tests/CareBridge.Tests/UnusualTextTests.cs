using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CareBridge.Tests;

/// <summary>Texts that JSON can write and that a store, or FHIR, cannot hold.</summary>
public sealed class UnusualTextTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Theory]
    [InlineData("""{ "givenName": "J\u0000o", "familyName": "Rivers" }""", "$.givenName")]
    [InlineData("""{ "givenName": "Jo", "familyName": "Riv\u0001ers" }""", "$.familyName")]
    [InlineData("""{ "givenName": "Jo", "familyName": "\ud800" }""", "$.familyName")]
    [InlineData(
        """
        { "givenName": "Jo", "familyName": "Rivers", "identifier": { "system": "urn:x", "value": "1\u0000" } }
        """,
        "$.identifier.value")]
    public async Task A_text_that_cannot_be_kept_is_refused_with_its_place_and_nothing_is_kept(string json, string path)
    {
        var id = Guid.CreateVersion7();

        var answer = network.Specialist.PutAsync($"/api/directory/participants/{id}", ProblemAnswers.Json(json));

        await answer.IsProblemAsync(
            HttpStatusCode.BadRequest,
            $$"""
            {
              "title": "The request body is not valid JSON for this request.",
              "status": 400,
              "errors": { "{{path}}": ["Not what is expected here (line 1)."] }
            }
            """);

        await network.Specialist.GetAsync($"/api/directory/participants/{id}").IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_description_of_the_api_says_what_is_text()
    {
        var api = await network.Host.Anonymous.GetFromJsonAsync<JsonElement>("/openapi/directory.json");

        var text = api.GetRawText();
        var name = text.IndexOf("\"givenName\":", StringComparison.Ordinal);
        Assert.Matches("^\"givenName\":\\s*{\\s*\"type\":\\s*\"string\"", text[name..(name + 200)]);
    }

    [Fact]
    public async Task Lines_and_tabs_are_kept()
    {
        var (id, participant) = (Guid.CreateVersion7(), await network.RegisterAsync());
        var checkIn = new JsonObject
        {
            ["participantId"] = participant,
            ["heldAt"] = TimeProvider.System.GetUtcNow(),
            ["engagement"] = "engaged",
            ["reflection"] = "One.\r\n\tTwo. 😀",
        };

        (await network.Specialist.PutAsJsonAsync($"/api/aftercare/check-ins/{id}", checkIn)).EnsureSuccessStatusCode();

        var kept = await network.Specialist.GetFromJsonAsync<JsonElement>($"/api/aftercare/check-ins/{id}");
        Assert.Equal("One.\r\n\tTwo. 😀", kept.GetProperty("reflection").GetString());
    }

    [Theory]
    [InlineData("not a uri")]
    [InlineData("http://clinic.example/a b")]
    [InlineData("urn:a b")]
    public async Task The_system_of_a_number_is_a_uri_that_fhir_can_carry(string system)
    {
        var participant = new
        {
            givenName = "Jo",
            familyName = "Rivers",
            identifier = new { system, value = "17" },
        };

        await network.Specialist.PutAsJsonAsync($"/api/directory/participants/{Guid.CreateVersion7()}", participant)
            .IsProblemAsync(
                HttpStatusCode.UnprocessableEntity,
                """
                {
                  "title": "Some fields are not valid.",
                  "status": 422,
                  "errors": { "identifier.system": ["An absolute URI."] }
                }
                """);
    }
}
