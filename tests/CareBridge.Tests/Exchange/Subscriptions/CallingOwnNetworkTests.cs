using System.Net;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange.Subscriptions;

/// <summary>Nobody makes us call our own network for them, unless the operator says so.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class CallingOwnNetworkTests(ExchangeWorld exchange)
{
    [Theory]
    [InlineData("http://clinic.example.org/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://10.1.2.3/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task An_address_there_is_refused(string endpoint)
    {
        var answer = await PostAsync(endpoint);

        var issue = await answer.IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Subscription.channel.endpoint", issue.GetProperty("expression")[0].GetString());
    }

    [Fact]
    public async Task A_name_that_stands_for_one_is_not_called()
    {
        await using var receiver = await Receiver.StartAsync();
        var endpoint = $"https://localhost:{new Uri(receiver.Address("")).Port}/hook";
        var answer = await PostAsync(endpoint);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (await answer.JsonAsync()).Text("id");

        await Eventually.IsAsync("error", async () => (await ReadAsync()).Text("status"));

        Assert.Equal("The endpoint cannot be reached.", (await ReadAsync()).Text("error"));
        Assert.Empty(receiver.At("hook"));
        await exchange.ClinicClient.DeleteAsync($"/fhir/Subscription/{id}");

        async Task<System.Text.Json.JsonElement> ReadAsync() =>
            await (await exchange.ClinicClient.GetAsync($"/fhir/Subscription/{id}")).JsonAsync();
    }

    private Task<HttpResponseMessage> PostAsync(string endpoint) => exchange.ClinicClient.PostAsync(
        "/fhir/Subscription",
        SubscriptionWorld.Body(SubscriptionWorld.RequestTo(endpoint, "aftercare-updated", "empty")));
}
