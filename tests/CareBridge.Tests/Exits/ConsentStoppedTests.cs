using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CareBridge.Testing;

namespace CareBridge.Tests.Exits;

/// <summary>
/// While Consent does not answer nothing leaves, whoever asks is told so within a second, and nobody has to do anything
/// when it is back.
/// </summary>
public sealed class ConsentStoppedTests(ExitWorld world) : IClassFixture<ExitWorld>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ExitSurvey _survey = new(world);

    [Fact]
    public async Task Every_exit_says_so_within_a_second_and_recovers_by_itself()
    {
        await world.ConsentAsync();
        var recipients = await _survey.MembersAsync(world.Recipient);
        // Whoever acknowledges an escalation takes it off the boards of the others, and a referral is answered once.
        string[] once = ["POST /api/crisis/", "PUT /api/crisis/", "POST /api/referrals/"];
        var telling = _survey.Reads.Concat(_survey.Writes).Where(
            call => TellingExits.All.Contains(call.Name)
                && !Array.Exists(once, name => call.Name.StartsWith(name, StringComparison.Ordinal)));
        var told = await _survey.ToldAsync(telling, [.. recipients, _survey.Responder]);
        var exits = told.DistinctBy(answer => answer.Call.Name).ToList();
        Assert.InRange(exits.Count, 10, 80);
        using var hung = new TcpListener(IPAddress.Loopback, 0);
        hung.Start();
        Uri?[] silences =
        [
            // It runs in this process and cannot answer.
            null,
            // It was stopped.
            new($"http://127.0.0.1:{FreePort.Next()}"),
            // It takes the question and never answers.
            new($"http://127.0.0.1:{((IPEndPoint)hung.LocalEndpoint).Port}"),
        ];

        foreach (var (turn, silence) in silences.Index())
        {
            // All that tell anything ask in the same way: each kind of silence is tried at a third of them.
            var asked = exits.Where((_, index) => index % silences.Length == turn).ToList();
            // By now their system's token may have run out.
            var system = (await _survey.MembersAsync(world.Recipient)).Single(member => member.IsSystem);
            asked = [.. asked.Select(exit => exit.To.IsSystem ? exit with { To = system } : exit)];
            world.Network.ConsentIsElsewhere = silence;
            world.Network.ConsentIsDown = true;
            foreach (var exit in asked) await IsClosedAsync(exit);

            world.Network.ConsentIsDown = false;
            foreach (var exit in asked)
            {
                await Eventually.IsAsync(exit.Secret, async () =>
                {
                    using var answer = await _survey.SendAsync(exit.Call, exit.To.Come());
                    return await _survey.SecretAsync(exit.Call, answer);
                });
            }
        }
    }

    private async Task IsClosedAsync(Told exit)
    {
        var waited = TimeSpan.MaxValue;
        // The machine may be busy with other tests: one of ten has to be in time.
        for (var attempt = 0; attempt < 10 && waited > Second; attempt++)
        {
            var waiting = Stopwatch.StartNew();
            using var answer = await _survey.SendAsync(exit.Call, exit.To.Come());
            waited = waiting.Elapsed;
            if (exit.Call.Name.Contains("/crisis/escalations", StringComparison.Ordinal)
                || exit.Call.Name.StartsWith("GET /crisis/board", StringComparison.Ordinal))
            {
                // Somebody in crisis does not wait for Consent: whom to call is shown, and not who it is about.
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.DoesNotContain(
                    world.Participant.ToString(), await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                continue;
            }
            if (exit.Call.Name == "POST /fhir/")
            {
                // Each entry of a batch says so for itself.
                Assert.Contains("\"status\":\"503\"", await answer.Content.ReadAsStringAsync());
                Assert.Null(await _survey.SecretAsync(exit.Call, answer));
                continue;
            }
            Assert.True(
                answer is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null },
                $"{exit.Call.Name}: {answer.StatusCode}");
            Assert.Null(await _survey.SecretAsync(exit.Call, answer));
        }
        Assert.True(waited < Second, $"{exit.Call.Name} answered after {waited}.");
    }
}
