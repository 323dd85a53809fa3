using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Aftercare.Storage;
using CareBridge.Consent.Storage;
using CareBridge.Contracts.Aftercare;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Domain.Identities;
using CareBridge.Directory.Domain.Matching;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Domain;
using CareBridge.Testing;
using CareBridge.Tests.Portal.Pages;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Platform;

/// <summary>What a service keeps twice is, made anew, what it was: lost rows come back, and strays go.</summary>
public sealed class RebuildingDerivedRowsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    /// <summary>More than a step takes, and all of one instant.</summary>
    private const int Many = 130;

    [Fact]
    public async Task Keys_by_which_registrations_are_matched()
    {
        var (first, second) = (await network.RegisterAsync(), await network.RegisterAsync());
        List<Guid> both = [first, second];
        await ComparedAsync(both);
        var before = await KeysAsync(both);
        Assert.NotEmpty(before);
        await network.InStoreAsync<DirectoryDbContext, int>(async store =>
        {
            await store.MatchKeys.Where(key => key.ParticipantId == first).ExecuteDeleteAsync();
            store.MatchKeys.Add(new MatchKey { ParticipantId = second, Digest = new string('f', 64) });
            return await store.SaveChangesAsync();
        });
        Assert.NotEqual(before, await KeysAsync(both));

        await RebuildAsync("directory", "match-keys");

        Assert.Equal(before, await KeysAsync(both));
        // Whose keys have changed is held against the others once more.
        await ComparedAsync(both);
    }

    [Fact]
    public async Task Keys_of_all_who_were_changed_at_one_instant()
    {
        var at = TimeProvider.System.GetUtcNow().AddDays(-40).AsKept();
        var ids = await network.InStoreAsync<DirectoryDbContext, List<Guid>>(async store =>
        {
            await using var transaction = await store.Database.BeginTransactionAsync();
            for (var i = 0; i < Many; i++)
            {
                var known = new Demographics($"Kim{i}", "Byrd", new DateOnly(1980, 1, 1).AddDays(i), null, null);
                store.Participants.Add(
                    Participant.Register(Guid.CreateVersion7(), known, network.Community, identifier: null, at));
            }
            var added = store.ChangeTracker.Entries<Participant>().Select(entry => entry.Entity.Id).ToList();
            await store.SaveChangesAsync();
            // As if an earlier release had compared them, and had looked by nothing.
            await store.Participants.Where(one => added.Contains(one.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.UncomparedSince, (DateTimeOffset?)null));
            await transaction.CommitAsync();
            return added;
        });
        Assert.Empty(await KeysAsync(ids));

        await RebuildAsync("directory", "match-keys");

        var found = await network.InStoreAsync<DirectoryDbContext, int>(store => store.MatchKeys
            .Where(key => ids.Contains(key.ParticipantId)).Select(key => key.ParticipantId).Distinct().CountAsync());
        Assert.Equal(Many, found);
    }

    [Fact]
    public async Task Places_in_groups_that_searches_count_on()
    {
        var (at, group) = (TimeProvider.System.GetUtcNow().AsKept(), Guid.CreateVersion7());
        await network.InStoreAsync<DirectoryDbContext, int>(async store =>
        {
            for (var i = 0; i < Many; i++)
            {
                var search = GroupSearch.Begin(
                    Guid.CreateVersion7(), Guid.CreateVersion7(), network.Community, new MatchPreferences(), at);
                search.Propose([new GroupProposal(group, Guid.CreateVersion7(), at, Reason: null)], at);
                store.GroupSearches.Add(search);
                await store.EngageAsync(search, CancellationToken.None);
            }
            return await store.SaveChangesAsync();
        });
        var before = await PlacesAsync();
        Assert.Equal(Many, before.Count);
        await network.InStoreAsync<DirectoryDbContext, int>(async store =>
        {
            var kept = await store.GroupEngagements.OrderBy(one => one.SearchId).FirstAsync();
            await store.GroupEngagements.Where(one => one.SearchId != kept.SearchId).ExecuteDeleteAsync();
            store.GroupEngagements.Add(new GroupEngagement
            {
                SearchId = kept.SearchId,
                GroupId = Guid.CreateVersion7(),
                CountsUntil = at,
            });
            return await store.SaveChangesAsync();
        });

        await RebuildAsync("directory", "group-places");

        Assert.Equal(before, await PlacesAsync());
    }

    [Fact]
    public async Task Consents_by_recipient_and_emergency_access_by_whose_records_were_opened()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        await network.ConsentAsync(participant, network.OtherClinic, "check-in-scores", "treatment");
        await network.BreakGlassAsync(participant);
        var before = await FoundByAsync();
        Assert.Equal(3, before.Count);
        await network.InStoreAsync<ConsentDbContext, int>(async store =>
        {
            var stray = await store.Recipients.OrderBy(one => one.ConsentId).FirstAsync();
            await store.Recipients.Where(one => one.ConsentId != stray.ConsentId).ExecuteDeleteAsync();
            await store.BreakGlassHolders.ExecuteDeleteAsync();
            store.Recipients.Add(
                new ConsentRecipient { ConsentId = stray.ConsentId, OrganizationId = network.OtherCommunity });
            return await store.SaveChangesAsync();
        });
        Assert.NotEqual(before, await FoundByAsync());

        await RebuildAsync("consent", "consent-recipients");
        await RebuildAsync("consent", "break-glass-holders");

        Assert.Equal(before, await FoundByAsync());
    }

    [Fact]
    public async Task Engagement_and_when_it_is_reviewed_next()
    {
        var participant = await network.RegisterAsync();
        var begun = await network.Specialist.PutAsJsonAsync(
            $"/api/aftercare/supports/{Guid.CreateVersion7()}",
            new { participantId = participant, begunOn = "2026-01-02" });
        begun.EnsureSuccessStatusCode();
        var before = await Eventually.BecomesAsync(() => EngagementAsync(participant), found => found is not null);
        await network.InStoreAsync<AftercareDbContext, int>(async store =>
        {
            await store.ReviewTimers.Where(one => one.ParticipantId == participant).ExecuteDeleteAsync();
            return await store.Engagements.Where(one => one.ParticipantId == participant).ExecuteDeleteAsync();
        });
        Assert.Null(await EngagementAsync(participant));

        await RebuildAsync("aftercare", "engagement");

        Assert.Equal(before, await EngagementAsync(participant));
    }

    private async Task RebuildAsync(string service, string projection)
    {
        var path = $"/api/{service}/operation/rebuilds/{Guid.CreateVersion7()}";
        var answer = await network.Administrator.PutAsJsonAsync(path, new { projection });
        answer.EnsureSuccessStatusCode();
        await Eventually.SucceedsAsync(async () =>
        {
            var view = await network.Administrator.GetFromJsonAsync<JsonElement>(path);
            Assert.Equal("done", view.GetProperty("status").GetString());
            Assert.True(view.GetProperty("done").GetInt32() >= view.GetProperty("total").GetInt32());
        });
    }

    private Task ComparedAsync(List<Guid> participants) => Eventually.IsAsync(0, () =>
        network.InStoreAsync<DirectoryDbContext, int>(store => store.Participants.CountAsync(
            one => participants.Contains(one.Id) && one.UncomparedSince != null)));

    private Task<List<string>> KeysAsync(List<Guid> participants) =>
        network.InStoreAsync<DirectoryDbContext, List<string>>(async store =>
        {
            var keys = await store.MatchKeys.AsNoTracking().Where(key => participants.Contains(key.ParticipantId))
                .ToListAsync();
            return [.. keys.Select(key => $"{key.ParticipantId} {key.Digest}").Order()];
        });

    private Task<List<string>> PlacesAsync() => network.InStoreAsync<DirectoryDbContext, List<string>>(async store =>
    {
        var places = await store.GroupEngagements.AsNoTracking().ToListAsync();
        return [.. places.Select(one => $"{one.SearchId} {one.GroupId} {one.CountsUntil:O}").Order()];
    });

    private Task<List<string>> FoundByAsync() => network.InStoreAsync<ConsentDbContext, List<string>>(async store =>
    {
        var recipients = await store.Recipients.AsNoTracking().ToListAsync();
        var holders = await store.BreakGlassHolders.AsNoTracking().ToListAsync();
        return
        [
            .. recipients.Select(one => $"consent {one.ConsentId} {one.OrganizationId}")
                .Concat(holders.Select(one => $"access {one.AccessId} {one.OrganizationId}")).Order(),
        ];
    });

    /// <summary>Null while it is not judged, or is not looked at again.</summary>
    private Task<Engagement?> EngagementAsync(Guid participant) =>
        network.InStoreAsync<AftercareDbContext, Engagement?>(async store =>
            await store.ReviewTimers.AnyAsync(one => one.ParticipantId == participant)
                ? await store.Engagements.Where(one => one.ParticipantId == participant)
                    .Select(one => (Engagement?)one.Engagement).SingleOrDefaultAsync()
                : null);
}
