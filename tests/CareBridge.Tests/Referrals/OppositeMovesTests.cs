using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareBridge.Tests.Exchange;

namespace CareBridge.Tests.Referrals;

/// <summary>Both sides move it at the same moment: one is first, and the other is told.</summary>
public sealed class OppositeMovesTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const int Rounds = 6;

    public static TheoryData<string, string, string> Opposites => new()
    {
        { "accept", "cancelled", "accepted" },
        { "decline", "cancelled", "declined" },
        { "ask", "cancelled", "needs-info" },
    };

    [Theory]
    [MemberData(nameof(Opposites))]
    public async Task The_receiver_answers_what_the_referrer_calls_off(string verb, string called, string answered)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (id, _, _) = await network.SendAsync();
            // Each goes by what it has seen.
            var one = network.ClinicStaff().TryAsync(id, verb, new { reason = "Well", version = 2 });
            var other = network.Specialist.TryAsync(id, "cancel", new { version = 2 });

            await OneWinsAsync(id, await one, answered, await other, called);
        }
    }

    [Fact]
    public async Task The_receiver_completes_what_the_participant_calls_off()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (id, participant, _) = await network.AcceptedAsync();
            var one = network.ClinicStaff().TryAsync(
                id, "complete", new { outcomeCode = "service-provided", version = 3 });
            var other = network.Participant(participant).TryAsync(id, "cancel", new { version = 3 });

            await OneWinsAsync(id, await one, "completed", await other, "cancelled");
        }
    }

    [Fact]
    public async Task The_receivers_system_accepts_what_the_referrer_calls_off()
    {
        var clinic = await network.FhirClientAsync(network.Clinic);
        for (var round = 0; round < Rounds; round++)
        {
            var (id, _, _) = await network.SendAsync();
            await Testing.Eventually.IsAsync(
                HttpStatusCode.OK, async () => (await clinic.GetAsync($"/fhir/Task/{id}")).StatusCode);
            var task = new JsonObject
            {
                ["resourceType"] = "Task",
                ["id"] = $"{id}",
                ["status"] = "accepted",
                ["intent"] = "order",
            };
            var put = new HttpRequestMessage(HttpMethod.Put, $"/fhir/Task/{id}") { Content = FilingDesk.Body(task) };
            put.Headers.Add("If-Match", "W/\"2\"");
            var one = clinic.SendAsync(put);
            var other = network.Specialist.TryAsync(id, "cancel", new { version = 2 });

            await OneWinsAsync(id, await one, "accepted", await other, "cancelled");
        }
    }

    [Fact]
    public async Task One_side_confirms_the_contact_that_the_other_withdraws()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (id, _, _) = await network.AcceptedAsync();
            var (contact, _) = await network.Specialist.ProposeAsync(id);
            var one = network.ClinicStaff().TryAsync(id, $"contacts/{contact}/confirm", new { version = 1 });
            var other = network.Specialist.TryAsync(id, $"contacts/{contact}/withdraw", new { version = 1 });

            await OneWinsAsync(id, await one, "scheduled", await other, "accepted");
        }
    }

    [Fact]
    public async Task The_participant_comes_to_what_a_side_withdraws()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (id, participant, _) = await network.AcceptedAsync();
            var (contact, _) = await network.Specialist.ProposeAsync(id);
            var address = $"contacts/{contact}";
            var one = network.Participant(participant).TryAsync(
                id, $"{address}/reply", new { answer = "coming", version = 1 });
            var other = network.Specialist.TryAsync(id, $"{address}/withdraw", new { version = 1 });

            await OneWinsAsync(id, await one, "accepted", await other, "accepted");
        }
    }

    [Fact]
    public async Task Both_sides_propose_a_contact()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (id, _, _) = await network.AcceptedAsync();
            var address = $"{ReferralDesk.Route(id)}/contacts";
            var one = network.ClinicStaff().PutAsJsonAsync($"{address}/{Guid.CreateVersion7()}", LoopDesk.Time());
            var other = network.Specialist.PutAsJsonAsync($"{address}/{Guid.CreateVersion7()}", LoopDesk.Time());

            await OneWinsAsync(id, await one, "accepted", await other, "accepted");
            var contacts = (await network.Specialist.SeeAsync(id, "/contacts")).GetProperty("items");
            Assert.Equal(1, contacts.GetArrayLength());
        }
    }

    private async Task OneWinsAsync(
        Guid id, HttpResponseMessage one, string first, HttpResponseMessage other, string second)
    {
        var isFirst = one.IsSuccessStatusCode;
        var (won, lost) = isFirst ? (one, other) : (other, one);
        Assert.True(won.IsSuccessStatusCode, $"{one.StatusCode}, {other.StatusCode}");
        Assert.True(
            lost.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed, $"{lost.StatusCode}");
        Assert.Equal(isFirst ? first : second, await network.StatusAsync(id));
    }
}
