using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CareBridge.Exchange.Storage;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Exits;

/// <summary>Has people and systems make calls, and keeps what they are told.</summary>
internal sealed class ExitSurvey(ExitWorld world)
{
    private static readonly Role[] Staff =
        [Role.PeerSpecialist, Role.CrisisResponder, Role.ClinicStaff, Role.SocialServiceStaff, Role.PrivacyOfficer];

    /// <summary>Stays where it is: some answers lead out of CareBridge.</summary>
    private readonly HttpClient _anybody =
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = world.Network.Host.Address };

    public IReadOnlyList<ExitCall> Reads { get; } =
        [.. world.Endpoints.SelectMany(endpoint => ExitCalls.To(endpoint, world)).Where(call => call.Reads)];

    public IReadOnlyList<ExitCall> Writes { get; } =
        [.. world.Endpoints.SelectMany(endpoint => ExitCalls.To(endpoint, world)).Where(call => !call.Reads)];

    /// <summary>Of an organization: staff of every role, one of its participants, and its own system.</summary>
    public async Task<IReadOnlyList<Outsider>> MembersAsync(Guid organization)
    {
        var system = await world.SystemAsync(organization);
        return [.. People(organization), new Outsider("a system", () => system, IsSystem: true)];
    }

    public IReadOnlyList<Outsider> People(Guid organization) =>
    [
        .. Staff.Select(role => new Outsider($"{role}", () => world.Person(role, organization))),
        new Outsider("another participant", () => world.Person(Role.Participant, null)),
    ];

    /// <summary>Of the team that the escalation went to, who are shown whom it is about.</summary>
    public Outsider Responder { get; } =
        new("a responder", () => world.Person(Role.CrisisResponder, world.Network.CrisisTeam));

    /// <summary>For reads only: what an administrator writes, everybody may read.</summary>
    public IReadOnlyList<Outsider> Public { get; } =
    [
        new Outsider("nobody", () => new ExitCaller(Guid.Empty, Proof: null)),
        new Outsider("an administrator", () => world.Person(Role.Administrator, null))
        {
            // Administrators keep the accounts, and the participant has one.
            Knows = call => call.Address.StartsWith("/api/portal/accounts/", StringComparison.Ordinal),
        },
    ];

    /// <summary>Answers that hold something secret which the caller has not said.</summary>
    public async Task<List<Told>> ToldAsync(IEnumerable<ExitCall> calls, IReadOnlyList<Outsider> outsiders)
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
                using var answer = await SendAsync(call, caller);
                if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                    closed.Add((call.Name, outsider.Name));
                if (await SecretAsync(call, answer) is not { } secret) continue;
                told.Add(new Told(call, outsider, secret, await world.ReceivedAsync(caller.Id) - before));
            }
        }
        return told;
    }

    /// <summary>Ids of the Flags of what the organization has raised itself.</summary>
    public async Task<IReadOnlyList<string>> RaisedByAsync(Guid organization)
    {
        await using var scope = world.Network.Host.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ExchangeDbContext>();
        var ids = await store.Heads.Where(head => head.Type == "Flag" && head.DiscloserId == organization)
            .Select(head => head.Id).ToListAsync();
        return [.. ids.Select(id => id.ToString())];
    }

    public async Task<HttpResponseMessage> SendAsync(ExitCall call, ExitCaller caller)
    {
        using var request = call.ToRequest();
        request.Headers.Authorization = caller.Proof;
        // Events come for as long as one listens.
        return await _anybody.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Something secret that the answer holds and the call does not.</summary>
    public async Task<string?> SecretAsync(ExitCall call, HttpResponseMessage answer)
    {
        var text = new StringBuilder($"{(int)answer.StatusCode} {answer.ReasonPhrase}\n");
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            text.Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
        var all = text.Append(await ReadAsync(answer)).ToString();
        return world.Secrets.FirstOrDefault(one => all.Contains(one, StringComparison.OrdinalIgnoreCase)
            && !call.Sent.Contains(one, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string?> ReadAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
            return await answer.Content.ReadAsStringAsync();
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync());
        return await events.ReadLineAsync();
    }
}

/// <param name="Come">Somebody new each time, so that a line of the accounting is one call's.</param>
internal sealed record Outsider(string Name, Func<ExitCaller> Come, bool IsSystem = false)
{
    /// <summary>What is theirs to know.</summary>
    public Func<ExitCall, bool> Knows { get; init; } = _ => false;
}

/// <param name="Lines">How many the accounting has for it.</param>
internal sealed record Told(ExitCall Call, Outsider To, string Secret, int Lines)
{
    public override string ToString() =>
        $"{Call.Method} {Call.Address} told {To.Name} \"{Secret}\" with {Lines} lines of accounting";
}

/// <summary>Somebody who calls, and how they prove who they are.</summary>
internal sealed record ExitCaller(Guid Id, AuthenticationHeaderValue? Proof);
