using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CareBridge.Contracts.Crisis;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Domain.OnCall;
using CareBridge.Crisis.Storage;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Portal.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Crisis;

/// <summary>Whoever is on call gets a link by their own channel, and answers with it once.</summary>
public sealed partial class AnsweringByLinkTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    [Fact]
    public async Task Who_is_on_call_answers_with_the_link_once_and_nobody_else_hears_of_it()
    {
        var (first, other) = (await ResponderAsync(), await ResponderAsync());
        await PlanAsync(first);
        var id = await RaiseAsync();
        var link = await LinkOfAsync(first);

        // Whatever looks at links on its way answers nothing by it.
        for (var look = 0; look < 2; look++)
        {
            var page = await network.Host.Anonymous.GetStringAsync(link);
            Assert.Contains("The risk was found to be high.", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Brook", page, StringComparison.Ordinal);
        }
        Assert.Equal("notified", await StatusAsync(id));
        Assert.Contains(
            "Me encargo", await network.Host.Anonymous.GetStringAsync($"{link}?language=es"), StringComparison.Ordinal);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AnswerAsync(link)));

        // The phone sent it four times: they have it, once.
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(await first.Client.KindsAsync(id), kind => kind == "acknowledged");
        Assert.Equal(("acknowledged", first.Id), (await StatusAsync(id), await OwnerAsync(id)));
        await network.Host.Anonymous.GetAsync(link).IsAsync(HttpStatusCode.NotFound);
        Assert.Empty(other.Mails);
        Assert.Equal(
            "crisis-page", (await first.NoticesAsync())[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_link_is_useless_once_somebody_else_has_answered()
    {
        var (first, second) = (await ResponderAsync(), await ResponderAsync());
        await PlanAsync(first, second);
        var id = await RaiseAsync();
        var (link, others) = (await LinkOfAsync(first), await LinkOfAsync(second));

        await AnswerAsync(others).IsAsync(HttpStatusCode.OK);

        await AnswerAsync(link).IsAsync(HttpStatusCode.NotFound);
        await network.Host.Anonymous.GetAsync(link).IsAsync(HttpStatusCode.NotFound);
        Assert.Equal(second.Id, await OwnerAsync(id));
    }

    [Fact]
    public async Task A_hand_over_is_taken_by_link_and_the_link_is_useless_when_it_was_withdrawn()
    {
        var (giver, taker) = (await ResponderAsync(), await ResponderAsync());
        await PlanAsync(giver);
        var id = await RaiseAsync();
        await AnswerAsync(await LinkOfAsync(giver)).IsAsync(HttpStatusCode.OK);

        await giver.Client.DoAsync(id, "hand-over", new { to = taker.Id }).IsAsync(HttpStatusCode.OK);
        var withdrawn = await LinkOfAsync(taker);
        await giver.Client.DoAsync(id, "hand-over/withdraw").IsAsync(HttpStatusCode.OK);
        await AnswerAsync(withdrawn).IsAsync(HttpStatusCode.NotFound);
        Assert.Equal(giver.Id, await OwnerAsync(id));

        await giver.Client.DoAsync(id, "hand-over", new { to = taker.Id }).IsAsync(HttpStatusCode.OK);
        await AnswerAsync(await LinkOfAsync(taker, 1)).IsAsync(HttpStatusCode.OK);
        Assert.Equal(taker.Id, await OwnerAsync(id));
    }

    [Fact]
    public async Task A_link_is_useless_once_whoever_has_it_works_there_no_more()
    {
        var first = await ResponderAsync();
        await PlanAsync(first);
        await RaiseAsync();
        var link = await LinkOfAsync(first);

        (await network.Administrator.PostAsync(StaffRoute(first.Id) + "/leave", null)).EnsureSuccessStatusCode();

        await Eventually.IsAsync(
            HttpStatusCode.NotFound, async () => (await network.Host.Anonymous.GetAsync(link)).StatusCode);
        await AnswerAsync(link).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_never_a_link_looks_like_one_that_has_ended()
    {
        await network.Host.Anonymous.GetAsync("/api/crisis/links/0123456789abcdef").IsAsync(HttpStatusCode.NotFound);
        await AnswerAsync("/api/crisis/links/0123456789abcdef").IsAsync(HttpStatusCode.NotFound);
        await network.Host.Anonymous.PostAsJsonAsync("/api/crisis/links/0123456789abcdef", new { })
            .IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_link_opens_for_four_hours()
    {
        var noon = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var file = CaseFile.Begin(
            Escalation.Raise(
                Guid.CreateVersion7(),
                new Concern(
                    Guid.CreateVersion7(), Guid.CreateVersion7(), new Screen(true, true, true, true, true, true, true)),
                Guid.CreateVersion7(),
                Guid.CreateVersion7(),
                noon),
            noon);
        var plan = OnCallPlan.Of(Guid.CreateVersion7());
        plan.Replace("UTC", [new Tier(null, [plan.TeamId])], PagingWaits.Default, plan.TeamId, noon);

        file.Page(file.Ladders[0], new OnCallSchedule(plan, [], [], new HashSet<Guid>()), plan.Waits, noon);

        var page = Assert.Single(file.Pages);
        Assert.True(page.Opens(noon + CrisisPage.LinkTime - TimeSpan.FromTicks(1)));
        Assert.False(page.Opens(noon + CrisisPage.LinkTime));
        Assert.Equal(PagePurpose.Answer, page.Purpose);
    }

    private string StaffRoute(Guid id) => $"/api/directory/organizations/{network.CrisisTeam}/staff/{id}";

    private async Task<Person> ResponderAsync()
    {
        var person = await network.AddStaffAsync(network.CrisisTeam, Role.CrisisResponder);
        await Eventually.IsAsync(() => InCrisisAsync(store => store.Responders.AnyAsync(r => r.StaffId == person.Id)));
        return person;
    }

    private async Task PlanAsync(params Person[] people)
    {
        var answer = await network.As(Guid.CreateVersion7(), Role.CrisisResponder, network.CrisisTeam).PutAsJsonAsync(
            "/api/crisis/on-call",
            new { timeZone = "UTC", tiers = new[] { new { members = people.Select(person => person.Id) } } });
        answer.EnsureSuccessStatusCode();
    }

    private async Task<Guid> RaiseAsync()
    {
        var id = Guid.CreateVersion7();
        await Eventually.IsAsync(2, () => InCrisisAsync(store => store.Organizations
            .CountAsync(o => o.Id == network.Community || o.Id == network.CrisisTeam)));
        var specialist = network.As(Guid.CreateVersion7(), Role.PeerSpecialist, network.Community);
        (await specialist.PutAsJsonAsync(
            CrisisDesk.Route(id), CrisisDesk.Screened(Guid.CreateVersion7(), intent: true))).EnsureSuccessStatusCode();
        return id;
    }

    private static async Task<string> LinkOfAsync(Person person, int number = 0)
    {
        var mails = await Eventually.BecomesAsync(() => Task.FromResult(person.Mails), all => all.Count > number);
        return Link().Match(mails[number].Text).Value;
    }

    private Task<HttpResponseMessage> AnswerAsync(string link) => network.Host.Anonymous.PostAsync(
        link, new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en" }));

    private async Task<string?> StatusAsync(Guid id) => CareBridge.Platform.Web.EnumCode.Of(
        await InCrisisAsync(store => store.Escalations.Where(e => e.Id == id).Select(e => e.Status).SingleAsync()));

    private Task<Guid?> OwnerAsync(Guid id) =>
        InCrisisAsync(store => store.Escalations.Where(e => e.Id == id).Select(e => e.OwnerId).SingleAsync());

    private async Task<T> InCrisisAsync<T>(Func<CrisisDbContext, Task<T>> work)
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CrisisDbContext>());
    }

    /// <summary>Without the origin, under which nobody is.</summary>
    [GeneratedRegex("/api/crisis/links/[0-9a-f]{64}")]
    private static partial Regex Link();
}
