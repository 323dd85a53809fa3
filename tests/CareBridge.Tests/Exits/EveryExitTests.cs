using System.Net;
using System.Text;
using CareBridge.Platform.Disclosures;
using CareBridge.Platform.Security;
using Xunit.Abstractions;

namespace CareBridge.Tests.Exits;

/// <summary>
/// Everybody who is not meant to know calls every endpoint there is, and hears nothing of the participant; somebody who
/// is meant to is on record for each answer that tells anything.
/// </summary>
public sealed class EveryExitTests(ExitWorld world, ITestOutputHelper output) : IClassFixture<ExitWorld>
{
    private static readonly Role[] Staff =
        [Role.PeerSpecialist, Role.CrisisResponder, Role.ClinicStaff, Role.PrivacyOfficer];

    [Fact]
    public async Task Nobody_is_told_anything_without_consent_and_with_it_nothing_that_is_not_on_record()
    {
        var calls = world.Endpoints.SelectMany(endpoint => ExitCalls.To(endpoint, world)).ToList();
        var stranger = await CallersAsync(world.Stranger);
        var recipient = await CallersAsync(world.Recipient);

        Assert.Empty(await ToldAsync(
            calls.Where(call => call.Reads), [.. stranger.All, .. stranger.Public]));
        Assert.Empty(await ToldAsync(calls.Where(call => call.Reads), recipient.All));
        Assert.Empty(await ToldAsync(calls.Where(call => !call.Reads), stranger.All));

        await world.ConsentAsync();
        var told = await ToldAsync(calls.Where(call => call.Reads), [.. recipient.All, Responder()]);
        told.AddRange(await ToldAsync(calls.Where(call => !call.Reads), [.. recipient.All, Responder()]));

        Assert.Empty(told.Where(answer => answer.Lines == 0).Select(answer => answer.ToString()));
        Assert.Empty(told.Where(answer => answer.Call.Endpoint.DeclaredExposure() != Exposure.ThroughDoor)
            .Select(answer => answer.ToString()));
        var exits = told.Select(answer => answer.Call.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var exit in exits) output.WriteLine(exit);
        Assert.Superset(
            new HashSet<string>
            {
                "GET /api/aftercare/participants/{participantId:guid}/check-ins",
                "GET /api/aftercare/participants/{participantId:guid}/milestones",
                "GET /api/crisis/escalations",
                "GET /api/crisis/escalations/{id:guid}",
                "GET /api/directory/participants/{id:guid}",
                "GET /api/referrals/referrals",
                "GET /api/referrals/referrals/{id:guid}",
                "GET /fhir/{type}",
                "GET /fhir/{type}/{id}",
                "PUT /fhir/Task/{id}",
            },
            exits.ToHashSet());

        // The stranger holds what it has written above; these hold nothing still.
        var others = await CallersAsync(world.Network.OtherCommunity);
        Assert.Empty(await ToldAsync(calls.Where(call => call.Reads), others.People));
    }

    private async Task<Callers> CallersAsync(Guid organization) => new(
        [
            .. Staff.Select(role => new Outsider($"{role}", () => world.Person(role, organization))),
            new Outsider("another participant", () => world.Person(Role.Participant, null)),
        ],
        [
            new Outsider("nobody", () => new ExitCaller(Guid.Empty, Proof: null)),
            // Reads only: what an administrator writes, everybody may read.
            new Outsider("an administrator", () => world.Person(Role.Administrator, null))
            {
                // Administrators keep the accounts, and the participant has one.
                Knows = call => call.Address.StartsWith("/api/portal/accounts/", StringComparison.Ordinal),
            },
        ],
        await world.SystemAsync(organization));

    /// <summary>Of the team that the escalation went to, who are shown whom it is about.</summary>
    private Outsider Responder() =>
        new("a responder", () => world.Person(Role.CrisisResponder, world.Network.CrisisTeam));

    /// <summary>Answers that hold something secret which the caller has not said.</summary>
    private async Task<List<Told>> ToldAsync(IEnumerable<ExitCall> calls, IReadOnlyList<Outsider> outsiders)
    {
        var told = new List<Told>();
        // Whoever is turned away for what they are is turned away whatever they ask for.
        var closed = new HashSet<(string Endpoint, string Outsider)>();
        foreach (var call in calls)
        {
            foreach (var outsider in outsiders.Where(outsider => !outsider.Knows(call)))
            {
                if (closed.Contains((call.Name, outsider.Name))) continue;
                var caller = outsider.Come();
                var before = outsider.IsSystem ? await world.ReceivedAsync(caller.Id) : 0;
                using var request = call.ToRequest();
                request.Headers.Authorization = caller.Proof;
                using var answer = await world.Network.Host.Anonymous.SendAsync(request);
                if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                    closed.Add((call.Name, outsider.Name));
                var text = await TextAsync(answer);
                var secret = world.Secrets.FirstOrDefault(one =>
                    text.Contains(one, StringComparison.OrdinalIgnoreCase)
                    && !call.Sent.Contains(one, StringComparison.OrdinalIgnoreCase));
                if (secret is null) continue;
                var lines = await world.ReceivedAsync(caller.Id) - before;
                told.Add(new Told(call, outsider.Name, secret, lines));
            }
        }
        return told;
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        var text = new StringBuilder($"{(int)answer.StatusCode} {answer.ReasonPhrase}\n");
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            text.Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
        return text.Append(await answer.Content.ReadAsStringAsync()).ToString();
    }

    /// <summary>Somebody new for each call, so that a line of the accounting is that call's.</summary>
    private sealed record Outsider(string Name, Func<ExitCaller> Come, bool IsSystem = false)
    {
        /// <summary>What is theirs to know.</summary>
        public Func<ExitCall, bool> Knows { get; init; } = _ => false;
    }

    private sealed record Callers(
        IReadOnlyList<Outsider> People, IReadOnlyList<Outsider> Public, ExitCaller System)
    {
        public IReadOnlyList<Outsider> All => [.. People, new Outsider("a system", () => System, IsSystem: true)];
    }

    private sealed record Told(ExitCall Call, string To, string Secret, int Lines)
    {
        public override string ToString() =>
            $"{Call.Method} {Call.Address} told {To} \"{Secret}\" with {Lines} lines of accounting";
    }
}
