using System.Net;
using System.Net.Http.Json;
using CareBridge.Testing;
using CareBridge.Tests.Exchange;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Retention;

/// <summary>One service keeps records for longer than the others.</summary>
public sealed class KeepingLongerTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task What_it_needs_of_others_stays_and_a_hold_counts_whom_only_the_accounting_names()
    {
        var participant = await network.LiveAsync();
        using var clinic = await network.FhirClientAsync(network.Clinic);
        await Eventually.SucceedsAsync(async () =>
            Assert.Equal(HttpStatusCode.OK, (await clinic.GetAsync($"/fhir/Patient/{participant}")).StatusCode));
        var configuration = network.Host.Services.GetRequiredService<IConfiguration>();

        configuration["Retention:aftercare"] = "3653";
        await network.PurgeAsync();
        var longer = await network.HavingAsync(participant);
        configuration["Retention:aftercare"] = null;
        var hold = $"/api/directory/legal-holds/{Guid.CreateVersion7()}";
        await network.Administrator.PutAsJsonAsync(
            hold, new { organizationId = network.Clinic, reason = "Inquiry" }).IsAsync(HttpStatusCode.Created);
        await network.PurgeAsync();
        var held = await network.HavingAsync(participant);
        await network.Administrator.PostAsJsonAsync($"{hold}/lift", new { reason = "Over" }).IsAsync(HttpStatusCode.OK);
        await network.PurgeAsync();

        Assert.Equal(new HashSet<string> { "aftercare", "directory", "exchange", "portal" }, longer);
        Assert.Equal(longer, held);
        await Eventually.SucceedsAsync(async () => Assert.Empty(await network.HavingAsync(participant)));
    }
}
