using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange.Subscriptions;

[Collection(SubscriptionCollection.Name)]
public sealed class SubscribingTests(SubscriptionWorld world)
{
    private const string Key = "https://carebridge.example/fhir/StructureDefinition/subscription-signing-key";

    private readonly string _path = $"hook-{Guid.CreateVersion7():N}";

    [Fact]
    public async Task A_subscription_is_active_when_its_endpoint_has_answered_the_handshake()
    {
        var answer = await world.PostAsync(Request(_path));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var created = await answer.JsonAsync();
        Assert.Equal("requested", created.Text("status"));
        Assert.EndsWith($"/fhir/Subscription/{created.Text("id")}", answer.Headers.Location?.ToString());
        await Eventually.IsAsync("active", () => world.StatusAsync(Guid.Parse(created.Text("id")!)));
        var handshake = Assert.Single(world.Receiver.At(_path));
        Assert.Equal("handshake", handshake.Type);
        Assert.Equal("history", handshake.Bundle.Text("type"));
        Assert.Equal("requested", handshake.Parameter("status").Text("valueCode"));
        Assert.Equal("0", handshake.Parameter("events-since-subscription-start").Text("valueString"));
        var topic = handshake.Parameter("topic").Text("valueCanonical");
        Assert.Equal(SubscriptionWorld.Topics + "aftercare-updated", topic);
        Assert.Equal("Bearer between-us", handshake.Headers["Authorization"]);
        Assert.Equal("application/fhir+json; charset=utf-8", handshake.Headers["Content-Type"]);
    }

    [Fact]
    public async Task What_is_secret_is_told_once_and_signs_every_notification()
    {
        var created = await (await world.PostAsync(Request(_path))).JsonAsync();
        var id = Guid.Parse(created.Text("id")!);
        var key = created.GetProperty("channel").GetProperty("extension").EnumerateArray()
            .Single(one => one.Text("url") == Key).Text("valueString")!;
        await Eventually.IsAsync("active", () => world.StatusAsync(id));

        var text = (await world.ReadAsync(id)).GetRawText();
        Assert.DoesNotContain("between-us", text, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", text, StringComparison.Ordinal);
        Assert.True(IsSigned(Assert.Single(world.Receiver.At(_path)), key));
        Assert.False(IsSigned(world.Receiver.At(_path)[0] with { Body = "{}"u8.ToArray() }, key));
        var kept = await world.Exchange.InStoreAsync(store => Task.FromResult(
            store.Subscriptions.Single(s => s.Id == id).Secrets));
        Assert.DoesNotContain("between-us", kept.Ciphertext, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_brings_its_own_key_and_id_and_may_repeat_itself()
    {
        var own = $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
        var subscription = Request(_path);
        var id = Guid.CreateVersion7();
        subscription["id"] = id.ToString();
        subscription["channel"]!["extension"]!.AsArray().Add(SubscriptionWorld.Extension(Key, "valueString", own));

        Assert.Equal(HttpStatusCode.Created, (await world.PutAsync(subscription)).StatusCode);
        await Eventually.IsAsync("active", () => world.StatusAsync(id));
        Assert.Equal(HttpStatusCode.OK, (await world.PutAsync(subscription)).StatusCode);

        await Eventually.IsAsync("active", () => world.StatusAsync(id));
        Assert.All(world.Receiver.At(_path), handshake => Assert.True(IsSigned(handshake, own)));
    }

    [Fact]
    public async Task Sent_back_as_it_was_read_it_stays_as_it_is()
    {
        var id = await world.SubscribeAsync(Request(_path));
        var read = JsonNode.Parse((await world.ReadAsync(id)).GetRawText())!;

        var answer = await world.PutAsync(read);

        Assert.Equal("active", (await answer.JsonAsync()).Text("status"));
        Assert.Single(world.Receiver.At(_path));
    }

    [Fact]
    public async Task Turned_off_and_on_again_it_shakes_hands_again()
    {
        var id = await world.SubscribeAsync(Request(_path));
        var read = JsonNode.Parse((await world.ReadAsync(id)).GetRawText())!;

        read["status"] = "off";
        Assert.Equal("off", (await (await world.PutAsync(read)).JsonAsync()).Text("status"));
        read["status"] = "requested";
        Assert.Equal("requested", (await (await world.PutAsync(read)).JsonAsync()).Text("status"));

        await Eventually.IsAsync("active", () => world.StatusAsync(id));
        Assert.Equal(2, world.Receiver.At(_path).Count);
        Assert.All(world.Receiver.At(_path), one => Assert.Equal("Bearer between-us", one.Headers["Authorization"]));
    }

    [Fact]
    public async Task To_another_client_it_does_not_exist()
    {
        var id = await world.SubscribeAsync(Request(_path));
        var other = world.Exchange.OtherClient;

        foreach (var address in (string[])["", "/$status", "/$events"])
        {
            await (await other.GetAsync($"/fhir/Subscription/{id}{address}")).IssueAsync(HttpStatusCode.NotFound);
        }
        Assert.Empty((await (await other.GetAsync($"/fhir/Subscription?_id={id}")).JsonAsync()).Matches());
        var all = await (await other.GetAsync($"/fhir/Subscription/$status?id={id}")).JsonAsync();
        Assert.Equal("0", all.Text("total"));
        Assert.Equal(HttpStatusCode.NoContent, (await other.DeleteAsync($"/fhir/Subscription/{id}")).StatusCode);
        Assert.Equal("active", await world.StatusAsync(id));
        var theirs = Request(_path + "-other");
        theirs["id"] = id.ToString();
        Assert.Equal(HttpStatusCode.Created, (await world.PutAsync(theirs, other)).StatusCode);
        Assert.Equal(world.Receiver.Address(_path), (await world.ReadAsync(id)).Text("channel", "endpoint"));
    }

    [Fact]
    public async Task A_client_finds_and_deletes_its_own()
    {
        var id = await world.SubscribeAsync(Request(_path));
        var client = world.Exchange.ClinicClient;
        var url = Uri.EscapeDataString(world.Receiver.Address(_path));

        Assert.Equal([id], (await SearchAsync($"?url={url}&status=active,error")).Matches());
        Assert.Empty((await SearchAsync($"?url={url}&status=off")).Matches());
        var odd = await SearchAsync($"?url={url}&contact=nobody");
        Assert.Single(odd.Entries("outcome"));
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/fhir/Subscription/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/fhir/Subscription/{id}")).StatusCode);

        async Task<System.Text.Json.JsonElement> SearchAsync(string query) =>
            await (await client.GetAsync("/fhir/Subscription" + query)).JsonAsync();
    }

    [Fact]
    public async Task A_version_that_is_not_the_current_one_is_not_changed()
    {
        var id = await world.SubscribeAsync(Request(_path));
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/fhir/Subscription/{id}");
        var subscription = Request(_path);
        subscription["id"] = id.ToString();
        request.Content = new StringContent(subscription.ToJsonString(), Encoding.UTF8, "application/fhir+json");
        request.Headers.Add("If-Match", "W/\"1\"");

        var answer = await world.Exchange.ClinicClient.SendAsync(request);

        await answer.IssueAsync(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task It_takes_a_scope_of_its_own()
    {
        var client = await world.Exchange.SignInAsync(world.Exchange.ClinicSystem, "system/*.rs");

        var answer = await world.PostAsync(Request(_path), client);

        await answer.IssueAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_capability_statement_lists_the_topics()
    {
        var metadata = await (await world.Exchange.Host.Anonymous.GetAsync("/fhir/metadata")).JsonAsync();

        var subscription = metadata.GetProperty("rest")[0].GetProperty("resource").EnumerateArray()
            .Single(one => one.Text("type") == "Subscription");
        Assert.Equal(
            ["aftercare-updated", "referral-changed", "consent-changed", "escalation-raised", "escalation-changed"],
            subscription.GetProperty("extension").EnumerateArray()
                .Select(one => one.Text("valueCanonical")![SubscriptionWorld.Topics.Length..]));
    }

    /// <summary>Of somebody whom nothing is known of.</summary>
    private JsonObject Request(string path) => world.Request(
        "aftercare-updated", path, "id-only", $"Observation?patient=Patient/{Guid.CreateVersion7()}");

    private static bool IsSigned(Received received, string key)
    {
        var signed = $"{received.Headers["webhook-id"]}.{received.Headers["webhook-timestamp"]}.";
        byte[] bytes = [.. Encoding.UTF8.GetBytes(signed), .. received.Body];
        var hash = HMACSHA256.HashData(Convert.FromBase64String(key["whsec_".Length..]), bytes);
        return received.Headers["webhook-signature"] == $"v1,{Convert.ToBase64String(hash)}";
    }
}
