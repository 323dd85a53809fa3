using System.Net;
using System.Text.Json.Nodes;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>What cannot be honoured exactly is refused, and the answer names it.</summary>
[Collection(SubscriptionCollection.Name)]
public sealed class RefusingSubscriptionsTests(SubscriptionWorld world)
{
    [Theory]
    [InlineData("criteria", "\"Observation?code=x\"", "Subscription.criteria")]
    [InlineData("criteria", "\"https://carebridge.example/fhir/SubscriptionTopic/all\"", "Subscription.criteria")]
    [InlineData("end", "\"2020-01-01T00:00:00Z\"", "Subscription.end")]
    [InlineData("status", "\"off\"", "Subscription.status")]
    [InlineData("contact", "[{\"system\":\"phone\",\"value\":\"1\"}]", "Subscription.contact")]
    [InlineData("channel.type", "\"email\"", "Subscription.channel.type")]
    [InlineData("channel.payload", "\"text/plain\"", "Subscription.channel.payload")]
    [InlineData("channel._payload", "{\"id\":\"x\"}", "Subscription.channel.payload.extension")]
    [InlineData("channel.endpoint", "\"ftp://clinic.example.org/hook\"", "Subscription.channel.endpoint")]
    [InlineData("channel.endpoint", "\"https://me:secret@clinic.example.org/hook\"", "Subscription.channel.endpoint")]
    [InlineData("channel.header", "[\"Host: other.example.org\"]", "Subscription.channel.header[0]")]
    [InlineData("channel.header", "[\"Webhook-Signature: v1,x\"]", "Subscription.channel.header[0]")]
    [InlineData("channel.header", "[\"X-A: b\\u000aX-C: d\"]", "Subscription.channel.header[0]")]
    [InlineData("channel.header", "[\"X-A: b\", \"x-a: c\"]", "Subscription.channel.header")]
    public async Task An_element(string path, string value, string expression)
    {
        var subscription = world.Request("aftercare-updated", "never");
        var steps = path.Split('.');
        var parent = steps.Length == 1 ? subscription : subscription[steps[0]]!.AsObject();
        parent[steps[^1]] = JsonNode.Parse(value);

        await IsRefusedAsync(subscription, expression);
    }

    [Theory]
    [InlineData("backport-heartbeat-period", "valueUnsignedInt", "0")]
    [InlineData("backport-heartbeat-period", "valueUnsignedInt", "86401")]
    [InlineData("backport-timeout", "valueUnsignedInt", "31")]
    [InlineData("backport-max-count", "valuePositiveInt", "101")]
    [InlineData("backport-max-count", "valueString", "\"many\"")]
    [InlineData("https://example.org/unheard-of", "valueString", "\"x\"")]
    [InlineData(
        "https://carebridge.example/fhir/StructureDefinition/subscription-signing-key", "valueString", "\"short\"")]
    public async Task An_extension_of_the_channel(string name, string type, string value)
    {
        var subscription = world.Request("aftercare-updated", "never");
        subscription["channel"]!["extension"] =
            new JsonArray(SubscriptionWorld.Extension(name, type, JsonNode.Parse(value)!));

        await IsRefusedAsync(subscription, "Subscription.channel.extension[0]");
    }

    [Theory]
    [InlineData("aftercare-updated", "Task?patient=Patient/0199c2a8-0000-7000-8000-000000000000")]
    [InlineData("aftercare-updated", "Observation")]
    [InlineData("aftercare-updated", "Observation?value-quantity=4")]
    [InlineData("aftercare-updated", "Observation?category:not=survey")]
    [InlineData("aftercare-updated", "Observation?patient=jo")]
    [InlineData("aftercare-updated", "Observation?patient:Patient.name=jo")]
    [InlineData("consent-changed", "Consent?status=active")]
    public async Task A_filter(string topic, string filter) => await IsRefusedAsync(
        world.Request(topic, "never", "id-only", filter), "Subscription.criteria.extension[0]");

    private async Task IsRefusedAsync(JsonObject subscription, string expression, HttpClient? client = null)
    {
        var answer = await world.PostAsync(subscription, client);

        var issue = await answer.IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(expression, issue.GetProperty("expression")[0].GetString());
        Assert.Empty(world.Receiver.At("never"));
    }
}
