using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareBridge.Platform.Security;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>Staff is told that somebody takes a consent back, and records it by a form (42 CFR 2.31(a)(6)).</summary>
public sealed partial class HearingRevocationsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_specialist_records_what_they_were_told_and_it_holds_at_once()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        var page = $"/people/consents/{consent}";
        using var clinic = await network.BrowseAsync(Role.ClinicStaff);
        await clinic.OpenAsync($"/summaries/{participant}");
        Assert.Contains("Jo Rivers", clinic.Text);
        using var browser = await network.BrowseAsync(Role.PeerSpecialist);
        await browser.OpenAsync(page);
        var now = Now().Match(browser.Html).Groups[1].Value;

        var silent = await browser.SendAsync(page, new() { ["receivedAt"] = now }, "revoke");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal("Choose one.", browser.FaultOf("revoke-manner"));
        var future = await browser.SendAsync(
            page, new() { ["manner"] = "spoken", ["receivedAt"] = "2099-01-01T10:00" }, "revoke");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, future.StatusCode);
        Assert.NotEmpty(browser.FaultOf("revoke-receivedAt"));
        await browser.SendAsync(page, new() { ["manner"] = "spoken", ["receivedAt"] = now }, "revoke");

        Assert.Equal(page, browser.Address);
        Assert.Contains("<strong>Revoked.</strong>", browser.Html);
        Assert.DoesNotContain("value=\"revoke\"", browser.Html);
        await clinic.OpenAsync($"/summaries/{participant}");
        Assert.Contains("There is nothing here to show you", clinic.Text);
        Assert.Equal("spoken", await MannerAsync(participant, consent));
    }

    [Fact]
    public async Task Whoever_may_see_somebodys_data_records_it_too_and_sees_nothing_then()
    {
        var participant = await network.RegisterAsync();
        var consent = await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        var (page, action) = ($"/summaries/{participant}/revocations", $"revoke/{consent}");
        using var browser = await network.BrowseAsync(Role.ClinicStaff);
        await browser.OpenAsync($"/summaries/{participant}");
        var now = Now().Match(browser.Html).Groups[1].Value;

        var unclear = await browser.SendAsync(page, new() { ["manner"] = "written", ["receivedAt"] = "" }, action);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unclear.StatusCode);
        Assert.Equal("Give a day and a time.", browser.FaultOf($"revoke-{consent}-receivedAt"));
        await browser.SendAsync(page, new() { ["manner"] = "written", ["receivedAt"] = now }, action);

        Assert.StartsWith($"/summaries/{participant}", browser.Address);
        Assert.Contains("There is nothing here to show you", browser.Text);
        Assert.DoesNotContain("value=\"revoke", browser.Html);
        Assert.Equal("written", await MannerAsync(participant, consent));
    }

    [Fact]
    public async Task A_consent_that_does_not_name_them_is_not_there_for_them()
    {
        var participant = await network.RegisterAsync();
        await network.ConsentAsync(participant, network.Clinic, "check-in-scores", "treatment");
        var elsewhere = await network.ConsentAsync(participant, network.OtherClinic, "engagement", "treatment");
        using var browser = await network.BrowseAsync(Role.ClinicStaff);
        await browser.OpenAsync($"/summaries/{participant}");
        Assert.DoesNotContain($"{elsewhere}", browser.Html);

        var answer = await browser.SendAsync(
            $"/summaries/{participant}/revocations",
            new() { ["consentId"] = $"{elsewhere}", ["manner"] = "spoken", ["receivedAt"] = "2026-01-01T10:00" });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("granted", await ReadAsync(participant, elsewhere, "status"));
    }

    private async Task<string?> MannerAsync(Guid participant, Guid consent)
    {
        Assert.Equal("revoked", await ReadAsync(participant, consent, "status"));
        var read = await network.Participant(participant)
            .GetFromJsonAsync<JsonElement>($"/api/consent/consents/{consent}");
        return read.GetProperty("revocation").GetProperty("manner").GetString();
    }

    private async Task<string?> ReadAsync(Guid participant, Guid consent, string field) =>
        (await network.Participant(participant).GetFromJsonAsync<JsonElement>($"/api/consent/consents/{consent}"))
        .GetProperty(field).GetString();

    [GeneratedRegex("name=\"receivedAt\" type=\"datetime-local\" required value=\"([^\"]*)\"")]
    private static partial Regex Now();
}
