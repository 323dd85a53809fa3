using System.Net;
using System.Net.Http.Json;
using CareBridge.Directory.Domain;
using CareBridge.Directory.Storage;
using CareBridge.Platform.Security;
using CareBridge.Testing;
using Microsoft.EntityFrameworkCore;

namespace CareBridge.Tests.Directory.Identities;

/// <summary>
/// Who was described anew is compared anew, by what their organization may know, and by nothing older.
/// </summary>
public sealed class ComparingAnewTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private HttpClient Nurse => network.Staff(Role.ClinicStaff, network.Clinic);

    [Fact]
    public async Task What_was_dismissed_stays_so_when_its_grounds_went_and_are_back()
    {
        var name = IdentityDesk.UniqueName();
        var ours = await network.Specialist.RegisterAsync(IdentityDesk.Person(name));
        var theirs = await Nurse.RegisterAsync(IdentityDesk.Person(name));
        await network.MatchAsync(ours, theirs);
        await network.Administrator.DecideAsync(ours, theirs, "dismiss", 1).IsAsync(HttpStatusCode.OK);

        await Nurse.RegisterAsync(IdentityDesk.Person(IdentityDesk.UniqueName(), "Otto", "1959-02-27"), theirs);
        await ComparedAsync(3);
        await Nurse.RegisterAsync(IdentityDesk.Person(name), theirs);
        await ComparedAsync(4);

        await network.MatchAsync(ours, theirs, "dismissed");

        Task ComparedAsync(long version) => Eventually.SucceedsAsync(async () => Assert.Equal(
            version, (await network.MatchAsync(ours, theirs, "dismissed")).GetProperty("version").GetInt64()));
    }

    [Fact]
    public async Task Staff_do_not_read_from_a_match_by_which_numbers_others_know_their_people()
    {
        var person = IdentityDesk.Person(IdentityDesk.UniqueName());
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var id in (Guid[])[one, other])
        {
            await network.Specialist.RegisterAsync(person, id);
            await network.Administrator.PutAsJsonAsync(
                $"/api/directory/participants/{id}/organizations/{network.Clinic}",
                new { system = "urn:oid:1.2.3", value = $"C{id}" }).IsAsync(HttpStatusCode.OK);
        }

        Assert.DoesNotContain(
            "They have different numbers where one person has one number.",
            (await network.MatchAsync(one, other)).Reasons());
        // Compared anew with the numbers known, they are the same.
        await ComparedAsync(one);
        await ComparedAsync(other);
        Assert.Equal(1, (await network.MatchAsync(one, other)).GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task Who_read_a_participant_before_they_changed_does_not_have_them_found_by_what_they_were()
    {
        var id = await network.Specialist.RegisterAsync(IdentityDesk.Person(IdentityDesk.UniqueName()));
        await ComparedAsync(id);
        var before = await network.InStoreAsync<DirectoryDbContext, Participant>(
            store => store.Participants.AsNoTracking().SingleAsync(p => p.Id == id));
        await network.Specialist.RegisterAsync(IdentityDesk.Person(IdentityDesk.UniqueName()), id);
        await ComparedAsync(id);
        var keys = await KeysAsync();

        Assert.False(await network.InStoreAsync<DirectoryDbContext, bool>(
            store => store.KeepMatchKeysAsync(before, CancellationToken.None)));

        Assert.Equal(keys, await KeysAsync());

        Task<string> KeysAsync() => network.InStoreAsync<DirectoryDbContext, string>(async store => string.Join(
            ' ', (await store.MatchKeys.Where(key => key.ParticipantId == id).ToListAsync())
                .Select(key => key.Digest).Order()));
    }

    private Task ComparedAsync(Guid id) => Eventually.IsAsync(
        true, () => network.InStoreAsync<DirectoryDbContext, bool>(
            store => store.Participants.AnyAsync(p => p.Id == id && p.UncomparedSince == null)));
}
