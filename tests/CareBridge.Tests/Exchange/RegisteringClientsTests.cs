using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class RegisteringClientsTests(ExchangeWorld world)
{
    [Fact]
    public async Task A_registration_can_be_repeated_and_not_changed()
    {
        var address = $"/api/exchange/clients/{Guid.CreateVersion7()}";
        var registration = world.Registration(world.Clinic);

        var created = await world.Administrator.PutAsJsonAsync(address, registration);
        var repeated = await world.Administrator.PutAsJsonAsync(address, registration);
        registration["name"] = "Another";
        var other = await world.Administrator.PutAsJsonAsync(address, registration);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, repeated.StatusCode);
        Assert.Equal(await created.Content.ReadAsStringAsync(), await repeated.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal("different-content", (await other.JsonAsync()).Text("code"));
        Assert.Equal("EHR", (await (await world.Administrator.GetAsync(address)).JsonAsync()).Text("name"));
    }

    [Theory]
    [InlineData("organizationId", "\"0199f5a0-0000-7000-8000-000000000000\"", "organizationId")]
    [InlineData("scope", "\"system/Encounter.rs\"", "scope")]
    [InlineData("scope", "\"everything\"", "scope")]
    [InlineData("purpose", "\"emergency-treatment\"", "purpose")]
    [InlineData("name", "\" \"", "name")]
    [InlineData("jwks", "null", "jwks")]
    [InlineData("jwks", "{\"keys\":[]}", "jwks")]
    [InlineData("jwksUrl", "\"https://ehr.example/jwks\"", "jwks")]
    [InlineData("jwksUrl", "\"http://ehr.example/jwks\"", "jwksUrl")]
    public async Task A_registration_that_breaks_a_rule_is_refused_and_not_kept(
        string field, string value, string named)
    {
        var address = $"/api/exchange/clients/{Guid.CreateVersion7()}";
        var registration = world.Registration(world.Clinic);
        registration[field] = JsonNode.Parse(value);

        var answer = await world.Administrator.PutAsJsonAsync(address, registration);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True((await answer.JsonAsync()).GetProperty("errors").TryGetProperty(named, out _));
        Assert.Equal(HttpStatusCode.NotFound, (await world.Administrator.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_private_key_is_not_taken()
    {
        var registration = world.Registration(world.Clinic);
        registration["jwks"]!["keys"]![0]!["d"] = "c2VjcmV0";

        var answer = await world.Administrator.PutAsJsonAsync(
            $"/api/exchange/clients/{Guid.CreateVersion7()}", registration);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task New_keys_replace_the_old_ones()
    {
        var client = await world.RegisterAsync(world.Clinic);
        using var keys = new TestKeys();

        var answer = await world.Administrator.PutAsJsonAsync(
            $"/api/exchange/clients/{client}/keys", new JsonObject { ["jwks"] = keys.Jwks });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await world.AskForTokenAsync(world.Keys.Sign(world.Claims(client)))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await world.AskForTokenAsync(keys.Sign(world.Claims(client)))).StatusCode);
    }

    [Fact]
    public async Task Only_administrators_register_clients()
    {
        var specialist = world.Host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, world.Community));

        var answer = await specialist.PutAsJsonAsync(
            $"/api/exchange/clients/{Guid.CreateVersion7()}", world.Registration(world.Clinic));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
