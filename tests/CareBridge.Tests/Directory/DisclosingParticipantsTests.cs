using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Directory;

/// <summary>Who somebody is, to an organization that did not register them.</summary>
public sealed class DisclosingParticipantsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Theory]
    [InlineData(Role.ClinicStaff)]
    [InlineData(Role.CrisisResponder)]
    [InlineData(Role.PeerSpecialist)]
    public async Task It_is_told_while_any_consent_names_it_and_then_there_is_nobody_again(Role role)
    {
        var participant = await network.RegisterAsync();
        await IsNobodyAsync(role, Guid.CreateVersion7());
        await IsNobodyAsync(role, participant);

        var consent = await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");
        var seen = await (await ReadAsync(role, participant)).Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal("Rivers", seen.GetProperty("familyName").GetString());
        Assert.Equal(RedisclosureNotice.Text, seen.GetProperty("disclosure").GetProperty("notice").GetString());
        var line = Assert.Single(await network.AccountingAsync(participant));
        Assert.Equal(consent, line.GetProperty("consentId").GetGuid());
        Assert.Equal(network.Community, line.GetProperty("discloserOrganizationId").GetGuid());

        await network.RevokeAsync(participant, consent);
        await IsNobodyAsync(role, participant);
    }

    [Fact]
    public async Task The_registering_organization_is_told_without_consent_and_on_no_record()
    {
        var participant = await network.RegisterAsync();

        var seen = await network.Specialist.GetFromJsonAsync<JsonElement>(Address(participant));

        Assert.Equal("Rivers", seen.GetProperty("familyName").GetString());
        Assert.False(seen.TryGetProperty("disclosure", out _));
        Assert.Empty(await network.AccountingAsync(participant));
    }

    [Fact]
    public async Task A_recipient_sees_its_own_number_for_them_and_nobody_elses()
    {
        var participant = await network.RegisterAsync();
        (await network.Administrator.PutAsJsonAsync(
            $"{Address(participant)}/organizations/{network.Clinic}",
            new { system = "urn:oid:1.2.3", value = $"C{participant}" })).EnsureSuccessStatusCode();
        await network.ConsentAsync(participant, network.Clinic, "engagement", "treatment");
        await network.ConsentAsync(participant, network.OtherClinic, "engagement", "treatment");

        var seen = await network.Staff(Role.ClinicStaff, network.Clinic)
            .GetFromJsonAsync<JsonElement>(Address(participant));
        var other = await network.Staff(Role.ClinicStaff, network.OtherClinic)
            .GetFromJsonAsync<JsonElement>(Address(participant));

        Assert.Equal($"C{participant}", seen.GetProperty("identifier").GetProperty("value").GetString());
        Assert.False(other.TryGetProperty("identifier", out _));
    }

    private static string Address(Guid participant) => $"/api/directory/participants/{participant}";

    private Task<HttpResponseMessage> ReadAsync(Role role, Guid participant) =>
        network.Staff(role, network.Clinic).GetAsync(Address(participant));

    private Task IsNobodyAsync(Role role, Guid participant) => ReadAsync(role, participant).IsProblemAsync(
        HttpStatusCode.NotFound,
        """
        { "title": "Not found.", "status": 404, "detail": "There is no such participant.", "what": "participant" }
        """);
}
