using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

/// <summary>What a clinic was once sent, and consent now withholds, is not even counted by paging.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class WithheldResourcesTests(ExchangeWorld world)
{
    [Theory]
    [InlineData("Task")]
    [InlineData("ServiceRequest")]
    public async Task Withheld_referrals_shorten_no_page_and_make_no_link(string type)
    {
        var participant = Guid.CreateVersion7();
        for (var i = 0; i < 3; i++) await SendAsync(participant, world.Community);
        var address = $"/fhir/{type}?patient={participant}&_count=1";

        var withheld = await SearchAsync(address);
        Assert.Empty(withheld.Matches());
        Assert.Null(withheld.Link("next"));

        var other = Guid.CreateVersion7();
        var permitted = await SendAsync(participant, other);
        for (var i = 0; i < 2; i++) await SendAsync(participant, world.Community);
        world.Disclosures.Permit(participant, other, world.Clinic, DisclosureCategory.Referrals);
        var page = await SearchAsync(address);
        Assert.Equal([permitted], page.Matches());
        Assert.Null(page.Link("next"));
    }

    [Fact]
    public async Task Everything_permitted_is_paged_through_once_whatever_lies_between()
    {
        var (participant, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        world.Disclosures.Permit(participant, world.Community, world.Clinic, DisclosureCategory.Referrals);
        var sent = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            sent.Insert(0, await SendAsync(participant, world.Community));
            await SendAsync(participant, other);
        }

        var (found, sizes) = (new List<Guid>(), new List<int>());
        for (var next = $"/fhir/Task?patient={participant}&_count=2"; next is not null;)
        {
            var page = await SearchAsync(next);
            found.AddRange(page.Matches());
            sizes.Add(page.Matches().Count);
            next = page.Link("next");
        }

        Assert.Equal(sent, found);
        Assert.Equal([2, 2, 1], sizes);
    }

    private async Task<Guid> SendAsync(Guid participant, Guid referrer)
    {
        var referral = world.Referral(participant) with { ReferringOrganizationId = referrer };
        await world.ProjectAsync<ProjectReferral, ReferralChanged>(referral);
        return referral.ReferralId;
    }

    private async Task<JsonElement> SearchAsync(string address) =>
        await (await world.ClinicClient.GetAsync(address)).JsonAsync();
}
