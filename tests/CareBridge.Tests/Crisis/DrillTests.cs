using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBridge.Crisis.Domain;
using CareBridge.Crisis.Features;
using CareBridge.Crisis.Storage;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Operation;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using CareBridge.Tests.Portal.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareBridge.Tests.Crisis;

/// <summary>A team practices the whole way, and nothing that is real is touched by it.</summary>
public sealed partial class DrillTests(NoticeHost network) : IClassFixture<NoticeHost>
{
    [Fact]
    public async Task A_drill_goes_the_whole_way_and_says_on_each_step_that_it_is_one()
    {
        var (first, second) = (await ResponderAsync(), await ResponderAsync());
        (await second.PutSettingsAsync(language: "es")).EnsureSuccessStatusCode();
        (await network.As(Guid.CreateVersion7(), Role.CrisisResponder, network.CrisisTeam).PutAsJsonAsync(
            "/api/crisis/on-call",
            new { timeZone = "UTC", tiers = new[] { new { members = new[] { first.Id, second.Id } } } }))
            .EnsureSuccessStatusCode();
        var id = await RaiseAsync(new { notAsked = true, location = "The training room" });

        var mail = (await MailsAsync(first))[0];
        Assert.Contains("DRILL", mail.Headers["Subject"], StringComparison.Ordinal);
        Assert.Contains("SIMULACRO", (await MailsAsync(second))[0].Headers["Subject"], StringComparison.Ordinal);
        Assert.Equal(1, await first.CountAsync("crisis-drill"));
        var link = Link().Match(mail.Text).Value;
        Assert.Contains("<h1>DRILL: ", await network.Host.Anonymous.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Contains(
            "<h1>SIMULACRO: ",
            await network.Host.Anonymous.GetStringAsync($"{link}?language=es"),
            StringComparison.Ordinal);
        await network.Host.Anonymous.PostAsync(
                link, new FormUrlEncodedContent(new Dictionary<string, string> { ["language"] = "en" }))
            .IsAsync(HttpStatusCode.OK);

        var shown = await first.Client.GetFromJsonAsync<JsonElement>(CrisisDesk.Route(id));
        Assert.True(shown.GetProperty("isDrill").GetBoolean());
        Assert.StartsWith("DRILL", shown.GetProperty("instruction").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("DRILL", shown.GetProperty("practicePerson").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            "The training room", shown.GetProperty("whereabouts")[0].GetProperty("location").GetString());
        await first.Client.DoAsync(id, "hand-over", new { to = second.Id }).IsAsync(HttpStatusCode.OK);
        await second.Client.DoAsync(id, "hand-over/accept").IsAsync(HttpStatusCode.OK);
        await second.Client.DoAsync(id, "contact").IsAsync(HttpStatusCode.OK);
        await second.Client.DoAsync(id, "resolve", new { disposition = "stayed-safe" }).IsAsync(HttpStatusCode.OK);

        var drill = await DrillAsync(second.Client, id);
        Assert.Equal("resolved", drill.GetProperty("status").GetString());
        foreach (var time in (string[])["secondsToAcknowledge", "secondsToContact", "secondsToResolve"])
            Assert.InRange(drill.GetProperty(time).GetInt64(), 0, 120);
        var followUps = (await second.Client.GetFromJsonAsync<JsonElement>("/api/crisis/follow-ups"))
            .GetProperty("items").EnumerateArray().Where(one => one.GetProperty("escalationId").GetGuid() == id);
        Assert.Equal([true, true], followUps.Select(one => one.GetProperty("isDrill").GetBoolean()));
    }

    [Fact]
    public async Task Nothing_of_a_drill_leaves_Crisis_but_its_pages()
    {
        var (responder, specialist) = (await ResponderAsync(), await SpecialistAsync());
        var id = await RaiseAsync(new { notAsked = true });
        await responder.Client.DoAsync(id, "acknowledge").IsAsync(HttpStatusCode.OK);
        // What is real, and comes after it, has gone all the way by then.
        var participant = await network.AddParticipantAsync();
        var real = await network.RaiseAsync(specialist, participant);
        await Eventually.IsAsync(() => InAsync<ExchangeDbContext, bool>(
            store => store.Heads.AnyAsync(head => head.Id == real)));

        Assert.False(await InAsync<ExchangeDbContext, bool>(store => store.Heads.AnyAsync(head => head.Id == id)));
        Assert.DoesNotContain(id, (await specialist.Client.BoardAsync()).Select(entry => entry.Id()));
        await specialist.Client.GetAsync(CrisisDesk.Route(id)).IsAsync(HttpStatusCode.NotFound);
        var nobody = await InAsync<CrisisDbContext, Guid>(store => store.Escalations
            .Where(e => e.Id == id).Select(e => e.ParticipantId).SingleAsync());
        Assert.True(DerivedId.Is(nobody));
        Assert.Equal(0, await InAsync<CareBridge.Consent.Storage.ConsentDbContext, int>(
            store => store.Disclosures.CountAsync(line => line.ParticipantId == nobody)));
    }

    [Fact]
    public async Task What_is_real_joins_no_drill_and_comes_before_every_drill()
    {
        var (responder, specialist) = (await ResponderAsync(), await SpecialistAsync());
        var (first, second) = (await RaiseAsync(new { notAsked = true }), await RaiseAsync(new { notAsked = true }));
        Assert.NotEqual(first, second);
        // Even about whoever the drill is about, by a slip.
        var nobody = await InAsync<CrisisDbContext, Guid>(store => store.Escalations
            .Where(e => e.Id == first).Select(e => e.ParticipantId).SingleAsync());
        var real = Guid.CreateVersion7();
        await specialist.Client.PutAsJsonAsync(CrisisDesk.Route(real), CrisisDesk.Screened(nobody))
            .IsAsync(HttpStatusCode.Created);

        var board = await responder.Client.BoardAsync();

        var drills = board.Select((entry, place) => (entry, place))
            .Where(one => one.entry.GetProperty("isDrill").GetBoolean()).Select(one => one.place).ToList();
        Assert.True(drills.Count >= 2);
        Assert.True(board.ToList().FindIndex(entry => entry.Id() == real) is var at && at >= 0 && at < drills.Min());
        Assert.True(drills.Min() > board.ToList().FindLastIndex(entry => !entry.GetProperty("isDrill").GetBoolean()));
    }

    [Fact]
    public async Task What_is_real_is_paged_before_every_drill_and_of_those_a_few_at_a_time()
    {
        // Nobody pages here but the instance that is asked.
        await using var host = await CareBridgeTestHost.StartAsync(configure: services =>
            services.Remove(services.Single(one => one.ImplementationType == typeof(PageTeams))));
        await using var scope = host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CrisisDbContext>();
        var past = TimeProvider.System.GetUtcNow().AddDays(-1);
        foreach (var isDrill in (bool[])[.. Enumerable.Repeat(true, 12), false])
            await RaiseAsync(isDrill, Guid.CreateVersion7(), isDrill ? past : past.AddHours(1));
        var gone = new KnownOrganization { Id = Guid.CreateVersion7(), KnownSince = past };
        store.Organizations.Add(gone);
        await RaiseAsync(isDrill: true, gone.Id, past.AddDays(-1));
        await store.SaveChangesAsync();

        var due = await new PageTeams(
            host.Services.GetRequiredService<IServiceScopeFactory>(),
            TimeProvider.System,
            NullLogger<PageTeams>.Instance).DueAsync(default);

        Assert.Equal(store.Escalations.Local.Single(e => !e.IsDrill).Id, due[0]);
        Assert.Equal(6, due.Count);
        Assert.DoesNotContain(store.Escalations.Local.Single(e => e.CrisisTeamId == gone.Id).Id, due);
        // Nor is anybody alarmed because it is late.
        var watched = host.Services.GetServices<WatchedTimer<CrisisDbContext>>().Single(one => one.Name == "ladders");
        Assert.Equal(13, await watched.Times(store).CountAsync());

        async Task RaiseAsync(bool isDrill, Guid team, DateTimeOffset at)
        {
            var escalation = Escalation.Raise(
                Guid.CreateVersion7(),
                new Concern(Guid.CreateVersion7(), Guid.CreateVersion7(), Screen: null) { IsDrill = isDrill },
                Guid.CreateVersion7(),
                team,
                at);
            store.Escalations.Add(escalation);
            await store.SettleAsync(CaseFile.Begin(escalation, at), at, default);
        }
    }

    [Fact]
    public async Task A_team_and_those_who_run_the_deployment_practice_and_nobody_else()
    {
        var id = Guid.CreateVersion7();
        var specialist = await SpecialistAsync();
        await KnownAsync();
        await specialist.Client.PutAsJsonAsync(Route(id), new { notAsked = true }).IsAsync(HttpStatusCode.Forbidden);
        await specialist.Client.GetAsync("/api/crisis/drills").IsAsync(HttpStatusCode.Forbidden);
        await network.Administrator.PutAsJsonAsync(Route(id), new { notAsked = true })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        await network.Administrator.PutAsJsonAsync(Route(id), new { notAsked = true, crisisTeamId = network.Clinic })
            .IsAsync(HttpStatusCode.UnprocessableEntity);
        var responder = await ResponderAsync();
        await responder.Client.PutAsJsonAsync(Route(id), new { notAsked = true, crisisTeamId = Guid.CreateVersion7() })
            .IsAsync(HttpStatusCode.UnprocessableEntity);

        var asked = new { notAsked = true, crisisTeamId = network.CrisisTeam };
        await network.Administrator.PutAsJsonAsync(Route(id), asked).IsAsync(HttpStatusCode.Created);
        await network.Administrator.PutAsJsonAsync(Route(id), asked).IsAsync(HttpStatusCode.OK);
        await network.Administrator.PutAsJsonAsync(Route(id), asked with { notAsked = false })
            .IsAsync(HttpStatusCode.UnprocessableEntity);

        var drill = await DrillAsync(network.Administrator, id);
        Assert.Equal("administrator", drill.GetProperty("raisedAs").GetString());
        // An id is of one or the other.
        await specialist.Client.PutAsJsonAsync(CrisisDesk.Route(id), CrisisDesk.NotAsked(Guid.CreateVersion7()))
            .IsAsync(HttpStatusCode.Conflict);
    }

    private static string Route(Guid id) => $"/api/crisis/drills/{id}";

    private async Task<Guid> RaiseAsync(object drill)
    {
        var id = Guid.CreateVersion7();
        await KnownAsync();
        await network.As(Guid.CreateVersion7(), Role.CrisisResponder, network.CrisisTeam)
            .PutAsJsonAsync(Route(id), drill).IsAsync(HttpStatusCode.Created);
        return id;
    }

    /// <summary>Until Crisis has heard of the team.</summary>
    private Task KnownAsync() => Eventually.IsAsync(() => InAsync<CrisisDbContext, bool>(
        store => store.Organizations.AnyAsync(o => o.Id == network.CrisisTeam)));

    private static async Task<JsonElement> DrillAsync(HttpClient caller, Guid id) =>
        (await caller.GetFromJsonAsync<JsonElement>("/api/crisis/drills")).GetProperty("items").EnumerateArray()
            .Single(drill => drill.Id() == id);

    private Task<Person> SpecialistAsync() => network.AddStaffAsync(network.Community, Role.PeerSpecialist);

    private async Task<Person> ResponderAsync()
    {
        var person = await network.AddStaffAsync(network.CrisisTeam, Role.CrisisResponder);
        await Eventually.IsAsync(() => InAsync<CrisisDbContext, bool>(
            store => store.Responders.AnyAsync(r => r.StaffId == person.Id)));
        return person;
    }

    private static Task<IReadOnlyList<Mail>> MailsAsync(Person person) =>
        Eventually.BecomesAsync(() => Task.FromResult(person.Mails), all => all.Count > 0);

    private async Task<T> InAsync<TStore, T>(Func<TStore, Task<T>> work)
        where TStore : notnull
    {
        await using var scope = network.Host.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TStore>());
    }

    [GeneratedRegex("/api/crisis/links/[0-9a-f]{64}")]
    private static partial Regex Link();
}
