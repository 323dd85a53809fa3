using System.Diagnostics;
using CareBridge.EndToEnd.People;
using CareBridge.Testing;

namespace CareBridge.Benchmarks.Sizes;

/// <summary>
/// What people and record systems do all day, one at a time and by turns, beside one commit, which tells what the
/// machine does.
/// </summary>
internal sealed class Operations(PatternOfCare pattern, HttpClient ehr, OneCommit commit)
{
    private const int Rounds = 100;
    private const int WarmingUp = 20;

    private readonly IReadOnlyList<Participant> _people = pattern.Participants;

    private Network Network => pattern.Network;

    public async Task<IReadOnlyList<(string Name, TimeSpan Median, TimeSpan Slowest)>> MeasureAsync()
    {
        var all = new Dictionary<string, Func<int, Task<TimeSpan>>>
        {
            ["check-in accepted"] = one => TimeAsync(() => PatternOfCare.CheckInAsync(
                Network.Specialist, Of(one).Id, TimeProvider.System.GetUtcNow().AddMinutes(-1))),
            ["referral sent"] = one => TimeAsync(() => PatternOfCare.ReferAsync(Network, Of(one).Id)),
            ["consent granted"] = one => GrantAsync(Of(one)),
            ["FHIR read with its decision"] =
                one => ReadAsync($"Task/{pattern.Tasks[one % pattern.Tasks.Count]}"),
            ["FHIR search of 50"] = one => ReadAsync($"Observation?patient={Of(one).Id}&_count=50"),
            ["patient search by number"] =
                one => ReadAsync($"Patient?identifier={Uri.EscapeDataString(Of(one).Number)}"),
            ["find by name"] = _ => TimeAsync(() => Network.Specialist.PostAsync(
                "api/directory/participants/find", new { name = "rivers" })),
            ["specialist's list of people"] =
                _ => TimeAsync(() => Network.Specialist.GetAsync("api/directory/participants?limit=50")),
            ["referrals of the community"] =
                _ => TimeAsync(() => Network.Specialist.GetAsync("api/referrals/referrals?limit=50")),
            ["crisis board"] = _ => TimeAsync(() => pattern.Responder.GetAsync("api/crisis/escalations")),
            ["one commit"] = _ => commit.TimeAsync(),
        };
        var times = all.Keys.ToDictionary(name => name, _ => new List<TimeSpan>());
        for (var round = -WarmingUp; round < Rounds; round++)
        {
            foreach (var (name, act) in all)
            {
                var time = await act(Math.Abs(round));
                if (round >= 0) times[name].Add(time);
            }
        }
        return [.. times.Select(some => (some.Key, some.Value.Percentile(50), some.Value.Percentile(99)))];
    }

    private Participant Of(int round) => _people[round % _people.Count];

    /// <summary>Only the granting; that somebody asks for it comes before.</summary>
    private async Task<TimeSpan> GrantAsync(Participant participant)
    {
        var consent = $"api/consent/consents/{Guid.CreateVersion7()}";
        await Network.Specialist.PutAsync(consent, new
        {
            participantId = participant.Id,
            discloserOrganizationIds = new[] { Network.Community },
            recipientOrganizationIds = new[] { Network.ClinicOrganization },
            categories = new[] { "attendance" },
            purposes = new[] { "treatment" },
        });
        var taken = await TimeAsync(() => participant.Person.PostAsync($"{consent}/grant", new
        {
            expiresAt = TimeProvider.System.GetUtcNow().AddYears(1),
            signature = new { name = "Jo Rivers" },
            statements = new { rightToRevoke = true, redisclosure = true, refusal = true },
        }));
        // Else everybody has hundreds in force in the end, which nobody has.
        await participant.Person.PostAsync($"{consent}/revoke");
        return taken;
    }

    // A machine that is busy otherwise makes the door give up, and the client ask again.
    private Task<TimeSpan> ReadAsync(string path) =>
        Eventually.SucceedsAsync(() => TimeAsync(() => ehr.GetByteArrayAsync(path)));

    private static async Task<TimeSpan> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed;
    }
}
