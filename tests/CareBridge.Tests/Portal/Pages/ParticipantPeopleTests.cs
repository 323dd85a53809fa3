using System.Net;
using CareBridge.Tests.Aftercare.Living;
using CareBridge.Tests.Referrals;

namespace CareBridge.Tests.Portal.Pages;

/// <summary>Whom a participant has beside them, and where they are referred.</summary>
public sealed class ParticipantPeopleTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    private readonly Guid _me = Guid.CreateVersion7();

    [Fact]
    public async Task Boundaries_are_agreed_with_a_friend_and_ended()
    {
        await network.RegisterAsync(_me);
        using var browser = await network.BrowseAsync(_me);
        await browser.OpenAsync("/me/circle");
        await browser.SendAsync("/me/circle", new() { ["name"] = "Sam Reed", ["roleCode"] = "friend" }, "add");
        Assert.Contains("Sam Reed", browser.Text);
        var page = browser.Link("/me/circle/");
        await browser.OpenAsync(page);

        var nameless = await browser.SendAsync(
            page, new() { ["from"] = "09:00", ["to"] = "20:00", ["mayBeTold"] = "mood" }, "propose");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.NotEmpty(browser.Fault("knownAs"));
        await browser.SendAsync(
            page,
            new() { ["from"] = "09:00", ["to"] = "20:00", ["mayBeTold"] = "mood", ["knownAs"] = "Jo" },
            "propose");
        Assert.Contains("Waits for their answer.", browser.Text);
        var partnerships = await network.Participant(_me).ItemsAsync(LivingDesk.About(_me, "partnerships"));
        var id = partnerships.Single().GetProperty("id").GetGuid();
        await browser.SendAsync(page, [], $"link:{id}");
        Assert.Contains("/api/aftercare/links/", browser.Text);
        await browser.SendAsync(page, [], $"end:{id}");
        Assert.DoesNotContain("Waits for their answer.", browser.Text);
    }

    [Fact]
    public async Task A_first_visit_is_answered_and_a_referral_called_off()
    {
        var (referral, participant, _) = await network.AcceptedAsync();
        var (contact, _) = await network.ClinicStaff().ProposeAsync(referral);
        using var browser = await network.BrowseAsync(participant);
        var page = $"/me/referrals/{referral}";
        Assert.Contains($"href=\"{page}\"", browser.Html);
        await browser.OpenAsync(page);
        Assert.Contains("12 Mill Lane", browser.Text);

        await browser.SendAsync(
            page, new() { ["answer"] = "other-time", ["wish"] = "After five" }, $"reply:{contact}");
        Assert.Contains("You asked for another time.", browser.Text);
        Assert.Equal("After five", (await network.ClinicStaff().SeeAsync(referral, "/contacts"))
            .GetProperty("items")[0].GetProperty("wish").GetString());
        // As where somebody presses Enter after their wish.
        var both = await browser.SendAsync(
            page, new() { ["answer"] = "coming", ["wish"] = "Thursday" }, $"reply:{contact}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, both.StatusCode);
        Assert.NotEmpty(browser.Fault("wish"));
        Assert.DoesNotContain("You said that you will come.", browser.Text);
        await browser.SendAsync(page, new() { ["answer"] = "coming" }, $"reply:{contact}");
        Assert.Contains("You said that you will come.", browser.Text);
        await browser.SendAsync(page, [], "cancel");
        Assert.Contains("Called off.", browser.Text);
        Assert.DoesNotContain("Call it off", browser.Text);
    }
}
