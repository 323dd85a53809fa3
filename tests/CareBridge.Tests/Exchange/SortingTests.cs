using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

[Collection(ExchangeCollection.Name)]
public sealed class SortingTests(ExchangeWorld world) : IAsyncLifetime
{
    private readonly Guid _participant = Guid.CreateVersion7();
    private readonly List<ReferralChanged> _referrals = [];

    public async Task InitializeAsync()
    {
        await world.ConsentAsync(_participant, DisclosureCategory.Referrals);
        (int, string)[] written =
            [(3, "housing"), (1, "outpatient-treatment"), (5, "housing"), (2, "outpatient-treatment"), (4, "housing")];
        foreach (var (day, service) in written)
        {
            var referral = world.Referral(_participant) with
            {
                AuthoredAt = ExchangeWorld.Noon.AddDays(-day),
                ServiceCode = service,
            };
            _referrals.Add(referral);
            await world.ProjectAsync<ProjectReferral, ReferralChanged>(referral);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("authored", "2,4,0,3,1")]
    [InlineData("-authored", "1,3,0,4,2")]
    [InlineData("code,authored", "2,4,0,3,1")]
    [InlineData("-code,-authored", "1,3,0,4,2")]
    [InlineData("_lastUpdated", "0,1,2,3,4")]
    [InlineData("-_lastUpdated", "4,3,2,1,0")]
    [InlineData("status,code,authored", "2,4,0,3,1")]
    public async Task Results_come_in_the_order_asked_for_on_pages_of_any_size(string sort, string order)
    {
        foreach (var count in (int[])[1, 2, 50])
        {
            Assert.Equal(
                order.Split(',').Select(index => _referrals[int.Parse(index)].ReferralId),
                (await PagesAsync($"ServiceRequest?patient={_participant}&_sort={sort}&_count={count}"))
                    .SelectMany(page => page));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("&_sort=_lastUpdated")]
    [InlineData("&_sort=-_lastUpdated")]
    [InlineData("&_sort=status")]
    [InlineData("&_sort=-modified")]
    public async Task What_changes_while_a_search_is_paged_through_is_neither_left_out_nor_shown_twice(string sort)
    {
        var version = 10;

        var pages = await PagesAsync($"Task?patient={_participant}&_count=1{sort}", async () =>
        {
            // Each moves to an end of every order, and one is new.
            foreach (var referral in _referrals)
            {
                await world.ProjectAsync<ProjectReferral, ReferralChanged>(referral with
                {
                    Version = ++version,
                    Status = version % 2 == 0 ? ReferralStatus.Accepted : ReferralStatus.Received,
                    ChangedAt = ExchangeWorld.Noon.AddMinutes(version),
                });
            }
            await world.ProjectAsync<ProjectReferral, ReferralChanged>(world.Referral(_participant));
        });

        Assert.Equal(
            _referrals.Select(referral => referral.ReferralId).Order(),
            pages.SelectMany(page => page).Order());
    }

    [Fact]
    public async Task A_page_can_be_asked_for_again_and_is_the_same()
    {
        var first = await GetAsync($"/fhir/Task?patient={_participant}&_count=2");
        var next = first.Link("next")!;

        Assert.Equal((await GetAsync(next)).Matches(), (await GetAsync(next)).Matches());
    }

    private async Task<List<List<Guid>>> PagesAsync(string search, Func<Task>? meanwhile = null)
    {
        var pages = new List<List<Guid>>();
        for (var next = new Uri(world.Host.Address, $"/fhir/{search}").ToString(); next is not null;)
        {
            var page = await GetAsync(next);
            pages.Add(page.Matches());
            next = page.Link("next");
            if (meanwhile is not null && next is not null) await meanwhile();
            Assert.True(pages.Count < 20, "There is no end of pages.");
        }
        return pages;
    }

    private async Task<JsonElement> GetAsync(string address)
    {
        var answer = await world.ClinicClient.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.JsonAsync();
    }
}
