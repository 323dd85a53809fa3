using System.Net.Http.Json;
using System.Text.RegularExpressions;
using CareBridge.Demo.Invention;
using CareBridge.Testing;
using Xunit.Abstractions;

namespace CareBridge.EndToEnd.Seeing;

/// <summary>
/// Nothing that operators or their tools get to see names anybody: what the processes log, trace and count, what their
/// broker carries, where browsers and the services themselves go.
/// </summary>
[Collection(WatchedCollection.Name)]
public sealed class NobodyIsNamedTests(WatchedNetwork network, ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task In_all_telemetry_of_the_demonstration_network_nobody_is_named()
    {
        var visited = await TemptAsync();
        await Eventually.IsAsync(
            () => network.Telemetry.Spans.Any(span => span.Name.Contains("$match", StringComparison.Ordinal)),
            Patience);

        var seen = network.Telemetry.Texts
            .Concat(network.Deployment.LogLines().Select(line => ("log of a process", line)))
            .Concat(File.ReadLines(network.Deployment.Broker.LogFile).Select(line => ("log of the broker", line)))
            .Concat(network.Messages.Texts.Select(text => ("message", text)))
            .Concat(visited.Select(address => ("address", address)))
            .ToList();

        output.WriteLine(string.Join(", ", seen.CountBy(one => one.Item1)));
        foreach (var kind in new[] { "traces", "metrics", "logs", "log of a process", "message", "address" })
            Assert.Contains(seen, one => one.Item1 == kind);
        var pattern = Naming();
        Assert.Empty(from one in seen
                     let found = pattern.Match(one.Item2)
                     where found.Success
                     select $"{found.Value} in {one.Item1}: {one.Item2}");
    }

    [Fact]
    public void The_search_finds_whom_it_should()
    {
        var (pattern, somebody) = (Naming(), network.Participant);

        foreach (var text in new[] { somebody.FamilyName, somebody.Email, somebody.Phone, $"{somebody.BirthDate:O}" })
            Assert.Matches(pattern, $"Key (x)=({text}) already exists.");
        Assert.DoesNotMatch(pattern, $"AbC{somebody.FamilyName}+/9");
    }

    /// <summary>What most easily leaks: addresses with names in them, wrong passwords, refused fields.</summary>
    /// <returns>Where the browser went.</returns>
    private async Task<List<string>> TemptAsync()
    {
        var somebody = network.Participant;
        var name = Uri.EscapeDataString(somebody.FamilyName);
        foreach (var address in new[]
        {
            $"Patient?family={name}&birthdate={somebody.BirthDate:O}",
            $"Patient?identifier={Uri.EscapeDataString(somebody.ClinicIdentifier?.Value ?? somebody.Identifier.Value)}",
            $"Patient?{name}=1",
            $"Patient/{name}",
            $"{name}?x=1",
        })
        {
            using var search = await SendAsync(HttpMethod.Get, address, body: null);
        }
        using var match = await SendAsync(HttpMethod.Post, "Patient/$match", new
        {
            resourceType = "Parameters",
            parameter = new[]
            {
                new
                {
                    name = "resource",
                    resource = new
                    {
                        resourceType = "Patient",
                        name = new[] { new { family = somebody.FamilyName, given = new[] { somebody.GivenName } } },
                        birthDate = $"{somebody.BirthDate:O}",
                    },
                },
            },
        });
        using var http = new HttpClient { BaseAddress = network.Deployment.Portal };
        using var wrong = await http.PostAsJsonAsync(
            "api/portal/token", new { email = somebody.Email, password = "not theirs" });
        using var broken = await http.PostAsJsonAsync(
            $"api/portal/token?who={name}", new { email = new[] { somebody.Email } });

        var visited = new List<string>();
        var page = await network.BrowseAsync(somebody.Specialist);
        page.Request += (_, request) => visited.Add(request.Url);
        await page.GotoAsync("/people");
        foreach (var link in await page.Locator("main a").EvaluateAllAsync<string[]>("all => all.map(a => a.href)"))
            await page.GotoAsync(link);
        await page.Context.CloseAsync();
        return visited;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object? body)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
            request.Content.Headers.ContentType = new("application/fhir+json");
        }
        return await network.Ehr.SendAsync(request, CancellationToken.None);
    }

    /// <summary>
    /// Whatever tells who somebody of the network is. A name counts as a word of its own: letters of what is sealed
    /// may spell one.
    /// </summary>
    private Regex Naming()
    {
        var people = network.Invented.Participants.SelectMany(OfParticipant)
            .Concat(network.Invented.Staff.SelectMany(person => new[] { person.FamilyName, person.Email }));
        var words = people.Distinct().Select(Regex.Escape);
        return new Regex(
            $"(?<![A-Za-z0-9+/_-])(?:{string.Join('|', words)})(?![A-Za-z0-9+/_-])", RegexOptions.IgnoreCase);
    }

    private static IEnumerable<string> OfParticipant(Participant one) =>
    [
        one.GivenName,
        one.FamilyName,
        $"{one.BirthDate:yyyy-MM-dd}",
        $"{one.BirthDate:MM/dd/yyyy}",
        $"{one.BirthDate:yyyyMMdd}",
        one.Email,
        one.Phone,
        Regex.Replace(one.Phone, "[^0-9]", ""),
        one.Identifier.Value,
        .. one.ClinicIdentifier is { } number ? new[] { number.Value } : [],
        .. one.Circle.Select(member => member.Name).OfType<string>(),
        .. one.CheckIns.Select(checkIn => checkIn.Reflection).OfType<string>(),
        .. one.Goal is { } goal ? new[] { goal.Words } : [],
    ];
}
