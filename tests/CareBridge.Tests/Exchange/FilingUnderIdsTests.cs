using System.Net;
using System.Text.Json.Nodes;
using CareBridge.Contracts.Consent;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Exchange;

/// <summary>A client says where its consent goes, and learns nothing of what else there is.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class FilingUnderIdsTests(ExchangeWorld world)
{
    private readonly FilingDesk _desk = new(world);

    [Fact]
    public async Task A_client_may_choose_the_id_and_repeat_it_without_learning_the_answer()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var id = Guid.CreateVersion7();

        var first = await _desk.PutAsync(id, _desk.Proposal(participant));
        var declined = await world.Filings.FileAsync(world.Filings.Filed[id], CancellationToken.None) with
        {
            Version = 2,
            Status = ConsentStatus.Declined,
        };
        world.Filings.Put(declined);
        await world.ProjectAsync<ProjectConsent, ConsentChanged>(declined);
        var again = await _desk.PutAsync(id, _desk.Proposal(participant));

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(id, FilingDesk.IdOf(first));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_id_that_follows_from_a_name_is_for_what_is_filed_under_that_name()
    {
        var participant = await _desk.RegisterAsync(world.Clinic);
        var named = _desk.Proposal(participant);
        named["identifier"] = new JsonArray(new JsonObject { ["system"] = "urn:x", ["value"] = $"{participant}" });
        var own = FilingDesk.IdOf(await _desk.PostAsync(named));
        Assert.Equal(8, own.Version);

        Assert.Equal(HttpStatusCode.OK, (await _desk.PutAsync(own, named)).StatusCode);
        var stranger = await _desk.RegisterAsync(world.OtherClinic);
        var others = FilingDesk.Signed(stranger, world.OtherClinic, world.Community);
        var taken = await _desk.PutAsync(own, others, client: world.OtherClient);
        var free = await _desk.PutAsync(DerivedId.Of("nobody's", stranger), others, client: world.OtherClient);

        var issue = await taken.IssueAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Consent.id", issue.Text("expression", 0));
        Assert.Equal(await free.Content.ReadAsStringAsync(), await taken.Content.ReadAsStringAsync());
    }
}
