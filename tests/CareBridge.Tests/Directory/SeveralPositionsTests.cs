using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Testing;
using CareBridge.Tests.Exchange;

namespace CareBridge.Tests.Directory;

/// <summary>One human being works at two organizations.</summary>
public sealed class SeveralPositionsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly Guid _first = Guid.CreateVersion7();
    private readonly Guid _second = Guid.CreateVersion7();

    [Fact]
    public async Task Their_positions_are_found_together_and_set_apart_again()
    {
        await EmployAsync(network.Community, _first).IsAsync(HttpStatusCode.Created);
        await EmployAsync(network.Clinic, _second, _first).IsAsync(HttpStatusCode.Created);
        // What is not said stays.
        await EmployAsync(network.Clinic, _second).IsAsync(HttpStatusCode.OK);

        Assert.Equal([network.Community, network.Clinic], await PositionsAsync(_first));

        await EmployAsync(network.Clinic, _second, _second).IsAsync(HttpStatusCode.OK);
        Assert.Equal([network.Community], await PositionsAsync(_first));
        await network.Specialist.GetAsync($"/api/directory/people/{_first}/positions")
            .IsAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_position_whose_id_the_others_share_is_not_set_apart_in_silence()
    {
        await EmployAsync(network.Community, _first, _first).IsAsync(HttpStatusCode.Created);
        await EmployAsync(network.Community, _first, _first).IsAsync(HttpStatusCode.OK);
        await EmployAsync(network.Clinic, _second, _first).IsAsync(HttpStatusCode.Created);

        await EmployAsync(network.Community, _first, _first).IsProblemAsync(
            HttpStatusCode.Conflict,
            """
            { "title": "The request conflicts with the current state.", "status": 409,
              "detail": "Other positions share this one's id: set those apart by their own, or leave personId out.",
              "code": "person-shared" }
            """);

        await EmployAsync(network.Community, _first).IsAsync(HttpStatusCode.OK);
        await EmployAsync(network.Clinic, _second, _second).IsAsync(HttpStatusCode.OK);
        await EmployAsync(network.Community, _first, _first).IsAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_is_the_same_as_somebody_who_is_not_there()
    {
        var answer = await EmployAsync(network.Community, _first, Guid.CreateVersion7());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal("personId", Assert.Single(errors.EnumerateObject()).Name);
    }

    [Fact]
    public async Task Clinics_see_one_identifier_on_both_practitioners_and_not_the_id_of_another_position()
    {
        await EmployAsync(network.Community, _first).IsAsync(HttpStatusCode.Created);
        await EmployAsync(network.Clinic, _second, _first).IsAsync(HttpStatusCode.Created);
        var system = await network.FhirClientAsync(network.Clinic);

        var (one, other) = (await WorkerAsync(system, _first), await WorkerAsync(system, _second));

        Assert.Equal(one, other);
        Assert.NotEqual($"{_first}", one);
        var found = await (await system.GetAsync(
            $"/fhir/Practitioner?identifier=https://carebridge.example/fhir/NamingSystem/worker|{one}")).JsonAsync();
        Assert.Equal(new[] { _first, _second }.Order(), found.Matches().Order());
    }

    private static Task<string?> WorkerAsync(HttpClient system, Guid position) => Eventually.SucceedsAsync(async () =>
    {
        var practitioner = await system.GetFromJsonAsync<JsonElement>($"/fhir/Practitioner/{position}");
        return practitioner.Text("identifier", 1, "value");
    });

    private async Task<Guid[]> PositionsAsync(Guid person)
    {
        var positions = await network.Administrator.GetFromJsonAsync<JsonElement>(
            $"/api/directory/people/{person}/positions");
        return [.. positions.EnumerateArray().Select(one => one.GetProperty("organizationId").GetGuid())];
    }

    private Task<HttpResponseMessage> EmployAsync(Guid organization, Guid id, Guid? personId = null) =>
        network.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}/staff/{id}",
            new { givenName = "Al", familyName = "Stone", role = "peer-specialist", personId });
}
