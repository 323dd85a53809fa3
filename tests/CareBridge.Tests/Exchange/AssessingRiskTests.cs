using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Crisis;
using CareBridge.Exchange.Features.Projections;

namespace CareBridge.Tests.Exchange;

/// <summary>
/// Of an escalation whoever may know of crises is told what was found, and whether the crisis team has taken it.
/// </summary>
[Collection(ExchangeCollection.Name)]
public sealed class AssessingRiskTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Theory]
    [InlineData(Severity.Low, "low", "urgent")]
    [InlineData(Severity.Moderate, "moderate", "asap")]
    [InlineData(Severity.High, "high", "stat")]
    public async Task The_risk_is_told_without_an_answer_and_the_request_is_as_urgent(
        Severity severity, string risk, string priority)
    {
        var team = Guid.CreateVersion7();
        var raised = await RaiseAsync(severity, team);

        var assessment = await world.SeeAsync($"RiskAssessment/{raised.EscalationId}");
        var request = await world.SeeAsync($"CommunicationRequest/{raised.EscalationId}");

        Assert.Equal(
            ["resourceType", "id", "meta", "status", "method", "subject", "occurrenceDateTime", "prediction"],
            assessment.EnumerateObject().Select(element => element.Name));
        Assert.Equal(risk, assessment.Text("prediction", 0, "qualitativeRisk", "coding", 0, "code"));
        Assert.Equal("suicide", assessment.Text("prediction", 0, "outcome", "coding", 0, "code"));
        Assert.Equal("2026-11-20T12:00:00Z", assessment.Text("occurrenceDateTime"));
        Assert.Equal("active", request.Text("status"));
        Assert.Equal(priority, request.Text("priority"));
        Assert.Equal($"RiskAssessment/{raised.EscalationId}", request.Text("about", 0, "reference"));
        Assert.Equal($"Organization/{team}", request.Text("recipient", 0, "reference"));
        Assert.Equal($"Organization/{world.Community}", request.Text("requester", "reference"));
    }

    [Fact]
    public async Task When_a_responder_has_it_the_request_is_done_and_what_was_found_is_as_it_was()
    {
        var raised = await RaiseAsync(Severity.High);
        var taken = raised with
        {
            Version = 3,
            Status = EscalationStatus.Acknowledged,
            AcknowledgedAt = ExchangeWorld.Noon,
            CrisisTeamId = Guid.CreateVersion7(),
        };

        await world.ProjectAsync<ProjectEscalation, EscalationChanged>(taken);
        // It comes late.
        await world.ProjectAsync<ProjectEscalation, EscalationChanged>(
            raised with { Version = 2, Status = EscalationStatus.Notified });

        var request = await world.SeeAsync($"CommunicationRequest/{raised.EscalationId}");
        var assessment = await world.SeeAsync($"RiskAssessment/{raised.EscalationId}");
        Assert.Equal("completed", request.Text("status"));
        Assert.Equal("3", request.Text("meta", "versionId"));
        Assert.Equal("1", assessment.Text("meta", "versionId"));
    }

    [Fact]
    public async Task They_are_found_and_come_with_everything_of_the_patient()
    {
        var raised = await RaiseAsync(Severity.High, Guid.CreateVersion7());

        foreach (var query in (string[])
            [
                "RiskAssessment?risk=high", "RiskAssessment?method=c-ssrs-screener&date=2026-11-20",
                "CommunicationRequest?status=active&priority=stat&category=crisis-events",
                $"CommunicationRequest?authored=2026-11-20&requester={world.Community}",
                $"CommunicationRequest?recipient=Organization/{raised.CrisisTeamId}",
            ])
        {
            var bundle = await world.SearchAsync($"{query}&patient={_participant}");
            Assert.Equal([raised.EscalationId], bundle.Matches());
        }
        var everything = await world.SearchAsync(
            $"Patient/{_participant}/$everything?_type=RiskAssessment,CommunicationRequest&start=2026-11-20");
        var before = await world.SearchAsync(
            $"Patient/{_participant}/$everything?_type=RiskAssessment,CommunicationRequest&end=2026-11-19");
        Assert.Equal(2, Resources(everything, raised));
        Assert.Equal(0, Resources(before, raised));
    }

    [Fact]
    public async Task Without_a_consent_to_crises_there_is_nothing()
    {
        var raised = await RaiseAsync(Severity.High);

        await world.ConsentAsync(_participant, DisclosureCategory.CheckInScores);

        foreach (var type in (string[])["RiskAssessment", "CommunicationRequest"])
        {
            await (await world.ClinicClient.GetAsync($"/fhir/{type}/{raised.EscalationId}"))
                .IssueAsync(HttpStatusCode.NotFound);
            Assert.Empty((await world.SearchAsync($"{type}?patient={_participant}")).Matches());
        }
    }

    private async Task<EscalationChanged> RaiseAsync(Severity severity, Guid? team = null)
    {
        var raised = world.Escalation(_participant) with { Severity = severity, CrisisTeamId = team };
        await world.ProjectAsync<ProjectEscalation, EscalationChanged>(raised);
        await world.ConsentAsync(_participant, DisclosureCategory.CrisisEvents);
        return raised;
    }

    private static int Resources(JsonElement bundle, EscalationChanged raised) =>
        bundle.TryGetProperty("entry", out var entries)
            ? entries.EnumerateArray().Count(entry => entry.GetProperty("resource").TryGetProperty("id", out var id)
                && id.GetString() == raised.EscalationId.ToString())
            : 0;
}
