using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Platform.Security;
using CareBridge.Testing;

namespace CareBridge.Tests.Directory.Identities;

/// <summary>Who was registered twice is found; a human decides, and may take it back.</summary>
public sealed class MatchingParticipantsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const int Rounds = 5;

    private HttpClient Nurse => network.Staff(Role.ClinicStaff, network.Clinic);

    [Fact]
    public async Task A_match_is_explained_in_plain_words()
    {
        var name = IdentityDesk.UniqueName();
        var ours = await network.Specialist.RegisterAsync(IdentityDesk.Person(name, phone: "+1 614 555 0142"));
        var theirs = await Nurse.RegisterAsync(
            IdentityDesk.Person($"{name}e", "Mar", birthDate: "1984-03-11", phone: "(614) 555-0142"));

        var match = await network.MatchAsync(ours, theirs);

        Assert.Equal(
            [
                "The family names differ by one letter.",
                "One given name is the beginning of the other.",
                "The birth dates have month and day in each other's place.",
                "The telephone numbers are the same.",
            ],
            match.Reasons());
        Assert.Equal("likely", match.GetProperty("likeness").GetString());
        Assert.Equal(0.818, match.GetProperty("score").GetDouble());
    }

    [Theory]
    [InlineData("Marlene", "1984-11-03", "614-555-0142", "exact")]
    [InlineData("Marlene", "1984-11-03", null, "likely")]
    [InlineData("Marlene", "1984-03-11", null, "possible")]
    public async Task More_evidence_makes_a_match_more_likely(
        string givenName, string birthDate, string? phone, string likeness)
    {
        var name = IdentityDesk.UniqueName();
        var ours = await network.Specialist.RegisterAsync(IdentityDesk.Person(name, phone: "614-555-0142"));
        var theirs = await Nurse.RegisterAsync(IdentityDesk.Person(name, givenName, birthDate, phone));

        Assert.Equal(likeness, (await network.MatchAsync(ours, theirs)).GetProperty("likeness").GetString());
    }

    [Fact]
    public async Task Another_person_of_the_name_is_no_match()
    {
        var name = IdentityDesk.UniqueName();
        var ours = await network.Specialist.RegisterAsync(IdentityDesk.Person(name));
        var others = await Nurse.RegisterAsync(IdentityDesk.Person(name, "Otto", "1959-02-27"));
        var same = await Nurse.RegisterAsync(IdentityDesk.Person(name));

        await network.MatchAsync(ours, same);

        await network.Administrator.GetAsync(IdentityDesk.Route(ours, others)).IsAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Neither_organization_learns_of_a_match_and_the_administrator_not_of_whom()
    {
        var (ours, theirs) = await network.RegisterTwiceAsync();
        await network.MatchAsync(ours, theirs);

        foreach (var staff in (HttpClient[])[network.Specialist, Nurse, network.Stranger])
        {
            await staff.GetAsync(IdentityDesk.Route(ours, theirs)).IsAsync(HttpStatusCode.NotFound);
            await staff.DecideAsync(ours, theirs, "confirm", 1).IsAsync(HttpStatusCode.NotFound);
            var list = await staff.GetStringAsync("/api/directory/participant-matches?limit=100");
            Assert.DoesNotContain(ours.ToString(), list);
        }
        foreach (var role in (Role[])[Role.Participant, Role.PrivacyOfficer, Role.CrisisResponder])
        {
            await network.Staff(role, network.Community).GetAsync(IdentityDesk.Route(ours, theirs))
                .IsAsync(HttpStatusCode.Forbidden);
        }
        var told = await network.Administrator.GetStringAsync(IdentityDesk.Route(ours, theirs));
        Assert.DoesNotContain("Marlene", told);
        Assert.DoesNotContain("1984", told);
    }

    [Fact]
    public async Task Staff_decide_on_whom_their_own_organization_registered_twice()
    {
        var person = IdentityDesk.Person(IdentityDesk.UniqueName());
        var one = await network.Specialist.RegisterAsync(person);
        var other = await network.Specialist.RegisterAsync(person);
        await network.MatchAsync(one, other);

        await network.Stranger.DecideAsync(one, other, "confirm", 1).IsAsync(HttpStatusCode.NotFound);
        await network.Specialist.DecideAsync(one, other, "confirm", 1).IsAsync(HttpStatusCode.OK);

        Assert.Equal([other], await SameAsAsync(network.Specialist, one));
        Assert.Equal([one], await SameAsAsync(network.Specialist, other));
        await network.Specialist.DecideAsync(one, other, "undo", 2).IsAsync(HttpStatusCode.OK);
        Assert.Empty(await SameAsAsync(network.Specialist, one));
    }

    [Fact]
    public async Task What_is_decided_stands_however_often_it_is_said()
    {
        var (ours, theirs) = await network.ConfirmedAsync();

        var again = await network.Administrator.DecideAsync(ours, theirs, "confirm", 1);
        Assert.Equal(2, (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetInt64());
        await network.Administrator.DecideAsync(ours, theirs, "dismiss", 2).IsAsync(HttpStatusCode.Conflict);
        await network.Administrator.DecideAsync(ours, theirs, "undo", 1)
            .IsAsync(HttpStatusCode.PreconditionFailed);
        await network.Administrator.DecideAsync(ours, theirs, "undo", 2).IsAsync(HttpStatusCode.OK);
        await network.Administrator.DecideAsync(ours, theirs, "undo", 2).IsAsync(HttpStatusCode.OK);
        await network.Administrator.DecideAsync(ours, theirs, "confirm", 3).IsAsync(HttpStatusCode.Conflict);

        var match = await network.MatchAsync(ours, theirs, "undone");
        Assert.Equal(
            ["confirmed", "undone"],
            match.GetProperty("decisions").EnumerateArray().Select(one => one.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task What_was_dismissed_comes_again_only_when_something_else_speaks_for_it()
    {
        var name = IdentityDesk.UniqueName();
        var ours = await network.Specialist.RegisterAsync(IdentityDesk.Person(name, phone: "614-555-0142"));
        var theirs = await Nurse.RegisterAsync(IdentityDesk.Person(name));
        await network.MatchAsync(ours, theirs);
        await network.Administrator.DecideAsync(ours, theirs, "dismiss", 1).IsAsync(HttpStatusCode.OK);

        // Compared anew, without anything that says more.
        await Nurse.RegisterAsync(IdentityDesk.Person(name.ToUpperInvariant()), theirs);
        var third = await Nurse.RegisterAsync(IdentityDesk.Person(name));
        await network.MatchAsync(ours, third);
        Assert.Equal(2, (await network.MatchAsync(ours, theirs, "dismissed")).GetProperty("version").GetInt64());

        await Nurse.RegisterAsync(IdentityDesk.Person(name, phone: "614-555-0142"), theirs);
        var match = await network.MatchAsync(ours, theirs);
        Assert.Equal("exact", match.GetProperty("likeness").GetString());
    }

    [Fact]
    public async Task A_match_whose_grounds_are_gone_lapses_and_what_is_confirmed_a_human_undoes()
    {
        var (ours, theirs) = await network.RegisterTwiceAsync();
        await network.MatchAsync(ours, theirs);
        var (oursToo, theirsToo) = await network.ConfirmedAsync();
        foreach (var id in (Guid[])[theirs, theirsToo])
            await Nurse.RegisterAsync(IdentityDesk.Person(IdentityDesk.UniqueName(), "Otto", "1959-02-27"), id);

        var lapsed = await network.MatchAsync(ours, theirs, "lapsed");
        await network.Administrator
            .DecideAsync(ours, theirs, "confirm", lapsed.GetProperty("version").GetInt64())
            .IsAsync(HttpStatusCode.Conflict);
        await network.Administrator
            .DecideAsync(ours, theirs, "reopen", lapsed.GetProperty("version").GetInt64())
            .IsAsync(HttpStatusCode.Conflict);
        await Eventually.SucceedsAsync(async () => Assert.False(
            (await network.MatchAsync(oursToo, theirsToo, "confirmed")).TryGetProperty("likeness", out _)));
    }

    [Fact]
    public async Task One_says_that_they_are_one_while_another_says_that_they_are_two()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (ours, theirs) = await network.RegisterTwiceAsync();
            await network.MatchAsync(ours, theirs);
            var one = network.Administrator.DecideAsync(ours, theirs, "confirm", 1);
            var other = network.Administrator.DecideAsync(ours, theirs, "dismiss", 1);

            var (confirmed, dismissed) = (await one, await other);
            var (won, lost) = confirmed.IsSuccessStatusCode ? (confirmed, dismissed) : (dismissed, confirmed);
            Assert.True(won.IsSuccessStatusCode, $"{confirmed.StatusCode}, {dismissed.StatusCode}");
            Assert.True(
                lost.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed, $"{lost.StatusCode}");
            await network.MatchAsync(ours, theirs, won == confirmed ? "confirmed" : "dismissed");
        }
    }

    [Fact]
    public async Task Who_is_registered_by_two_at_the_same_moment_is_found_by_two_instances()
    {
        await using var other = await CareBridgeTestHost.StartAsync(beside: network.Host);
        var pairs = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var person = IdentityDesk.Person(IdentityDesk.UniqueName());
            var both = await Task.WhenAll(network.Specialist.RegisterAsync(person), Nurse.RegisterAsync(person));
            return (One: both[0], Other: both[1]);
        }));

        foreach (var (one, two) in pairs) await network.MatchAsync(one, two);
    }

    private static async Task<Guid[]> SameAsAsync(HttpClient staff, Guid participant)
    {
        var seen = await staff.GetFromJsonAsync<JsonElement>($"/api/directory/participants/{participant}");
        return [.. seen.GetProperty("sameAs").EnumerateArray().Select(id => id.GetGuid())];
    }
}
