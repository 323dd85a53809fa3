using System.Net;
using CareBridge.Platform.Security;
using CareBridge.Platform.Web;
using CareBridge.Tests.Architecture;
using Microsoft.AspNetCore.Routing;

namespace CareBridge.Tests.Exits;

/// <summary>
/// Who may call what: every route, page and part of a page is asked for as every role, as a clinic's system and as
/// nobody, and who is let in is compared with the table. Turned away is who is told that it is not for them, or to sign
/// in; a page asks somebody who may send a form the same when the form is not of its own.
/// </summary>
public sealed class AccessTests(ExitWorld world) : IClassFixture<ExitWorld>
{
    private const string Table = "tests/CareBridge.Tests/Exits/access.txt";

    [Fact]
    public async Task The_table_says_who_is_let_in_where()
    {
        var survey = new ExitSurvey(world);
        var system = await world.SystemAsync(world.Stranger);
        // Made for each call: the token of a person lasts a minute, and somebody unknown would look like let in.
        (string Name, Func<ExitCaller> Caller)[] callers =
        [
            ("nobody", () => new ExitCaller(Guid.Empty, Proof: null)),
            ("system", () => system),
            .. Enum.GetValues<Role>().Where(role => role != Role.Service).Select(role => (
                EnumCode.Of(role), new Func<ExitCaller>(() => world.Person(role, OrganizationOf(role))))),
        ];

        var lines = new List<string>();
        foreach (var call in world.Endpoints.SelectMany(FirstCalls).OrderBy(call => call.Name, StringComparer.Ordinal))
        {
            var letIn = new List<string>();
            foreach (var (name, caller) in callers)
            {
                using var answer = await survey.SendAsync(call, caller());
                if (!IsTurnedAway(answer, isPerson: name is not ("nobody" or "system"))) letIn.Add(name);
            }
            lines.Add($"{call.Name}: {(letIn.Count == callers.Length ? "everybody" : string.Join(' ', letIn))}");
        }

        WrittenByCode.Equal(lines, Table);
    }

    private static bool IsTurnedAway(HttpResponseMessage answer, bool isPerson) =>
        answer.StatusCode == HttpStatusCode.Forbidden
        || (answer.StatusCode == HttpStatusCode.Unauthorized && !isPerson)
        || answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) == true;

    private IEnumerable<ExitCall> FirstCalls(RouteEndpoint endpoint) =>
        ExitCalls.To(endpoint, world).GroupBy(call => call.Method).Select(calls => calls.First());

    private Guid? OrganizationOf(Role role) => role switch
    {
        Role.Administrator or Role.Participant => null,
        Role.PeerSpecialist => world.Network.OtherCommunity,
        _ => world.Stranger,
    };
}
