using System.Net;
using System.Text.Json;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Directory;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Exchange.Features.Rest;
using CareBridge.Exchange.Mapping;

namespace CareBridge.Tests.Exchange;

/// <summary>How consents are written as FHIR, and how they came to be given.</summary>
[Collection(ExchangeCollection.Name)]
public sealed class ProvenanceTests(ExchangeWorld world)
{
    private readonly Guid _participant = Guid.CreateVersion7();

    [Fact]
    public async Task A_signature_is_told_to_those_whom_the_consent_names()
    {
        world.Disclosures.Permit(_participant, world.Community, world.Clinic);
        world.Disclosures.Permit(_participant, world.Community, world.OtherClinic);
        var consent = world.Granted(_participant);
        await world.ProjectAsync<ProjectConsent, ConsentChanged>(consent);

        var found = await (await world.ClinicClient.GetAsync(
            $"/fhir/Provenance?target=Consent/{consent.ConsentId}")).JsonAsync();
        var ofPatient = $"/fhir/Provenance?patient={_participant}";
        var byPatient = await (await world.ClinicClient.GetAsync(ofPatient)).JsonAsync();
        var others = await (await world.OtherClient.GetAsync(ofPatient)).JsonAsync();

        var id = Assert.Single(found.Matches());
        Assert.Equal([id], byPatient.Matches());
        Assert.Empty(others.Matches());
        Assert.Equal(
            HttpStatusCode.OK, (await world.ClinicClient.GetAsync($"/fhir/Provenance/{id}")).StatusCode);
        await (await world.OtherClient.GetAsync($"/fhir/Provenance/{id}")).IssueAsync(HttpStatusCode.NotFound);
        Assert.Contains(id, (await (await world.ClinicClient.GetAsync("/fhir/Provenance")).JsonAsync()).Matches());
        Assert.DoesNotContain(id, (await (await world.OtherClient.GetAsync("/fhir/Provenance")).JsonAsync()).Matches());

        world.Disclosures.Revoke(_participant, world.Community, world.Clinic);
        await (await world.ClinicClient.GetAsync($"/fhir/Provenance/{id}")).IssueAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whose_word_something_is_comes_with_it_to_whom_it_is_told()
    {
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(world.CheckIn(_participant));
        await world.ConsentAsync(_participant, DisclosureCategory.CheckInScores);
        var search = $"/fhir/Observation?patient={_participant}&_revinclude=Provenance:target";

        var bundle = await (await world.ClinicClient.GetAsync(search)).JsonAsync();
        var others = await (await world.OtherClient.GetAsync(search)).JsonAsync();

        Assert.NotEmpty(bundle.Matches());
        var told = bundle.Entries("include").ToList();
        Assert.Equal(
            bundle.Matches().Select(id => $"Observation/{id}/_history/1").Order(),
            told.Select(provenance => provenance.Text("target", 0, "reference")).Order());
        Assert.All(told, provenance =>
        {
            Assert.Equal("CREATE", provenance.Text("activity", "coding", 0, "code"));
            Assert.Equal($"Organization/{world.Community}", provenance.Text("agent", 0, "who", "reference"));
        });
        Assert.Empty(others.Entries("include"));

        var id = Guid.Parse(told[0].Text("id")!);
        var all = await (await world.ClinicClient.GetAsync($"/fhir/Provenance?patient={_participant}")).JsonAsync();
        Assert.Contains(id, all.Matches());
        await (await world.OtherClient.GetAsync($"/fhir/Provenance/{id}")).IssueAsync(HttpStatusCode.NotFound);
        world.Disclosures.Permit(_participant, world.Community, world.Clinic, DisclosureCategory.Attendance);
        await (await world.ClinicClient.GetAsync($"/fhir/Provenance/{id}")).IssueAsync(HttpStatusCode.NotFound);
        Assert.DoesNotContain(id, (await (await world.ClinicClient.GetAsync(
            $"/fhir/Provenance?patient={_participant}")).JsonAsync()).Matches());
    }

    [Fact]
    public async Task Whose_word_it_is_reads_so_too()
    {
        world.Disclosures.Permit(_participant, world.Clinic, world.Clinic, DisclosureCategory.CheckInScores);
        await world.ProjectAsync<ProjectCheckIn, CheckInRecorded>(world.CheckIn(_participant, world.Clinic));

        var bundle = await (await world.ClinicClient.GetAsync(
            $"/fhir/Observation?patient={_participant}&_revinclude=Provenance:target")).JsonAsync();
        var found = await (await world.ClinicClient.GetAsync($"/fhir/Provenance?patient={_participant}")).JsonAsync();

        var told = bundle.Entries("include").Select(provenance => Guid.Parse(provenance.Text("id")!)).ToList();
        Assert.NotEmpty(told);
        Assert.Equal(bundle.Matches().Count, told.Count);
        Assert.Equal(told.Order(), found.Matches().Order());
        var read = await world.ClinicClient.GetAsync($"/fhir/Provenance/{told[0]}");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task Each_version_has_its_own_in_whatever_order_they_come()
    {
        var first = world.Participant(_participant, version: 1);
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(first with { Version = 3 });
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(first);
        await world.ProjectAsync<ProjectParticipant, ParticipantChanged>(first with { Version = 3 });
        await world.ConsentAsync(_participant);

        var history = await (await world.ClinicClient.GetAsync(
            $"/fhir/Provenance/{ProvenanceMapper.IdFor("Patient", _participant)}/_history")).JsonAsync();

        Assert.Equal(
            [($"Patient/{_participant}/_history/3", "UPDATE"), ($"Patient/{_participant}/_history/1", "CREATE")],
            history.GetProperty("entry").EnumerateArray().Select(entry => entry.GetProperty("resource"))
                .Where(resource => resource.Text("resourceType") == "Provenance")
                .Select(one => (one.Text("target", 0, "reference"), one.Text("activity", "coding", 0, "code"))));
    }

    [Fact]
    public void All_that_consent_opens_has_one() => Assert.Equal(
        ServedTypes.All.Where(type => type.HasProvenance).Select(type => type.Name).Append("Consent").Order(),
        ServedTypes.Require("Provenance").Parameters.Single(parameter => parameter.Name == "target").Targets.Order());

    [Fact]
    public void It_says_who_signed_when_and_how_and_who_saw_it()
    {
        var witness = Guid.CreateVersion7();
        var json = Json(ProvenanceMapper.Map(world.Granted(_participant) with
        {
            SignatureMethod = SignatureMethod.WitnessedOnPaper,
            WitnessedBy = witness,
            GuardianSignedAt = ExchangeWorld.Noon.AddHours(1),
        })!);

        Assert.EndsWith("/_history/2", json.Text("target", 0, "reference"));
        Assert.Equal("2026-11-20T13:00:00Z", json.Text("occurredDateTime"));
        Assert.Equal("LA", json.Text("activity", "coding", 0, "code"));
        Assert.Equal(
            ["author", "author", "WIT", "custodian"],
            json.GetProperty("agent").EnumerateArray().Select(agent => agent.Text("type", "coding", 0, "code")));
        Assert.Equal($"Patient/{_participant}", json.Text("agent", 0, "who", "reference"));
        Assert.Equal("GUARD", json.Text("agent", 1, "role", 0, "coding", 0, "code"));
        Assert.Equal($"Patient/{_participant}", json.Text("agent", 1, "onBehalfOf", "reference"));
        Assert.Equal(witness.ToString(), json.Text("agent", 2, "who", "identifier", "value"));
        Assert.Equal($"Organization/{world.Community}", json.Text("agent", 3, "who", "reference"));
        Assert.Equal("1.2.840.10065.1.12.1.7", json.Text("signature", 0, "type", 0, "code"));
        Assert.Equal("witnessed-on-paper", json.Text("signature", 0, "extension", 0, "valueCode"));
        Assert.StartsWith("2026-11-20T13:00:00", json.Text("signature", 1, "when"));
        Assert.False(json.GetProperty("signature")[1].TryGetProperty("extension", out _));
        Assert.DoesNotContain("\"data\"", json.GetRawText());
    }

    [Theory]
    [InlineData(ConsentStatus.Requested)]
    [InlineData(ConsentStatus.Revoked)]
    [InlineData(ConsentStatus.Expired)]
    public void Only_a_signature_is_told_of(ConsentStatus status) =>
        Assert.Null(ProvenanceMapper.Map(world.Granted(_participant) with { Status = status }));

    [Fact]
    public void A_consent_says_who_signed_which_form()
    {
        var json = Json(ConsentMapper.Map(world.Granted(_participant) with
        {
            Signer = SignerRole.PersonalRepresentative,
            FormVersionCode = "2026-11",
            LanguageCode = "es",
        }));

        Assert.Equal("RelatedPerson", json.Text("performer", 0, "type"));
        Assert.Equal("true", json.Text("verification", 0, "verified"));
        Assert.Equal("RelatedPerson", json.Text("verification", 0, "verifiedWith", "type"));
        Assert.Equal("2026-11-20T12:00:00Z", json.Text("verification", 0, "verificationDate"));
        Assert.Equal("2026-11", json.Text("sourceAttachment", "title"));
        Assert.Equal("es", json.Text("sourceAttachment", "language"));
        Assert.False(json.GetProperty("sourceAttachment").TryGetProperty("data", out _));
    }

    [Fact]
    public void Named_persons_stand_alone_each_at_each_organization()
    {
        Guid[] persons = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        var json = Json(ConsentMapper.Map(world.Granted(_participant) with
        {
            RecipientOrganizationIds = [world.Clinic, world.OtherClinic],
            RecipientPersonIds = persons,
        }));

        var actors = json.GetProperty("provision").GetProperty("actor").EnumerateArray().Skip(1).ToList();
        Assert.Equal(
            from person in persons
            from organization in (Guid[])[world.Clinic, world.OtherClinic]
            select ($"{person}", $"Organization/{organization}"),
            actors.Select(actor => (
                actor.Text("reference", "identifier", "value"),
                actor.Text("reference", "identifier", "assigner", "reference"))));
        Assert.DoesNotContain(actors, actor => actor.GetProperty("reference").TryGetProperty("reference", out _));
    }

    [Theory]
    [InlineData(ConsentStatus.Granted, 0, 365, null, 365)]
    [InlineData(ConsentStatus.Granted, 10, 365, null, 365)]
    [InlineData(ConsentStatus.Granted, 0, null, null, null)]
    [InlineData(ConsentStatus.Revoked, 0, 365, 5, 5)]
    [InlineData(ConsentStatus.Revoked, 10, 365, 5, 5)]
    [InlineData(ConsentStatus.Expired, 0, 6, null, 6)]
    [InlineData(ConsentStatus.Expired, 0, 365, null, 7)]
    [InlineData(ConsentStatus.Expired, 0, null, null, 7)]
    public void A_period_ends_when_the_consent_does_and_never_before_it_starts(
        ConsentStatus status, int starts, int? expires, int? revoked, int? end)
    {
        var period = Json(ConsentMapper.Map(world.Granted(_participant) with
        {
            Status = status,
            StartsAt = starts == 0 ? null : Day(starts),
            ExpiresAt = Day(expires),
            ExpiryEvent = ExpiryEvent.SupportEnded,
            RevokedAt = Day(revoked),
            ChangedAt = Day(7)!.Value,
        })).GetProperty("provision").GetProperty("period");

        var found = period.TryGetProperty("end", out var ends) ? ends.GetString() : null;
        Assert.Equal(end is null ? null : Time(end), found);
        Assert.Equal(Time(Math.Min(starts, end ?? starts)), period.Text("start"));

        static DateTimeOffset? Day(int? day) => day is { } days ? ExchangeWorld.Noon.AddDays(days) : null;
        static string Time(int? day) => $"{Day(day):yyyy-MM-ddTHH:mm:ss}Z";
    }

    [Fact]
    public void An_event_that_ends_it_is_named_beside_the_period()
    {
        var consent = world.Granted(_participant) with { ExpiryEvent = ExpiryEvent.ReferralClosed };
        var json = Json(ConsentMapper.Map(consent));

        var extension = json.GetProperty("provision").GetProperty("extension")[0];
        Assert.Equal("https://carebridge.example/fhir/StructureDefinition/consent-expiry-event", extension.Text("url"));
        Assert.Equal("referral-closed", extension.Text("valueCode"));
    }

    private static JsonElement Json(Projection projection) =>
        JsonDocument.Parse(projection.ToBody(ExchangeWorld.Noon)).RootElement;
}
