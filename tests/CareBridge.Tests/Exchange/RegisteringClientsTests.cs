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
    [InlineData("scope", "\"system/Condition.rs\"", "scope")]
    [InlineData("scope", "\"everything\"", "scope")]
    [InlineData("scope", "\"system/Observation.rs?colour=blue\"", "scope")]
    [InlineData("scope", "\"system/Observation.rs?patient=0199f5a0-0000-7000-8000-000000000000\"", "scope")]
    [InlineData("scope", "\"system/Patient.rs?identifier=urn:x|1\"", "scope")]
    [InlineData("scope", "\"system/Observation.rs?date=2026\"", "scope")]
    [InlineData("scope", "\"system/Observation.rs?_count=1\"", "scope")]
    [InlineData("scope", "\"system/Observation.rs?category=a|b|c\"", "scope")]
    [InlineData("scope", "\"system/Task.u?status=requested\"", "scope")]
    [InlineData("purpose", "\"emergency-treatment\"", "purpose")]
    [InlineData("name", "\" \"", "name")]
    [InlineData("jwks", "null", "jwks")]
    [InlineData("jwks", "{\"keys\":[]}", "jwks")]
    [InlineData("jwksUrl", "\"https://ehr.example/jwks\"", "jwks")]
    [InlineData("jwksUrl", "\"http://ehr.example/jwks\"", "jwksUrl")]
    [InlineData("jwksUrl", "\"https://127.0.0.1/jwks\"", "jwksUrl")]
    [InlineData("jwksUrl", "\"https://[::ffff:169.254.169.254]/latest\"", "jwksUrl")]
    [InlineData("jwksUrl", "\"https://a:b@ehr.example/jwks\"", "jwksUrl")]
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
    public async Task The_terms_can_be_changed_by_who_knows_the_version()
    {
        var address = $"/api/exchange/clients/{await world.RegisterAsync(world.Clinic)}";
        var terms = new JsonObject
        {
            ["name"] = "The other EHR",
            ["scope"] = "system/Observation.rs?category=survey&status=final system/Task.read",
            ["purpose"] = "care-management",
            ["expectedVersion"] = 1,
        };

        var changed = await world.Administrator.PutAsJsonAsync($"{address}/terms", terms);
        var repeated = await world.Administrator.PutAsJsonAsync($"{address}/terms", terms);
        terms["name"] = "A third";
        var stale = await world.Administrator.PutAsJsonAsync($"{address}/terms", terms);

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(await changed.Content.ReadAsStringAsync(), await repeated.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        var client = await (await world.Administrator.GetAsync(address)).JsonAsync();
        Assert.Equal(
            ("The other EHR", "care-management", "2", "system/Observation.rs?category=survey&status=final "
                + "system/Task.read"),
            (client.Text("name"), client.Text("purpose"), client.Text("version"), client.Text("scope")));
    }

    [Fact]
    public async Task A_token_reaches_no_further_than_the_terms_of_this_moment()
    {
        var client = await world.RegisterAsync(world.Clinic);
        using var http = await world.SignInAsync(client);
        var terms = new { name = "EHR", scope = "system/Goal.rs", purpose = "treatment" };

        (await world.Administrator.PutAsJsonAsync($"/api/exchange/clients/{client}/terms", terms))
            .EnsureSuccessStatusCode();

        await (await http.GetAsync("/fhir/Organization")).IssueAsync(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/fhir/Goal")).StatusCode);
    }

    [Fact]
    public async Task Administrators_find_the_clients_of_an_organization()
    {
        var organization = Guid.CreateVersion7();
        (await world.Administrator.PutAsJsonAsync(
            $"/api/directory/organizations/{organization}", new { name = "Dune Clinic", kind = "clinic" }))
            .EnsureSuccessStatusCode();
        Guid[] clients = [await world.RegisterAsync(organization), await world.RegisterAsync(organization)];
        var address = $"/api/exchange/clients?organizationId={organization}&limit=1";

        var first = await (await world.Administrator.GetAsync(address)).JsonAsync();
        var second = await (await world.Administrator.GetAsync($"{address}&after={first.Text("next")}")).JsonAsync();

        Assert.Equal($"{clients[1]}", Assert.Single(first.GetProperty("items").EnumerateArray()).Text("id"));
        Assert.Equal($"{clients[0]}", Assert.Single(second.GetProperty("items").EnumerateArray()).Text("id"));
        Assert.False(second.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task Only_administrators_register_clients()
    {
        var specialist = world.Host.As(new Caller(Guid.CreateVersion7(), Role.PeerSpecialist, world.Community));

        var answer = await specialist.PutAsJsonAsync(
            $"/api/exchange/clients/{Guid.CreateVersion7()}", world.Registration(world.Clinic));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.GetAsync("/api/exchange/clients")).StatusCode);
    }
}
