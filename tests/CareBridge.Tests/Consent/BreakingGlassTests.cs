using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using CareBridge.Consent.Domain;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Consent;

public sealed class BreakingGlassTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    private readonly Caller _physician = new(Guid.CreateVersion7(), Role.ClinicStaff, network.Clinic);

    [Fact]
    public async Task It_opens_what_was_named_for_an_hour_to_who_opened_it_and_writes_it_down_as_an_emergency()
    {
        var participant = await network.RegisterAsync();
        var id = await OpenAsync(participant);

        var seen = await network.AuthorizeAsync(Question(participant, _physician.Id));
        var colleague = await network.AuthorizeAsync(Question(participant, Guid.CreateVersion7()));

        Assert.Equal([(0, (Guid?)id)], seen.Permitted.Select(item => (item.Index, item.BreakGlassId)));
        Assert.Empty(colleague.Permitted);
        var line = (await network.AccountingAsync(participant)).GetProperty("items").EnumerateArray().Single();
        Assert.Equal(_physician.Id, line.GetProperty("emergency").GetProperty("disclosedBy").GetGuid());
        Assert.Equal("overdose", line.GetProperty("emergency").GetProperty("natureCode").GetString());
        network.Clock.Advance(BreakGlassAccess.Duration);
        Assert.Empty((await network.AuthorizeAsync(Question(participant, _physician.Id))).Permitted);
    }

    [Fact]
    public async Task An_answer_that_rests_on_it_is_not_repeated_when_it_is_over()
    {
        var participant = await network.RegisterAsync();
        await OpenAsync(participant);
        var question = Question(participant, _physician.Id);
        Assert.Single((await network.AuthorizeAsync(question)).Permitted);
        Assert.Single((await network.AuthorizeAsync(question)).Permitted);

        network.Clock.Advance(BreakGlassAccess.Duration);

        Assert.Empty((await network.AuthorizeAsync(question)).Permitted);
    }

    [Theory]
    [InlineData("facility", null, "facility")]
    [InlineData("reason", "\" \"", "reason")]
    [InlineData("natureCode", "\"curiosity\"", "natureCode")]
    [InlineData("categories", "[]", "categories")]
    [InlineData("categories", "[\"reflections\"]", "categories")]
    [InlineData("categories", "[\"counselling-notes\"]", "categories")]
    public async Task Without_what_the_rule_has_written_down_nothing_opens(string member, string? value, string field)
    {
        var request = Request(await network.RegisterAsync());
        if (value is null) request.Remove(member);
        else request[member] = JsonNode.Parse(value);

        var answer = await network.Host.As(_physician).PutAsJsonAsync(
            $"/api/consent/break-glass/{Guid.CreateVersion7()}", request);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal([field], errors.EnumerateObject().Select(error => error.Name));
    }

    [Theory]
    [InlineData("facility")]
    [InlineData("reason")]
    public async Task The_same_id_with_other_grounds_is_no_repeat(string member)
    {
        var participant = await network.RegisterAsync();
        var path = $"/api/consent/break-glass/{await OpenAsync(participant)}";
        var request = Request(participant);

        request[member] = $" {request[member]} ";
        var repeated = await network.Host.As(_physician).PutAsJsonAsync(path, request);
        request[member] = "Something else";
        var other = await network.Host.As(_physician).PutAsJsonAsync(path, request);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (repeated.StatusCode, other.StatusCode));
    }

    [Fact]
    public void Whom_a_system_opens_it_for_is_one_of_its_grounds()
    {
        var asked = new BreakGlassRequest
        {
            Id = Guid.CreateVersion7(),
            ParticipantId = Guid.CreateVersion7(),
            OpenedBy = Guid.CreateVersion7(),
            OrganizationId = network.Clinic,
            HolderOrganizationIds = [network.Community],
            Practitioner = "Dr. Lee",
            Facility = "County hospital",
            NatureCode = "overdose",
            Reason = "Found unconscious.",
            Categories = BreakGlassAccess.Least,
        };
        var access = BreakGlassAccess.Open(asked, network.Clock.GetUtcNow());

        Assert.True(access.Answers(asked with { Practitioner = "Dr. Lee " }));
        Assert.False(access.Answers(asked with { Practitioner = "Dr. Poe" }));
    }

    [Fact]
    public async Task Who_only_wants_to_know_whether_there_is_somebody_must_put_down_why()
    {
        var probe = Request(Guid.CreateVersion7());
        probe["categories"] = new JsonArray();

        var answer = await network.Host.As(_physician).PutAsJsonAsync(
            $"/api/consent/break-glass/{Guid.CreateVersion7()}", probe);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Every_organization_whose_records_it_opens_hears_of_it()
    {
        var participant = await network.RegisterAsync();
        await network.LinkAsync(participant, network.OtherClinic);

        var id = await OpenAsync(participant);

        Assert.Contains(id, await QueueAsync(network.Staff(Role.PrivacyOfficer, network.OtherClinic)));
        Assert.Contains(id, await NoticesAsync(network.Staff(Role.PrivacyOfficer, network.OtherClinic)));
    }

    [Theory]
    [InlineData(Role.PeerSpecialist)]
    [InlineData(Role.Participant)]
    [InlineData(Role.PrivacyOfficer)]
    [InlineData(Role.Administrator)]
    public async Task Only_clinical_and_crisis_staff_may(Role role)
    {
        var answer = await network.Staff(role, network.Clinic).PutAsJsonAsync(
            $"/api/consent/break-glass/{Guid.CreateVersion7()}", Request(await network.RegisterAsync()));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Both_privacy_officers_hear_and_the_holders_review_it()
    {
        var participant = await network.RegisterAsync();
        var id = await OpenAsync(participant);
        await network.AuthorizeAsync(Question(participant, _physician.Id));
        var holder = network.Staff(Role.PrivacyOfficer, network.Community);
        var user = network.Staff(Role.PrivacyOfficer, network.Clinic);
        Assert.Contains(id, await NoticesAsync(holder));
        Assert.Contains(id, await NoticesAsync(user));
        Assert.Contains(id, await QueueAsync(holder));

        var misuse = new { outcome = "misuse", note = "Nobody was treated.", tellParticipant = true };
        var mistaken = await user.PostAsJsonAsync($"/api/consent/break-glass/{id}/review", misuse);
        var reviewed = await holder.PostAsJsonAsync($"/api/consent/break-glass/{id}/review", misuse);

        Assert.Equal(HttpStatusCode.NotFound, mistaken.StatusCode);
        reviewed.EnsureSuccessStatusCode();
        Assert.DoesNotContain(id, await QueueAsync(holder));
        var view = await user.GetFromJsonAsync<JsonElement>($"/api/consent/break-glass/{id}");
        Assert.Equal("misuse", view.GetProperty("review").GetString());
        Assert.Equal(1, view.GetProperty("disclosures").GetInt32());
        var stranger = network.Staff(Role.PrivacyOfficer, network.OtherClinic);
        Assert.Equal(
            HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/consent/break-glass/{id}")).StatusCode);
    }

    [Fact]
    public async Task The_participant_hears_at_once_or_when_a_privacy_officer_finds_it_safe()
    {
        var told = await network.RegisterAsync();
        var toldId = await OpenAsync(told);
        Assert.Contains(toldId, await NoticesAsync(network.Participant(told)));

        var participant = await network.RegisterAsync();
        var id = await OpenAsync(participant, safe: false);
        var path = $"/api/consent/break-glass/{id}";
        Assert.DoesNotContain(id, await NoticesAsync(network.Participant(participant)));
        Assert.Equal(HttpStatusCode.NotFound, (await network.Participant(participant).GetAsync(path)).StatusCode);
        Assert.Single((await network.AuthorizeAsync(Question(participant, _physician.Id))).Permitted);
        Assert.Equal(0, (await network.AccountingAsync(participant)).GetProperty("items").GetArrayLength());
        (await network.Staff(Role.PrivacyOfficer, network.Community).PostAsJsonAsync(
            $"{path}/review", new { outcome = "justified", note = "Saved a life.", tellParticipant = true }))
            .EnsureSuccessStatusCode();

        Assert.Contains(id, await NoticesAsync(network.Participant(participant)));
        Assert.Equal(1, (await network.AccountingAsync(participant)).GetProperty("items").GetArrayLength());
        var view = await network.Participant(participant).GetStringAsync(path);
        Assert.DoesNotContain("Saved a life", view);
    }

    private AuthorizeDisclosure Question(Guid participant, Guid recipient) =>
        network.Question(participant, DisclosureCategory.SafetyPlan, DisclosureCategory.Reflections) with
        {
            RecipientId = recipient,
            Purpose = PurposeOfUse.EmergencyTreatment,
        };

    private async Task<Guid> OpenAsync(Guid participant, bool safe = true)
    {
        var id = Guid.CreateVersion7();
        var answer = await network.Host.As(_physician).PutAsJsonAsync(
            $"/api/consent/break-glass/{id}", Request(participant, safe));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var again = await network.Host.As(_physician).PutAsJsonAsync(
            $"/api/consent/break-glass/{id}", Request(participant, safe));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        return id;
    }

    private static JsonObject Request(Guid participant, bool safe = true) => new()
    {
        ["participantId"] = participant,
        ["facility"] = "County hospital, emergency department",
        ["natureCode"] = "overdose",
        ["reason"] = "Found unconscious.",
        ["categories"] = new JsonArray("identity", "safety-plan"),
        ["safeToTellParticipant"] = safe,
    };

    private static async Task<List<Guid>> NoticesAsync(HttpClient reader)
    {
        var page = await reader.GetFromJsonAsync<JsonElement>("/api/consent/notices");
        return [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("subjectId").GetGuid())];
    }

    private static async Task<List<Guid>> QueueAsync(HttpClient officer)
    {
        var page = await officer.GetFromJsonAsync<JsonElement>("/api/consent/break-glass?review=pending");
        return [.. page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];
    }
}
