using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Aftercare;

/// <summary>Check-ins and milestones as a clinic without a record system of its own sees them.</summary>
public sealed class DisclosingRecordsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private const string Words = "I slept badly";
    private const string NoParticipant = """
        { "title": "Not found.", "status": 404, "detail": "There is no such participant.", "what": "participant" }
        """;

    [Theory]
    [InlineData("check-ins", "check-in-scores")]
    [InlineData("milestones", "engagement")]
    public async Task A_clinic_sees_what_is_consented_to_with_its_notice_until_it_is_revoked(
        string kind, string category)
    {
        var participant = await RecordAsync();
        await IsNobodyAsync(Guid.CreateVersion7(), kind);
        await IsNobodyAsync(participant, kind);

        var consent = await network.ConsentAsync(participant, network.Clinic, category, "treatment");
        var reader = Guid.CreateVersion7();
        var page = await (await ReadAsync(participant, kind, id: reader)).Content.ReadFromJsonAsync<JsonElement>();

        var record = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal(participant, record.GetProperty("participantId").GetGuid());
        Assert.Equal(RedisclosureNotice.Text, page.GetProperty("disclosure").GetProperty("notice").GetString());
        var line = Assert.Single(await network.AccountingAsync(participant));
        Assert.Equal(consent, line.GetProperty("consentId").GetGuid());
        Assert.Equal(reader, line.GetProperty("recipientId").GetGuid());
        Assert.Equal(
            record.GetProperty("id").GetGuid(),
            Assert.Single(line.GetProperty("items").EnumerateArray()).GetProperty("resourceId").GetGuid());

        await network.RevokeAsync(participant, consent);
        await IsNobodyAsync(participant, kind);
    }

    [Fact]
    public async Task Words_scores_and_engagement_are_shown_each_under_its_own_category()
    {
        var participant = await RecordAsync();
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        await network.ConsentAsync(participant, network.OtherClinic, "reflections", "treatment");
        await network.ConsentAsync(participant, network.CrisisTeam, "engagement", "treatment");

        var scores = await OneAsync(participant, network.Clinic);
        var words = await OneAsync(participant, network.OtherClinic);
        var engagement = await OneAsync(participant, network.CrisisTeam);

        Assert.Equal(4, scores.GetProperty("craving").GetInt32());
        Assert.False(scores.TryGetProperty("reflection", out _));
        Assert.False(scores.TryGetProperty("engagement", out _));
        Assert.Equal(Words, words.GetProperty("reflection").GetString());
        Assert.False(words.TryGetProperty("craving", out _));
        Assert.False(words.TryGetProperty("engagement", out _));
        Assert.Equal("engaged", engagement.GetProperty("engagement").GetString());
        Assert.False(engagement.TryGetProperty("craving", out _));
        Assert.False(engagement.TryGetProperty("reflection", out _));
    }

    [Fact]
    public async Task Only_for_the_purpose_that_the_consent_names()
    {
        var participant = await RecordAsync();
        await network.ConsentAsync(participant, network.CrisisTeam, "check-in-scores", "care-management");
        var address = Address(participant, "check-ins");
        var responder = network.Staff(Role.CrisisResponder, network.CrisisTeam);

        await responder.GetAsync(address).IsAsync(HttpStatusCode.NotFound);
        await responder.GetAsync($"{address}?purpose=care-management").IsAsync(HttpStatusCode.OK);
        await responder.GetAsync($"{address}?purpose=marketing").IsProblemAsync(
            HttpStatusCode.UnprocessableEntity,
            """
            {
              "title": "Some fields are not valid.",
              "status": 422,
              "errors": { "purpose": ["One of: treatment, care-management, operations, emergency-treatment."] }
            }
            """);
    }

    [Fact]
    public async Task What_another_holder_withholds_shortens_no_page()
    {
        var participant = await RecordAsync();
        var administrator = network.Administrator;
        (await administrator.PutAsJsonAsync(
            $"/api/directory/participants/{participant}/organizations/{network.OtherCommunity}",
            new { system = "urn:oid:1.2.3", value = $"{participant}" })).EnsureSuccessStatusCode();
        for (var i = 0; i < 2; i++) await RecordAsync(participant, network.OtherCommunity);
        await RecordAsync(participant);
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");

        var address = $"{Address(participant, "check-ins")}?limit=1";
        var first = await network.Staff(Role.ClinicStaff, network.Clinic).GetFromJsonAsync<JsonElement>(address);
        var second = await network.Staff(Role.ClinicStaff, network.Clinic).GetFromJsonAsync<JsonElement>(
            $"{address}&after={first.GetProperty("next").GetString()}");

        Assert.Equal(
            [network.Community, network.Community],
            ((JsonElement[])[first, second]).Select(page =>
                Assert.Single(page.GetProperty("items").EnumerateArray()).GetProperty("organizationId").GetGuid()));
        Assert.False(second.TryGetProperty("next", out _));
    }

    [Fact]
    public async Task While_Consent_is_silent_a_clinic_is_shown_nothing_and_the_community_its_own()
    {
        var participant = await RecordAsync();
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        network.ConsentIsDown = true;
        try
        {
            var answer = await ReadAsync(participant, "check-ins");

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            await network.Specialist.GetAsync(Address(participant, "check-ins")).IsAsync(HttpStatusCode.OK);
        }
        finally
        {
            network.ConsentIsDown = false;
        }
        await ReadAsync(participant, "check-ins").IsAsync(HttpStatusCode.OK);
    }

    private static string Address(Guid participant, string kind) => $"/api/aftercare/participants/{participant}/{kind}";

    /// <summary>A check-in and a milestone, of a new participant if need be.</summary>
    private async Task<Guid> RecordAsync(Guid? known = null, Guid? holder = null)
    {
        var participant = known ?? await network.RegisterAsync();
        var specialist = network.Staff(Role.PeerSpecialist, holder ?? network.Community);
        (await specialist.PutAsJsonAsync($"/api/aftercare/check-ins/{Guid.CreateVersion7()}", new
        {
            participantId = participant,
            heldAt = TimeProvider.System.GetUtcNow(),
            engagement = "engaged",
            craving = 4,
            reflection = Words,
        })).EnsureSuccessStatusCode();
        (await specialist.PutAsJsonAsync($"/api/aftercare/milestones/{Guid.CreateVersion7()}", new
        {
            participantId = participant,
            milestoneCode = "thirty-days",
            reachedOn = "2026-03-01",
        })).EnsureSuccessStatusCode();
        return participant;
    }

    private Task<HttpResponseMessage> ReadAsync(
        Guid participant, string kind, Guid? organization = null, Guid? id = null) =>
        network.Staff(Role.ClinicStaff, organization ?? network.Clinic, id).GetAsync(Address(participant, kind));

    private async Task<JsonElement> OneAsync(Guid participant, Guid organization)
    {
        var answer = await ReadAsync(participant, "check-ins", organization);
        var page = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return Assert.Single(page.GetProperty("items").EnumerateArray());
    }

    private Task IsNobodyAsync(Guid participant, string kind) =>
        ReadAsync(participant, kind).IsProblemAsync(HttpStatusCode.NotFound, NoParticipant);
}
