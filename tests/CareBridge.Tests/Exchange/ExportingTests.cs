using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Testing;

namespace CareBridge.Tests.Exchange;

/// <summary>What an export holds, and what of it leaves when its files are fetched.</summary>
public sealed class ExportingTests(ExportWorld fixture) : IClassFixture<ExportWorld>
{
    private readonly ExchangeWorld _world = fixture.World;

    [Fact]
    public async Task An_export_holds_what_the_client_may_see_of_its_own_patients()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        using var other = await ExportClient.OpenAsync(_world);
        var (one, two) = (await clinic.PatientAsync(checkIns: 2), await clinic.PatientAsync());
        var withheld = await clinic.PatientAsync(checkIns: 1);
        clinic.Revoke(withheld);
        await other.PatientAsync(checkIns: 1);

        var manifest = await clinic.ExportAsync();

        Assert.Equivalent(new[] { one, two }, await clinic.IdsAsync(manifest, "Patient"), strict: true);
        Assert.Equal(2, (await clinic.LinesAsync(manifest, "Observation")).Count);
        Assert.All(
            await clinic.LinesAsync(manifest, "Observation"),
            line => Assert.Equal($"Patient/{one}", line.Text("subject", "reference")));
        Assert.Equal(2, (await clinic.LinesAsync(manifest, "Consent")).Count);
        Assert.Empty(await clinic.LinesAsync(manifest, "Goal"));
        Assert.Contains(clinic.Organization, await clinic.IdsAsync(manifest, "Organization"));
        Assert.All(
            (string[])["Practitioner", "HealthcareService", "Location", "RiskAssessment", "CommunicationRequest"],
            type => Assert.Contains(
                manifest.GetProperty("output").EnumerateArray(), file => file.Text("type") == type));
    }

    [Fact]
    public async Task The_manifest_says_what_the_guide_asks_for_and_counts_nobody()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync();

        var status = await clinic.StartAsync("/fhir/$export?_type=Patient,Observation&_outputFormat=ndjson");
        var manifest = await clinic.FinishAsync(status);

        Assert.EndsWith("/fhir/$export?_type=Patient,Observation&_outputFormat=ndjson", manifest.Text("request"));
        Assert.Equal("true", manifest.Text("requiresAccessToken"));
        Assert.True(manifest.GetProperty("transactionTime").GetDateTimeOffset() <= fixture.Clock.GetUtcNow());
        var files = manifest.GetProperty("output").EnumerateArray().ToList();
        Assert.Equal(["Patient", "Observation"], files.Select(file => file.Text("type")));
        Assert.All(files, file => Assert.Equal(["type", "url"], file.EnumerateObject().Select(one => one.Name)));
        Assert.Empty(manifest.GetProperty("deleted").EnumerateArray());
        Assert.Contains(RedisclosureNotice.Text, manifest.GetProperty("extension").GetRawText());
        var answer = await clinic.Http.GetAsync(status);
        Assert.True(answer.Content.Headers.Expires > fixture.Clock.GetUtcNow());
    }

    [Fact]
    public async Task The_notice_and_what_each_consent_covers_go_along()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync();
        await clinic.PatientAsync();
        var manifest = await clinic.ExportAsync("/fhir/$export?_type=Patient");

        var file = await clinic.Http.GetAsync(ExportClient.File(manifest, "Patient"));
        Assert.Equal([RedisclosureNotice.Text], file.Headers.GetValues("Part2-Notice"));
        var message = Assert.Single(await clinic.LinesAsync(manifest, "OperationOutcome", "error"));
        var texts = message.GetProperty("issue").EnumerateArray()
            .Select(issue => issue.Text("details", "text")).ToList();
        Assert.Equal(RedisclosureNotice.Text, texts[0]);
        Assert.Equal(2, texts.Count(text => text!.StartsWith("The participant consented", StringComparison.Ordinal)));
        Assert.Equal("42CFRPart2", message.Text("meta", "security", 1, "code"));
    }

    [Fact]
    public async Task Each_resource_is_on_record_for_the_client_when_it_is_fetched_and_not_before()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        var patient = await clinic.PatientAsync(checkIns: 1);
        var manifest = await clinic.ExportAsync();
        Assert.DoesNotContain(_world.Disclosures.Authorized, question => question.RecipientId == clinic.System);

        await clinic.LinesAsync(manifest, "Observation");

        var question = Assert.Single(
            _world.Disclosures.Authorized, question => question.RecipientId == clinic.System);
        var item = Assert.Single(question.Items);
        Assert.Equal((patient, "Observation"), (item.ParticipantId, item.ResourceType));
    }

    [Fact]
    public async Task What_is_revoked_after_it_was_listed_is_not_sent()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        var (stays, goes) = (await clinic.PatientAsync(checkIns: 1), await clinic.PatientAsync(checkIns: 1));
        var manifest = await clinic.ExportAsync();

        clinic.Revoke(goes);

        Assert.Equal([stays], await clinic.IdsAsync(manifest, "Patient"));
        Assert.Single(await clinic.LinesAsync(manifest, "Observation"));
        Assert.Single(await clinic.LinesAsync(manifest, "Consent"));
    }

    [Fact]
    public async Task What_is_revoked_while_a_file_is_fetched_is_not_sent()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        var patient = await clinic.PatientAsync(checkIns: 300);
        var manifest = await clinic.ExportAsync();
        _world.Disclosures.Permitted = question =>
        {
            if (question.RecipientId == clinic.System) clinic.Revoke(patient);
        };

        Assert.Equal(ExportWorld.PartSize, (await clinic.LinesAsync(manifest, "Observation")).Count);
        Assert.Empty(await clinic.LinesAsync(manifest, "Observation"));
        _world.Disclosures.Permitted = null;
    }

    [Fact]
    public async Task A_transfer_breaks_off_when_consent_cannot_be_asked_and_can_be_repeated()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync(checkIns: 300);
        var manifest = await clinic.ExportAsync();
        _world.Disclosures.Permitted = _ => _world.Disclosures.IsSilent = true;

        await Assert.ThrowsAsync<HttpRequestException>(() => clinic.LinesAsync(manifest, "Observation"));
        var unavailable = await clinic.Http.GetAsync(ExportClient.File(manifest, "Observation"));
        await unavailable.IssueAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(unavailable.Headers.RetryAfter);

        _world.Disclosures.Permitted = null;
        _world.Disclosures.IsSilent = false;
        Assert.Equal(300, (await clinic.LinesAsync(manifest, "Observation")).Count);
    }

    [Fact]
    public async Task Without_an_answer_from_consent_nothing_is_listed_until_there_is_one()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        await clinic.PatientAsync(checkIns: 1);
        _world.Disclosures.IsSilent = true;
        var status = await clinic.StartAsync();
        for (var second = 0; second < 3; second++) fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Accepted, (await clinic.Http.GetAsync(status)).StatusCode);

        _world.Disclosures.IsSilent = false;

        var manifest = await clinic.FinishAsync(status);
        Assert.Single(await clinic.LinesAsync(manifest, "Observation"));
    }

    [Fact]
    public async Task Since_leaves_out_what_has_not_changed_but_nothing_of_whoever_consented_later()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        var old = await clinic.PatientAsync(checkIns: 1);
        var newcomer = Guid.CreateVersion7();
        var before = await clinic.CheckInAsync(newcomer);
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        var first = await clinic.ExportAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        var after = await clinic.CheckInAsync(old);
        await clinic.ConsentAsync(newcomer);

        var since = Uri.EscapeDataString(first.Text("transactionTime")!);
        var second = await clinic.ExportAsync($"/fhir/$export?_since={since}");

        Assert.Empty(await clinic.IdsAsync(second, "Patient"));
        Assert.Equivalent(new[] { before, after }, await clinic.IdsAsync(second, "Observation"), strict: true);
        Assert.Single(await clinic.IdsAsync(second, "Consent"));
    }

    [Fact]
    public async Task An_organizations_patients_are_its_group_which_names_none_of_them()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        var patient = await clinic.PatientAsync(checkIns: 1);

        var group = await clinic.Http.GetAsync($"/fhir/Group/{clinic.Organization}");
        Assert.Equal(HttpStatusCode.OK, group.StatusCode);
        Assert.DoesNotContain($"{patient}", await group.Content.ReadAsStringAsync());
        var manifest = await clinic.ExportAsync($"/fhir/Group/{clinic.Organization}/$export");
        Assert.Equal([patient], await clinic.IdsAsync(manifest, "Patient"));
        Assert.Equal([patient], await clinic.IdsAsync(await clinic.ExportAsync("/fhir/Patient/$export"), "Patient"));

        await (await clinic.Http.GetAsync($"/fhir/Group/{_world.Clinic}")).IssueAsync(HttpStatusCode.NotFound);
        await (await clinic.AskAsync($"/fhir/Group/{_world.Clinic}/$export")).IssueAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_file_holds_is_as_it_stands_when_it_is_fetched()
    {
        using var clinic = await ExportClient.OpenAsync(_world);
        var patient = await clinic.PatientAsync();
        var manifest = await clinic.ExportAsync();

        await _world.ProjectAsync<CareBridge.Exchange.Features.Projections.ProjectParticipant,
            CareBridge.Contracts.Directory.ParticipantChanged>(_world.Participant(patient, version: 2));

        Assert.Equal("2", Assert.Single(await clinic.LinesAsync(manifest, "Patient")).Text("meta", "versionId"));
    }
}
